package io.github.convoscope.explain.trust;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.explain.attribution.AttributionPicture;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Shape;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameShareTest {
  @Test
  void magnitudesInsideAndOutsideAreTheShares() {
    AttributionPicture map = new AttributionPicture(2, 3, new double[] {1, -2, 0, 0, 3, -4});
    FrameShare share = FrameShare.of(map, new PixelFrame(0, 0, 2, 2));
    assertEquals(0.6, share.inside(), 1e-12);
    assertEquals(0.4, share.outside(), 1e-12);
    assertEquals(4 / 6.0, share.area(), 1e-12);
    assertEquals(0.9, share.concentration(), 1e-12);
    assertFalse(share.empty());
  }

  @Test
  void sharesAddUpToOneExactly() {
    Random random = new Random(5);
    for (int i = 0; i < 5000; i++) {
      double[] values = new double[30];
      for (int k = 0; k < values.length; k++) {
        values[k] = random.nextGaussian() * Math.pow(10, random.nextInt(9) - 4);
      }
      PixelFrame frame =
          PixelFrame.between(
              5 * random.nextDouble(),
              6 * random.nextDouble(),
              5 * random.nextDouble(),
              6 * random.nextDouble(),
              5,
              6);
      FrameShare share = FrameShare.of(new AttributionPicture(5, 6, values), frame);
      assertEquals(1.0, share.inside() + share.outside(), 0.0);
    }
  }

  @Test
  void anEmptyMapIsSplitAsTheArea() {
    FrameShare share =
        FrameShare.of(new AttributionPicture(2, 2, new double[4]), new PixelFrame(0, 0, 1, 1));
    assertTrue(share.empty());
    assertEquals(0.25, share.inside());
    assertEquals(1, share.concentration());
  }

  @Test
  void aFrameIsCutToThePictureAndHasAtLeastAPixel() {
    assertEquals(new PixelFrame(0, 0, 4, 5), PixelFrame.between(-3, 9, 8, -2, 4, 5));
    assertEquals(new PixelFrame(3, 4, 4, 5), PixelFrame.between(9, 9, 9, 9, 4, 5));
    assertEquals(new PixelFrame(1, 1, 3, 3), PixelFrame.middle(4, 4));
    assertEquals(1, PixelFrame.between(2, 2, 2, 2, 4, 5).area());
  }

  @Test
  void greyIsHalfwayBetweenTheNumbersForDarkAndBright() {
    Shape shape = Shape.maps(2, 2, 2);
    float[] input = {1, 2, 3, 4, 5, 6, 7, 8};
    PixelFrame first = new PixelFrame(0, 0, 1, 1);
    InputRange range = InputRange.between(new double[] {0, 10}, new double[] {2, 30});
    assertArrayEquals(
        new float[] {1, 2, 3, 4, 20, 6, 7, 8}, GreyedPicture.inside(input, shape, first, range));
    assertArrayEquals(
        new float[] {1, 1, 1, 1, 5, 20, 20, 20}, GreyedPicture.outside(input, shape, first, range));
    assertEquals(2, input[1]);
  }
}
