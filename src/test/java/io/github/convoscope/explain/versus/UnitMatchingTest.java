package io.github.convoscope.explain.versus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.edit.UnitSwap;
import io.github.convoscope.task.Progress;
import io.github.convoscope.training.ValidationSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Units of two networks matched by what they answer. */
class UnitMatchingTest {
  private final Model model = new ModelOpener().open(ShippedFiles.model());

  private static List<float[]> digits(int count) {
    ValidationSet set = ValidationSet.handwriting(count, 5);
    List<float[]> inputs = new ArrayList<>();
    for (int i = 0; i < set.count(); i++) {
      inputs.add(set.image(i));
    }
    return inputs;
  }

  @Test
  void aPermutedCopyIsFoundExactly() {
    Weights turned = model.weights();
    for (LayerSpec layer : model.spec().layers()) {
      if (layer.kind() == LayerKind.CONVOLUTION) {
        int units = layer.shape().channels();
        for (int unit = 0; unit + 1 < units; unit++) {
          turned =
              new UnitSwap(model.spec(), layer.index(), unit, unit + 1)
                  .withReaders(turned)
                  .orElseThrow();
        }
      }
    }
    try (FastEngine a = new FastEngine(model.spec(), model.weights());
        FastEngine b = new FastEngine(model.spec(), turned)) {
      List<UnitMatching> layers = UnitMatching.of(a, b, digits(60), Progress.NONE);
      assertEquals(2, layers.size());
      for (UnitMatching layer : layers) {
        int units = model.spec().layer(layer.layer()).shape().channels();
        assertEquals(units, layer.pairs().size() + layer.silentA().size());
        for (UnitMatching.Pair pair : layer.pairs()) {
          assertEquals((pair.a() + units - 1) % units, pair.b());
          assertEquals(1, pair.correlation(), 1e-5);
        }
        assertEquals(layer.pairs().size(), layer.partners());
        assertEquals(1, layer.meanOfPartners(), 1e-5);
      }
    }
  }

  @Test
  void unitsThatAnswerOtherThingsAreNoPartners() {
    Random random = new Random(7);
    List<float[]> noise = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      float[] input = new float[model.spec().layer(0).shape().size()];
      for (int p = 0; p < input.length; p++) {
        input[p] = (float) random.nextGaussian();
      }
      noise.add(input);
    }
    Weights strange = model.weights();
    try (FastEngine a = new FastEngine(model.spec(), model.weights());
        FastEngine b = new FastEngine(model.spec(), noisy(strange, random))) {
      UnitMatching first = UnitMatching.of(a, b, noise, Progress.NONE).get(0);
      assertFalse(first.pairs().isEmpty());
      for (UnitMatching.Pair pair : first.pairs()) {
        assertFalse(pair.partners(), pair.toString());
      }
      assertEquals(0, first.partners());
    }
  }

  /** White kernels: over white noise, outputs of two of them are all but independent. */
  private Weights noisy(Weights weights, Random random) {
    float[] kernel = weights.of(1).kernel().clone();
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = (float) random.nextGaussian();
    }
    return changed(kernel, weights.of(1).bias());
  }

  private Weights changed(float[] kernel, float[] bias) {
    List<LayerWeights> layers = new ArrayList<>(model.weights().layers());
    layers.set(1, new LayerWeights(kernel, bias));
    return new Weights(layers);
  }

  @Test
  void silentUnitsHaveNoPartner() {
    float[] kernel = model.weights().of(1).kernel().clone();
    float[] bias = model.weights().of(1).bias().clone();
    Arrays.fill(kernel, 0, kernel.length / bias.length, 0);
    bias[0] = -1;
    Weights silent = changed(kernel, bias);
    try (FastEngine a = new FastEngine(model.spec(), model.weights());
        FastEngine b = new FastEngine(model.spec(), silent)) {
      UnitMatching first = UnitMatching.of(a, b, digits(20), Progress.NONE).get(0);
      assertEquals(List.of(0), first.silentB());
      assertTrue(first.pairs().stream().noneMatch(pair -> pair.b() == 0));
    }
  }

  @Test
  void theAssignmentIsTheBestOfAll() {
    Random random = new Random(2);
    for (int round = 0; round < 200; round++) {
      int rows = 1 + random.nextInt(5);
      int columns = 1 + random.nextInt(5);
      double[][] gain = new double[rows][columns];
      for (double[] row : gain) {
        for (int column = 0; column < columns; column++) {
          row[column] = random.nextInt(3) == 0 ? random.nextInt(3) : random.nextGaussian();
        }
      }
      int[] best = Assignment.best(gain);
      double sum = 0;
      boolean[] taken = new boolean[columns];
      int assigned = 0;
      for (int row = 0; row < rows; row++) {
        if (best[row] >= 0) {
          assertFalse(taken[best[row]]);
          taken[best[row]] = true;
          sum += gain[row][best[row]];
          assigned++;
        }
      }
      assertEquals(Math.min(rows, columns), assigned);
      assertEquals(most(gain, 0, new boolean[columns], assigned), sum, 1e-9);
    }
  }

  /** The largest sum of so many entries, each in another row and column, by trying all. */
  private static double most(double[][] gain, int row, boolean[] taken, int left) {
    if (left == 0) {
      return 0;
    }
    if (row == gain.length) {
      return Double.NEGATIVE_INFINITY;
    }
    double best = most(gain, row + 1, taken, left);
    for (int column = 0; column < taken.length; column++) {
      if (!taken[column]) {
        taken[column] = true;
        best = Math.max(best, gain[row][column] + most(gain, row + 1, taken, left - 1));
        taken[column] = false;
      }
    }
    return best;
  }
}
