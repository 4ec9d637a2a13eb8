package io.github.convoscope.drawing.ink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanesTest {
  private static GreyPlane random(int rows, int columns) {
    SplittableRandom random = new SplittableRandom(3);
    GreyPlane plane = GreyPlane.empty(rows, columns);
    for (int i = 0; i < plane.values().length; i++) {
      plane.values()[i] = (float) random.nextDouble();
    }
    return plane;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 9, 40})
  void theExtremesAreThoseOfTheSquare(int reach) {
    GreyPlane plane = random(17, 29);
    for (boolean largest : new boolean[] {true, false}) {
      float[] expected = new float[plane.values().length];
      for (int i = 0; i < expected.length; i++) {
        float best = plane.values()[i];
        for (int y = Math.max(0, i / 29 - reach); y <= Math.min(16, i / 29 + reach); y++) {
          for (int x = Math.max(0, i % 29 - reach); x <= Math.min(28, i % 29 + reach); x++) {
            float value = plane.values()[y * 29 + x];
            best = largest ? Math.max(best, value) : Math.min(best, value);
          }
        }
        expected[i] = best;
      }
      assertArrayEquals(expected, plane.extreme(reach, largest).values());
    }
  }

  @Test
  void smoothingKeepsTheMeanOfAPlaneAndALevelIsUnchanged() {
    GreyPlane level = GreyPlane.empty(5, 6);
    java.util.Arrays.fill(level.values(), 0.25f);
    assertArrayEquals(level.values(), level.smoothed().values(), 1e-6f);
  }

  @Test
  void distancesAreExact() {
    GreyPlane plane = random(23, 31);
    float[] marks = new float[23 * 31];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = plane.values()[i] < 0.02 ? 0 : 1e9f;
    }
    float[] squared = Distances.squared(marks, 23, 31);
    for (int i = 0; i < marks.length; i++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int k = 0; k < marks.length; k++) {
        if (marks[k] == 0) {
          double distance = Math.pow(i / 31 - k / 31, 2) + Math.pow(i % 31 - k % 31, 2);
          nearest = Math.min(nearest, distance);
        }
      }
      assertEquals(nearest, squared[i], 1e-3);
    }
  }

  @Test
  void aReducedPictureHasTheMeanColourAndNoTransparentColour() {
    int red = 0xffff0000;
    int nothing = 0x0000ff00;
    ArgbImage picture =
        new ArgbImage(2, 4, new int[] {red, red, red, nothing, red, red, nothing, nothing});
    ArgbImage half = picture.reduced(2);
    assertEquals(1, half.rows());
    assertEquals(red, half.argb()[0]);
    assertEquals(0xff0000, half.argb()[1] & 0xffffff);
    assertEquals(64, half.argb()[1] >>> 24, 1);
  }
}
