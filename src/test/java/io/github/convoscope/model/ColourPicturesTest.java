package io.github.convoscope.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.colour.PictureColours;
import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.PictureInput;
import io.github.convoscope.network.PictureInput.ChannelOrder;
import io.github.convoscope.network.PictureInput.Placement;
import io.github.convoscope.network.PictureInput.Polarity;
import io.github.convoscope.network.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ColourPicturesTest {
  private static final int SIDE = 8;

  /** Every pixel red 1, green 0.5, blue 0.25. */
  private static ColourImage plain(int rows, int columns) {
    float[] values = new float[3 * rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = new float[] {1, .5f, .25f}[i / (rows * columns)];
    }
    return new ColourImage(rows, columns, values);
  }

  private static float[] tensor(ColourImage image, Placement placement) {
    PictureInput picture =
        new PictureInput(
            placement,
            ChannelOrder.BGR,
            Polarity.BRIGHT,
            new double[] {123, 117, 104},
            new double[] {1, 2, 4});
    InputRange range = picture.of(new InputRange(0, 255), 3);
    return new InputEncoder(Shape.maps(3, SIDE, SIDE), range, placement, ChannelOrder.BGR)
        .encode(image)
        .tensor();
  }

  @Test
  void channelsAreOrderedAndStandardised() {
    float[] tensor = tensor(plain(20, 11), Placement.CROP);
    for (int i = 0; i < SIDE * SIDE; i++) {
      assertEquals((255 * .25f - 104) / 4, tensor[i], 1e-4, "blue");
      assertEquals((255 * .5f - 117) / 2, tensor[SIDE * SIDE + i], 1e-4, "green");
      assertEquals(255 - 123, tensor[2 * SIDE * SIDE + i], 1e-4, "red");
    }
  }

  @Test
  void theInputBecomesThePictureAgain() {
    ColourImage image = plain(SIDE, SIDE);
    image.values()[5] = 0;
    PictureInput picture =
        new PictureInput(
            Placement.CROP,
            ChannelOrder.BGR,
            Polarity.BRIGHT,
            new double[] {123, 117, 104},
            new double[] {1, 2, 4});
    InputRange range = picture.of(new InputRange(0, 255), 3);
    int[] colours = new int[SIDE * SIDE];
    new PictureColours(range, ChannelOrder.BGR).paint(tensor(image, Placement.CROP), 0, colours);
    assertEquals("ffff8040", Integer.toHexString(colours[0]));
    assertEquals("ff008040", Integer.toHexString(colours[5]), "a pixel without red");
  }

  @Test
  void deadLeavesAreTheSameForTheSameSeedAndInRange() {
    ColourImage leaves = DeadLeaves.picture(40, 7);
    assertArrayEquals(leaves.values(), DeadLeaves.picture(40, 7).values());
    assertFalse(Arrays.equals(leaves.values(), DeadLeaves.picture(40, 8).values()));
    float low = 1;
    float high = 0;
    for (float value : leaves.values()) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    assertTrue(low >= 0 && low < .2 && high > .8 && high <= 1.00001f, low + " to " + high);
  }

  @Test
  void aWholePictureHasAMargin() {
    float[] tensor = tensor(plain(16, 32), Placement.FIT);
    assertEquals(-123, tensor[2 * SIDE * SIDE], 1e-4);
    assertEquals(255 - 123, tensor[2 * SIDE * SIDE + SIDE * SIDE / 2], 1e-4);
  }

  @Test
  void fineStripesBecomeGreyAndTheMiddleIsTaken() {
    ColourImage image = plain(4 * SIDE, 8 * SIDE);
    for (int i = 0; i < image.values().length; i++) {
      image.values()[i] = i % 2;
    }
    float[] small = image.scaled(SIDE, SIDE, 0.25, 0).values();
    for (float value : small) {
      assertEquals(0.5, value, 1e-6);
    }
    Arrays.fill(image.values(), 0);
    image.values()[2 * SIDE * 8 * SIDE + 4 * SIDE] = 1;
    float[] spot = image.scaled(SIDE, SIDE, 0.25, 0).values();
    double sum = 0;
    for (float value : spot) {
      sum += value;
    }
    assertEquals(1 / 16.0, sum, 1e-6, "light is kept");
    assertEquals(0, spot[0]);
  }
}
