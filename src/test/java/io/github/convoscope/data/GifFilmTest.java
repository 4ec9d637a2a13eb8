package io.github.convoscope.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GifFilmTest {
  private static final int WIDTH = 40;
  private static final int HEIGHT = 30;

  /** A dark picture with a bright square of 4 pixels. */
  private static BufferedImage square(int left, int top) {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean in = x >= left && x < left + 4 && y >= top && y < top + 4;
        picture.setRGB(x, y, in ? 0xfff7cc : 0x171c29);
      }
    }
    return picture;
  }

  private static GifFrames written(List<BufferedImage> frames, int delay) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GifFilm film = new GifFilm(out, frames)) {
      for (BufferedImage frame : frames) {
        film.add(frame, delay);
      }
    }
    return GifFrames.read(new ByteArrayInputStream(out.toByteArray()));
  }

  @Test
  void everyFrameIsAsItWasAdded() throws IOException {
    List<BufferedImage> frames = List.of(square(2, 3), square(20, 3), square(20, 20));
    GifFrames film = written(frames, 7);
    assertEquals(3, film.pictures().size());
    assertEquals(List.of(7, 7, 7), film.delays());
    assertTrue(film.loops());
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(
          GifPalette.pixels(frames.get(i)), GifPalette.pixels(film.pictures().get(i)));
    }
  }

  @Test
  void onlyWhatChangedIsWritten() throws IOException {
    GifFrames film = written(List.of(square(2, 3), square(4, 6)), 5);
    assertEquals(List.of("0 0 40 30", "2 3 6 7"), film.places());
  }

  @Test
  void aFrameWithoutChangesMakesTheOneBeforeItLonger() throws IOException {
    GifFrames film = written(List.of(square(2, 3), square(2, 3), square(2, 3), square(9, 9)), 6);
    assertEquals(List.of(18, 6), film.delays());
  }

  @Test
  void manyColoursBecomeTheNearestOfThePalette() throws IOException {
    BufferedImage gradient = new BufferedImage(128, 128, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 128 * 128; i++) {
      gradient.setRGB(i % 128, i / 128, (i % 128) << 17 | (i / 128) << 9 | 0x40);
    }
    int[] shown = GifPalette.pixels(written(List.of(gradient), 10).pictures().get(0));
    int[] wanted = GifPalette.pixels(gradient);
    int largest = 0;
    for (int i = 0; i < wanted.length; i++) {
      for (int shift = 0; shift <= 16; shift += 8) {
        largest =
            Math.max(largest, Math.abs((wanted[i] >> shift & 0xff) - (shown[i] >> shift & 0xff)));
      }
    }
    // 255 boxes of a square of 256 × 256 levels are about 16 × 16; the mean is in their middle.
    assertTrue(largest <= 20, "a colour is wrong by " + largest);
  }
}
