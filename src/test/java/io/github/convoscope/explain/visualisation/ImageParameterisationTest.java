package io.github.convoscope.explain.visualisation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.network.Shape;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageParameterisationTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 28, 31})
  void cosineBasisIsOrthonormal(int length) {
    double[] basis = CosineTransform.basis(length);
    for (int a = 0; a < length; a++) {
      for (int b = 0; b < length; b++) {
        double dot = 0;
        for (int i = 0; i < length; i++) {
          dot += basis[a * length + i] * basis[b * length + i];
        }
        assertEquals(a == b ? 1 : 0, dot, 1e-12);
      }
    }
  }

  @Test
  void cosineTransformIsUndoneByItsTranspose() {
    Random random = new Random(3);
    CosineTransform dct = new CosineTransform(5, 8);
    double[] x = random.doubles(40, -1, 1).toArray();
    double[] y = random.doubles(40, -1, 1).toArray();
    double[] transformed = x.clone();
    dct.forward(transformed, 0);
    double[] transposed = y.clone();
    dct.inverse(transposed, 0);
    assertEquals(dot(transformed, y), dot(x, transposed), 1e-12);
    dct.inverse(transformed, 0);
    assertArrayEquals(x, transformed, 1e-12);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void fitsAnyImage(int channels) {
    Shape shape = Shape.maps(channels, 9, 12);
    ImageParameterisation parameterisation =
        new ImageParameterisation(
            shape, new InputRegion(0, 0, 9, 12), new float[shape.size()], false);
    float[] image = new float[shape.size()];
    Random random = new Random(4);
    for (int i = 0; i < image.length; i++) {
      image[i] = random.nextFloat();
    }
    float[] rendered = new float[image.length];
    parameterisation.render(parameterisation.fit(image), rendered, 0);
    assertArrayEquals(image, rendered, 0.01f);
  }

  @Test
  void ascentCanFitADrawing() {
    Shape shape = Shape.maps(1, 28, 28);
    ImageParameterisation parameterisation =
        new ImageParameterisation(shape, new InputRegion(0, 0, 28, 28), new float[784], false);
    float[] goal = new float[784];
    for (int r = 5; r < 23; r++) {
      goal[r * 28 + 14] = 1;
      goal[r * 28 + 15] = 0.5f;
    }
    double[] parameters = parameterisation.noise(new Random(1), 0.02, 0.5);
    Adam adam = new Adam(parameterisation.parameterCount(), 0.2);
    float[] image = new float[784];
    float[] gradient = new float[784];
    for (int step = 0; step < 1000; step++) {
      parameterisation.render(parameters, image, 0);
      for (int i = 0; i < 784; i++) {
        gradient[i] = (goal[i] - image[i]) / Math.max(1e-3f, image[i] * (1 - image[i]));
      }
      adam.step(parameters, parameterisation.backward(image, gradient, 0));
    }
    double error = 0;
    for (int i = 0; i < 784; i++) {
      error += Math.abs(goal[i] - image[i]) / 784;
    }
    assertTrue(error < 0.01, "mean absolute error " + error);
  }

  @Test
  void pixelsOutsideTheRegionKeepTheBackground() {
    Shape shape = Shape.maps(1, 6, 6);
    float[] background = new float[36];
    background[0] = 0.25f;
    ImageParameterisation parameterisation =
        new ImageParameterisation(shape, new InputRegion(2, 3, 2, 2), background, false);
    float[] image = new float[36];
    parameterisation.render(parameterisation.noise(new Random(1), 1, 0.5), image, 0);
    for (int r = 0; r < 6; r++) {
      for (int c = 0; c < 6; c++) {
        boolean inside = r >= 2 && r < 4 && c >= 3 && c < 5;
        assertEquals(!inside, image[r * 6 + c] == background[r * 6 + c]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void warpsAdjointIsItsTranspose(int channels) {
    Shape shape = Shape.maps(channels, 7, 9);
    AffineWarp warp = new AffineWarp(shape, 1.3, -0.7, 0.2, 1.1);
    Random random = new Random(2);
    float[] x = random(shape.size(), random);
    float[] y = random(shape.size(), random);
    float[] transformed = new float[shape.size()];
    float[] back = new float[shape.size()];
    warp.apply(x, transformed, 0);
    warp.adjoint(y, back, 0);
    double one = 0;
    double other = 0;
    for (int i = 0; i < x.length; i++) {
      one += (double) transformed[i] * y[i];
      other += (double) x[i] * back[i];
    }
    assertEquals(one, other, 1e-5 * Math.abs(one) + 1e-5);
  }

  @Test
  void warpShiftsDownAndRightAndTurnsClockwise() {
    Shape shape = Shape.maps(1, 5, 5);
    float[] dot = new float[25];
    dot[1 * 5 + 2] = 1;
    float[] transformed = new float[25];
    new AffineWarp(shape, 1, 2, 0, 1).apply(dot, transformed, 0);
    assertEquals(1, transformed[2 * 5 + 4], 1e-6);
    new AffineWarp(shape, 0, 0, Math.PI / 2, 1).apply(dot, transformed, 0);
    assertEquals(1, transformed[2 * 5 + 3], 1e-6);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static float[] random(int length, Random random) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }
}
