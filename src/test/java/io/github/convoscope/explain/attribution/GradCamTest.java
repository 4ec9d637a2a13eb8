package io.github.convoscope.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.NetworkBuilder;
import io.github.convoscope.task.Progress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradCamTest {
  private static final AttributionTarget GOLDEN = new AttributionTarget.Unit(3, 0);

  @Test
  void theGoldenNetworkHasItsKnownMaps() {
    Attributor attributor = new Attributor(Toys.golden());
    float[] x = new float[16];
    for (int i = 0; i < 16; i++) {
      x[i] = i;
    }
    assertArrayEquals(new double[] {11.25, 13.5, 20.25, 22.5}, cam(attributor, x, 1), 1e-5);
    assertArrayEquals(new double[] {0, 4, 28, 32.5}, cam(attributor, x, 2), 1e-5);
    assertArrayEquals(
        new double[] {0, 1, 1, 1, 1, 3, 3, 2, 1, 3, 3, 2, 1, 2, 2, 1},
        attributor.explain(x, GOLDEN, new GuidedBackprop(), Progress.NONE).values(),
        1e-6);
    assertArrayEquals(
        new double[] {2, 3, 3, 1, 3, 5, 5, 2, 3, 5, 5, 2, 1, 2, 2, 1},
        attributor.explain(x, GOLDEN, new Deconvolution(), Progress.NONE).values(),
        1e-6);
    assertEquals(54, attributor.score(x, GOLDEN), 1e-6);
  }

  @Test
  void withSamePaddingTheMapIsStretchedAboutHalfPixelCentres() {
    NetworkSpec spec = UntrainedNetworks.digits();
    double[] cells = random(14 * 14);
    double[] over = GradCam.overInput(spec, 3, cells);
    for (int row = 0; row < 28; row++) {
      for (int column = 0; column < 28; column++) {
        double y = Math.max(0, (row + 0.5) / 2 - 0.5);
        double x = Math.max(0, (column + 0.5) / 2 - 0.5);
        int top = (int) y;
        int left = (int) x;
        int bottom = Math.min(13, top + 1);
        int right = Math.min(13, left + 1);
        double expected =
            (top + 1 - y)
                    * ((left + 1 - x) * cells[14 * top + left]
                        + (x - left) * cells[14 * top + right])
                + (y - top)
                    * ((left + 1 - x) * cells[14 * bottom + left]
                        + (x - left) * cells[14 * bottom + right]);
        assertEquals(expected, over[28 * row + column], 1e-12);
      }
    }
  }

  @Test
  void aMapOfTheInputsSizeIsLeftAsItIs() {
    double[] cells = random(784);
    assertArrayEquals(cells, GradCam.overInput(UntrainedNetworks.digits(), 1, cells), 1e-12);
  }

  @Test
  void withoutPaddingOneCellIsHottestAtTheCentreOfItsReceptiveField() {
    NetworkSpec spec = valid();
    Shape shape = spec.layer(3).shape();
    assertEquals(8, shape.rows());
    for (int row = 0; row < 8; row++) {
      for (int column = 0; column < 8; column++) {
        double[] cells = new double[64];
        cells[8 * row + column] = 1;
        double[] over = GradCam.overInput(spec, 3, cells);
        int hottest = 0;
        for (int i = 0; i < 784; i++) {
          hottest = over[i] > over[hottest] ? i : hottest;
        }
        assertEquals(2 * row + 6.5, hottest / 28, 0.51);
        assertEquals(2 * column + 6.5, hottest % 28, 0.51);
      }
    }
  }

  @Test
  void nothingIsSaidAboutPixelsThatNoCellHasSeen() {
    NetworkSpec spec = valid();
    double[] cells = new double[64];
    Arrays.fill(cells, 1);
    double[] over = GradCam.overInput(spec, 3, cells);
    assertEquals(1, over[28 * 14 + 14], 1e-12);
    assertTrue(over[0] < 0.05, "only the corner of one receptive field is there");
  }

  @Test
  void whereEverythingSpeaksAgainstTheTargetTheMapIsEmptyAndSaysWhy() {
    NetworkSpec spec =
        new NetworkBuilder("against", Shape.maps(1, 4, 4))
            .convolution("conv", 1, Window.of(1, 1), ActivationFunction.RELU)
            .output("output", 1, ActivationFunction.IDENTITY)
            .build();
    float[] against = new float[16];
    Arrays.fill(against, -1);
    Engine engine =
        new FastEngine(
            spec,
            new Weights(
                List.of(
                    LayerWeights.NONE,
                    new LayerWeights(new float[] {1}, new float[1]),
                    new LayerWeights(against, new float[1]))));
    Attribution map =
        new Attributor(engine)
            .explain(
                Toys.noise(16, 1), new AttributionTarget.Logit(0), GradCam.DEFAULT, Progress.NONE);
    assertArrayEquals(new double[16], map.values(), 0);
    assertEquals("attribution.all-negative", map.note().key());
  }

  @Test
  void aNetworkWithoutMapsOrALayerAboveTheTargetIsRefusedInWords() {
    Attributor flat = new Attributor(Toys.flat());
    Problem problem =
        assertThrows(
            Problem.class,
            () ->
                flat.explain(
                    new float[16], new AttributionTarget.Logit(0), GradCam.DEFAULT, Progress.NONE));
    assertEquals("attribution.no-maps", problem.what().key());
    Attributor digits = new Attributor(UntrainedNetworks.untrainedDigits(1));
    problem =
        assertThrows(
            Problem.class,
            () ->
                digits.explain(
                    new float[784],
                    new AttributionTarget.Unit(1, 2),
                    new GradCam(3, false),
                    Progress.NONE));
    assertEquals("attribution.layer-above", problem.what().key());
  }

  private static double[] cam(Attributor attributor, float[] x, int layer) {
    return attributor.explain(x, GOLDEN, new GradCam(layer, true), Progress.NONE).values();
  }

  private static NetworkSpec valid() {
    return new NetworkBuilder("valid", Shape.maps(1, 28, 28))
        .convolution("conv1", 2, Window.of(5, 1), ActivationFunction.RELU)
        .pooling("pool1", PoolingKind.MAX, Window.of(2, 2))
        .convolution("conv2", 2, Window.of(5, 1), ActivationFunction.RELU)
        .output("output", 2, ActivationFunction.SOFTMAX)
        .build();
  }

  private static double[] random(int size) {
    double[] values = new double[size];
    float[] noise = Toys.noise(size, 9);
    for (int i = 0; i < size; i++) {
      values[i] = noise[i];
    }
    return values;
  }
}
