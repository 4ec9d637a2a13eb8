package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.data.GifFrames;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.training.TrainingPreset;
import io.github.convoscope.training.TrainingRecipe;
import io.github.convoscope.training.WatchedTraining;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code film}. */
@NeedsDisplay
class FilmCommandTest {
  private static final int WIDTH = 400;
  private static final int HEIGHT = 300;

  /** The caption in the upper left corner, which a snapshot has not. */
  private static final int CAPTION_WIDTH = 140;

  private static final int CAPTION_HEIGHT = 140;

  @TempDir private Path folder;
  private Path drawing;

  @BeforeEach
  void draw() {
    drawing = folder.resolve("sample.json");
    StrokesFile.writeOne(drawing, LabelledDrawing.of(SampleDrawing.read()));
  }

  private GifFrames film(Path input, String... more) throws IOException, InterruptedException {
    Path file = folder.resolve("film.gif");
    String[] command = {"film", input.toString(), "-o", file.toString(), "--size", "400x300"};
    OwnProcess.run(folder, joined(command, more));
    try (InputStream in = Files.newInputStream(file)) {
      return GifFrames.read(in);
    }
  }

  private BufferedImage snapshot(Path input, String... more)
      throws IOException, InterruptedException {
    Path file = folder.resolve("scene.png");
    String[] command = {"snapshot", input.toString(), "-o", file.toString(), "--size", "400x300"};
    OwnProcess.run(folder, joined(command, more));
    return ImageIO.read(file.toFile());
  }

  private static String[] joined(String[] first, String... second) {
    String[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  @Test
  void itEndsWithTheSceneOfTheWholeDrawing() throws IOException, InterruptedException {
    GifFrames film = film(drawing, "--seconds", "2", "--fps", "6");
    assertTrue(film.loops());
    assertEquals(200, film.delays().stream().mapToInt(Integer::intValue).sum());
    // 8 of 12 frames draw, and each one adds ink; the last one stands still.
    assertEquals(9, film.pictures().size());
    assertEquals(16, film.delays().get(1));
    assertEquals(17, film.delays().get(0));
    assertLike(snapshot(drawing), film.pictures().get(8));
    BufferedImage blank = film.pictures().get(0);
    assertTrue(difference(blank, film.pictures().get(8)) > 2, "the blank pad looks like a 2");
    assertTrue(difference(film.pictures().get(3), film.pictures().get(6)) > 0.5);
  }

  @Test
  void aPictureAppearsRowByRowOnTheLightTheme() throws IOException, InterruptedException {
    Path picture = folder.resolve("bar.png");
    BufferedImage bar = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
    for (int row = 4; row < 24; row++) {
      bar.setRGB(13, row, 0xffffff);
      bar.setRGB(14, row, 0xffffff);
    }
    ImageIO.write(bar, "png", picture.toFile());
    GifFrames film = film(picture, "--seconds", "1", "--fps", "10", "--projector");
    int last = film.pictures().size() - 1;
    assertTrue(last >= 4, "frames: " + last);
    assertLike(snapshot(picture, "--projector"), film.pictures().get(last));
    assertTrue(difference(film.pictures().get(0), film.pictures().get(last)) > 1);
  }

  @Test
  void theSameFilmIsWrittenAgain() throws IOException, InterruptedException {
    byte[] before = written();
    assertArrayEquals(before, written());
  }

  private byte[] written() throws IOException, InterruptedException {
    film(drawing, "--seconds", "1", "--fps", "3");
    return Files.readAllBytes(folder.resolve("film.gif"));
  }

  /** Both pictures are the same outside the caption, up to the film's 255 colours. */
  private static void assertLike(BufferedImage wanted, BufferedImage shown) {
    assertEquals(WIDTH, shown.getWidth());
    assertEquals(HEIGHT, shown.getHeight());
    int worst = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        if (x >= CAPTION_WIDTH || y >= CAPTION_HEIGHT) {
          worst = Math.max(worst, apart(wanted.getRGB(x, y), shown.getRGB(x, y)));
        }
      }
    }
    assertTrue(worst <= 32, "a pixel is wrong by " + worst);
    assertTrue(difference(wanted, shown) < 1.5, "mean " + difference(wanted, shown));
  }

  /** The mean difference of the worst channel outside the caption. */
  private static double difference(BufferedImage one, BufferedImage other) {
    double sum = 0;
    int count = 0;
    for (int y = CAPTION_HEIGHT; y < HEIGHT; y++) {
      for (int x = CAPTION_WIDTH; x < WIDTH; x++) {
        sum += apart(one.getRGB(x, y), other.getRGB(x, y));
        count++;
      }
    }
    return sum / count;
  }

  private static int apart(int one, int other) {
    int worst = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      worst = Math.max(worst, Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)));
    }
    return worst;
  }

  @Test
  void aHistoryIsFilmedMomentByMoment() throws IOException, InterruptedException {
    WatchedTraining training = new WatchedTraining(TrainingRecipe.of(TrainingPreset.ONE_FILTER));
    for (int step = 0; step < 4; step++) {
      training.step(false);
    }
    Path file = folder.resolve("small.history");
    training.history().write(file);
    GifFrames film = film(drawing, "--history", file.toString(), "--seconds", "2", "--fps", "5");
    assertEquals(200, film.delays().stream().mapToInt(Integer::intValue).sum());
    // Moments 0, 1, 2 and 4: pictures that are alike follow each other as one.
    assertTrue(film.pictures().size() >= 4, film.pictures().size() + " pictures");
    assertTrue(
        difference(film.pictures().get(0), film.pictures().get(film.pictures().size() - 1)) > 0.1);
  }
}
