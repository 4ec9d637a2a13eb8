package io.github.convoscope.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.convoscope.network.operator.NetworkBuilder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LayerSummaryTest {
  private static final int CELLS = 4;

  private static LayerSpec convolution(int maps) {
    return new NetworkBuilder("net", Shape.maps(1, 2, 2))
        .convolution("conv", maps, Window.same(1), ActivationFunction.RELU)
        .output("output", 2, ActivationFunction.SOFTMAX)
        .build()
        .layer(1);
  }

  @Test
  void theStrongestMapsFollowTheStrongestValuesInTheirOwnOrder() {
    LayerSummary summary = LayerSummary.of(convolution(12));
    assertEquals(Shape.maps(6, 2, 2), summary.shape());
    float[] values = new float[12 * CELLS];
    for (int map = 0; map < 12; map++) {
      // 7, 11, 3, 2 and 9 have the largest sums of magnitudes; map 5 has one large value.
      float each =
          switch (map) {
            case 7 -> 5;
            case 11 -> -4;
            case 3 -> 3;
            case 2 -> 2.5f;
            case 9 -> 2.25f;
            default -> .1f;
          };
      Arrays.fill(values, map * CELLS, (map + 1) * CELLS, each);
    }
    values[5 * CELLS + 3] = 8;
    float[] cells = new float[summary.shape().size()];
    int[] maps = summary.strongest(values, 0, cells);
    assertArrayEquals(new int[] {2, 3, 7, 9, 11}, maps);
    assertArrayEquals(new float[] {5, 5, 5, 8}, Arrays.copyOf(cells, CELLS));
    for (int i = 0; i < maps.length; i++) {
      assertArrayEquals(
          Arrays.copyOfRange(values, maps[i] * CELLS, (maps[i] + 1) * CELLS),
          Arrays.copyOfRange(cells, (i + 1) * CELLS, (i + 2) * CELLS));
    }
    assertEquals(3, summary.cell(5, 1, 1), "a neuron belongs to the first map");
  }

  @Test
  void aLayerOfFewMapsHasOneMapOnly() {
    LayerSummary summary = LayerSummary.of(convolution(9));
    assertEquals(Shape.maps(1, 2, 2), summary.shape());
    float[] values = new float[9 * CELLS];
    values[CELLS] = -3;
    values[2 * CELLS] = 2;
    float[] cells = new float[CELLS];
    assertEquals(0, summary.strongest(values, 0, cells).length);
    assertArrayEquals(new float[] {-3, 0, 0, 0}, cells);
  }
}
