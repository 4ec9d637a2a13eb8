package io.github.convoscope.engine.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.convoscope.engine.Operation;
import io.github.convoscope.network.LayerWeights;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LargeDenseOperationTest {
  private static final int INPUTS = 837;
  private static final int UNITS = 53;

  @Test
  void computesWhatTheOperationForSmallLayersDoes() {
    Random random = new Random(3);
    LayerWeights weights =
        new LayerWeights(numbers(INPUTS * UNITS, random), numbers(UNITS, random));
    DenseOperation small = new DenseOperation(INPUTS, UNITS, weights);
    Operation large = new LargeDenseOperation(INPUTS, UNITS, weights).copy();
    float[] in = numbers(2 * INPUTS, random);
    float[] expected = new float[2 * UNITS];
    float[] found = new float[2 * UNITS];
    small.forward(in, expected, 2);
    large.forward(in, found, 2);
    assertArrayEquals(expected, found, 1e-3f);
    float[] byOut = numbers(2 * UNITS, random);
    float[] expectedByIn = new float[2 * INPUTS];
    float[] foundByIn = numbers(2 * INPUTS, random);
    small.backward(in, byOut, expectedByIn, 2);
    large.backward(in, byOut, foundByIn, 2);
    assertArrayEquals(expectedByIn, foundByIn, 1e-4f);
  }

  private static float[] numbers(int count, Random random) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
