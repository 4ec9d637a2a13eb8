package io.github.convoscope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
