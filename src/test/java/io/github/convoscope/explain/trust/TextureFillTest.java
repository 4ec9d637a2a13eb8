package io.github.convoscope.explain.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.drawing.photo.ReadyPictures;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextureFillTest {
  private static final int SIDE = 96;

  /** A reddish disc with a hole of the background's colour, on a noisy bluish ground. */
  private static ColourImage disc() {
    Random random = new Random(2);
    float[] values = new float[3 * SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++) {
      double distance = distance(i);
      boolean object = distance < 30 && distance > 4;
      float noise = 0.1f * random.nextFloat();
      values[i] = (object ? 0.7f : 0.2f) + noise;
      values[SIDE * SIDE + i] = 0.3f + noise;
      values[2 * SIDE * SIDE + i] = (object ? 0.2f : 0.7f) + noise;
    }
    return new ColourImage(SIDE, SIDE, values);
  }

  private static double distance(int i) {
    return Math.hypot(i / SIDE - 47.5, i % SIDE - 47.5);
  }

  @Test
  void theOutlineOfADiscIsFoundAndItsHoleFilled() {
    Silhouette found = Silhouette.of(disc(), new PixelFrame(10, 10, 86, 86));
    int wrong = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
      wrong += found.inside()[i] != distance(i) < 30 ? 1 : 0;
    }
    assertTrue(wrong < 0.03 * SIDE * SIDE, wrong + " pixels are wrong");
    assertEquals(Math.PI * 900 / (SIDE * SIDE), found.area(), 0.03);
  }

  @Test
  void theOutlinesOfReadyPicturesAreNeitherEmptyNorTheWholeFrame() {
    for (String name : new String[] {"strawberry", "orange", "balloon", "daisy"}) {
      ColourImage image = ReadyPictures.draw(name, 128);
      Silhouette found = Silhouette.of(image, new PixelFrame(4, 4, 124, 124));
      assertTrue(found.area() > 0.05 && found.area() < 0.8, name + " covers " + found.area());
    }
  }

  @Test
  void aPictureOfOneColourHasTheFrameAsItsOutline() {
    ColourImage even = new ColourImage(40, 40, new float[3 * 1600]);
    assertEquals(0.25, Silhouette.of(even, new PixelFrame(10, 10, 30, 30)).area(), 0.08);
  }

  @Test
  void theMixtureHasTheSkinInsideAndGreyOutside() {
    ColourImage texture = ReadyPictures.draw("honeycomb", 64);
    boolean[] inside = new boolean[30 * 30];
    for (int i = 0; i < inside.length; i++) {
      inside[i] = i / 30 < 25;
    }
    ColourImage mixed =
        TextureFill.of(new Silhouette(30, 30, inside), texture, new PixelFrame(10, 20, 30, 60));
    // The square is 12 pixels wide: 14 to 26 down, 34 to 46 across, mirrored at its edges.
    for (int channel = 0; channel < 3; channel++) {
      float[] from = texture.values();
      int start = (channel * 64 + 14) * 64 + 34;
      assertEquals(from[start], value(mixed, channel, 0, 0));
      assertEquals(from[start + 11], value(mixed, channel, 0, 11));
      assertEquals(from[start + 11], value(mixed, channel, 0, 12));
      assertEquals(from[start + 64 * 10 + 5], value(mixed, channel, 13, 29));
      assertEquals(0.5f, value(mixed, channel, 25, 3));
    }
  }

  private static float value(ColourImage image, int channel, int row, int column) {
    return image.values()[(channel * image.rows() + row) * image.columns() + column];
  }

  @Test
  void theWinnerIsWhoseClassIsAnswered() {
    float[] shape = {3, 1, 0};
    float[] texture = {0, 3, 1};
    assertEquals(CueConflict.Winner.SHAPE, winner(shape, texture, new float[] {5, 4, 1}));
    assertEquals(CueConflict.Winner.TEXTURE, winner(shape, texture, new float[] {1, 4, 1}));
    assertEquals(CueConflict.Winner.NEITHER, winner(shape, texture, new float[] {1, 4, 7}));
    assertEquals(CueConflict.Winner.SAME, winner(shape, shape, new float[] {1, 4, 7}));
    CueConflict told =
        CueConflict.of(shape, texture, new float[] {5, 4, 1}, new float[] {.7f, .2f, .1f});
    assertEquals(1, told.shapeLead());
    assertEquals(.7f, (float) told.byShape());
    assertEquals(.2f, (float) told.byTexture());
  }

  private static CueConflict.Winner winner(float[] shape, float[] texture, float[] mixed) {
    return CueConflict.of(shape, texture, mixed, new float[3]).winner();
  }
}
