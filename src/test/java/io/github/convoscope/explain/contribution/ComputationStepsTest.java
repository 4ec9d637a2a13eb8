package io.github.convoscope.explain.contribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComputationStepsTest {
  private final NetworkSpec spec = SampleNetworks.everyKind();

  @Test
  void everyNeuronBelongsToOneStepInOrder() {
    for (LayerSpec layer : spec.layers().subList(1, spec.depth())) {
      assertCovers(ComputationSteps.layer(layer, start(layer)), layer, 0, layer.shape().size());
    }
  }

  @Test
  void theStepsOfAMapGoFromItsFirstToItsLastCell() {
    for (LayerSpec layer : spec.layers().subList(1, spec.depth())) {
      int size = layer.shape().mapSize();
      assertCovers(ComputationSteps.map(layer, 2, start(layer)), layer, 2 * size, 3 * size);
      assertCovers(ComputationSteps.map(layer, 2, 0), layer, 2 * size, 3 * size);
    }
  }

  @Test
  void theSecondStepIsWhereTheDrawingBegins() {
    LayerSpec layer = spec.layer(1);
    int size = layer.shape().mapSize();
    int columns = layer.shape().columns();
    float[] values = new float[layer.shape().size()];
    Arrays.fill(values, 0.3f);
    assertEquals(
        0, ComputationSteps.start(layer, 1, values), "a blank map begins at its first cell");
    int cell = 3 * columns + 5;
    values[size + cell - 2] = 0.4f;
    values[size + cell] = 2;
    assertEquals(cell, ComputationSteps.start(layer, 1, values), "faint cells are skipped");
    assertEquals(0, ComputationSteps.start(layer, 0, values), "another map");
    List<ComputationStep> steps = ComputationSteps.map(layer, 1, cell);
    assertEquals(ComputationStep.Grain.CELL, steps.get(0).grain());
    assertEquals(size, steps.get(0).focus(), "the first cell alone");
    assertEquals(ComputationStep.Grain.BLANK, steps.get(1).grain());
    assertEquals(size + cell, steps.get(1).focus());
    assertEquals(ComputationStep.Grain.CELL, steps.get(2).grain());
  }

  @Test
  void afterTheFirstCellStepsNeverGetSmaller() {
    for (LayerSpec layer : spec.layers().subList(1, spec.depth())) {
      int last = 0;
      List<ComputationStep> steps = ComputationSteps.layer(layer, start(layer));
      assertEquals(ComputationStep.Grain.CELL, steps.get(0).grain());
      for (ComputationStep step : steps.subList(1, steps.size())) {
        assertTrue(step.grain().ordinal() >= last, layer.name());
        last = step.grain().ordinal();
      }
    }
  }

  @Test
  void theStepsOfTheNetworkAreThoseOfItsLayers() {
    List<ComputationStep> all = ComputationSteps.network(spec, ComputationStepsTest::start);
    int neurons = all.stream().mapToInt(step -> step.until() - step.from()).sum();
    assertEquals(spec.neurons() - spec.input().shape().size(), neurons);
    for (int i = 1; i < all.size(); i++) {
      assertTrue(all.get(i).layer() >= all.get(i - 1).layer());
    }
  }

  /** A cell inside the map, as if the drawing began there. */
  private static int start(LayerSpec layer) {
    return layer.shape().spatial() ? layer.shape().mapSize() / 3 : 0;
  }

  private static void assertCovers(
      List<ComputationStep> steps, LayerSpec layer, int from, int until) {
    int at = from;
    for (ComputationStep step : steps) {
      assertEquals(layer.index(), step.layer());
      assertEquals(at, step.from(), layer.name());
      assertTrue(step.until() > step.from());
      at = step.until();
    }
    assertEquals(until, at, layer.name());
  }
}
