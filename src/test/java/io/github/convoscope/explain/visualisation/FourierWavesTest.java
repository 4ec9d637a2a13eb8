package io.github.convoscope.explain.visualisation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.network.Shape;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FourierWavesTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void theTransformIsTheSumThatDefinesIt(int side) {
    Random random = new Random(side);
    double[] re = random.doubles(side * side, -1, 1).toArray();
    double[] im = random.doubles(side * side, -1, 1).toArray();
    double[] expectedRe = new double[side * side];
    double[] expectedIm = new double[side * side];
    for (int k = 0; k < side; k++) {
      for (int l = 0; l < side; l++) {
        for (int r = 0; r < side; r++) {
          for (int c = 0; c < side; c++) {
            double angle = -2 * Math.PI * (k * r + l * c) / side;
            int from = r * side + c;
            int to = k * side + l;
            expectedRe[to] += re[from] * Math.cos(angle) - im[from] * Math.sin(angle);
            expectedIm[to] += re[from] * Math.sin(angle) + im[from] * Math.cos(angle);
          }
        }
      }
    }
    double[] before = re.clone();
    FourierTransform transform = new FourierTransform(side);
    transform.forward(re, im);
    assertArrayEquals(expectedRe, re, 1e-12);
    assertArrayEquals(expectedIm, im, 1e-12);
    transform.backward(re, im);
    for (int i = 0; i < re.length; i++) {
      assertEquals(before[i], re[i] / side / side, 1e-12);
    }
  }

  @Test
  void onlyPowersOfTwoAreTransformed() {
    assertThrows(IllegalArgumentException.class, () -> new FourierTransform(12));
  }

  @ParameterizedTest
  @CsvSource({"8, 8", "7, 7", "5, 9", "1, 1", "16, 3"})
  void thePlaneOfFittedParametersIsThePlane(int rows, int columns) {
    FourierWaves waves = new FourierWaves(rows, columns);
    double[] plane = new Random(1).doubles(rows * columns, -3, 3).toArray();
    double[] parameters = new double[waves.count()];
    waves.fit(plane, 0, parameters, 0);
    double[] again = new double[plane.length];
    waves.plane(parameters, 0, again, 0);
    assertArrayEquals(plane, again, 1e-10);
  }

  @ParameterizedTest
  @CsvSource({"8, 8", "7, 7", "5, 9"})
  void theAdjointIsTheTranspose(int rows, int columns) {
    FourierWaves waves = new FourierWaves(rows, columns);
    Random random = new Random(2);
    double[] parameters = random.doubles(waves.count(), -1, 1).toArray();
    double[] other = random.doubles(rows * columns, -1, 1).toArray();
    double[] plane = new double[rows * columns];
    waves.plane(parameters, 0, plane, 0);
    double[] back = new double[waves.count()];
    waves.adjoint(other, 0, back, 0);
    assertEquals(dot(plane, other), dot(parameters, back), 1e-10);
  }

  @Test
  void fineWavesAreWeakerInProportionToTheirFrequency() {
    FourierWaves waves = new FourierWaves(16, 16);
    assertEquals(amplitude(waves, 2) / 4, amplitude(waves, 8 - 1) * 7 / 8, 1e-9);
    assertEquals(2, amplitude(waves, 1) / amplitude(waves, 2), 1e-9);
  }

  /** The largest pixel of the wave with so many periods across. */
  private static double amplitude(FourierWaves waves, int periods) {
    double[] parameters = new double[waves.count()];
    parameters[periods] = 1;
    double[] plane = new double[256];
    waves.plane(parameters, 0, plane, 0);
    return plane[0];
  }

  /** In double precision: the image is rounded to floats, so that the steps are large. */
  @Test
  void theGradientOfColourImagesIsTheirDifference() {
    Shape shape = Shape.maps(3, 6, 5);
    ImageParameterisation colours =
        new ImageParameterisation(
            shape, new InputRegion(0, 0, 6, 5), new float[shape.size()], false);
    double[] parameters = colours.noise(new Random(3), 0.5, 0.4);
    float[] weights = new float[shape.size()];
    Random random = new Random(4);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = random.nextFloat() - 0.5f;
    }
    float[] image = new float[shape.size()];
    colours.render(parameters, image, 0);
    double[] gradient = colours.backward(image, weights, 0);
    double largest = 0;
    for (int i = 0; i < parameters.length; i++) {
      double step = 1e-2;
      double[] more = parameters.clone();
      more[i] += step;
      double[] less = parameters.clone();
      less[i] -= step;
      double difference =
          (value(colours, more, weights) - value(colours, less, weights)) / 2 / step;
      assertEquals(difference, gradient[i], 2e-5, "parameter " + i);
      largest = Math.max(largest, Math.abs(difference));
    }
    assertTrue(largest > 1e-2, "gradients that are all small prove nothing: " + largest);
  }

  private static double value(ImageParameterisation colours, double[] parameters, float[] weights) {
    float[] image = new float[weights.length];
    colours.render(parameters, image, 0);
    double sum = 0;
    for (int i = 0; i < image.length; i++) {
      sum += (double) image[i] * weights[i];
    }
    return sum;
  }

  @Test
  void anEvenGreyIsTheFirstParameterAlone() {
    Shape shape = Shape.maps(3, 7, 7);
    ImageParameterisation colours =
        new ImageParameterisation(
            shape, new InputRegion(0, 0, 7, 7), new float[shape.size()], false);
    float[] image = new float[shape.size()];
    colours.render(colours.noise(new Random(1), 0, 0.3), image, 0);
    for (float pixel : image) {
      assertEquals(0.3, pixel, 1e-6);
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
