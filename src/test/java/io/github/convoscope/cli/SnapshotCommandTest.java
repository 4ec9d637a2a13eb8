package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code snapshot}. */
@NeedsDisplay
class SnapshotCommandTest {
  @TempDir private Path folder;

  @Test
  void withoutAnInputItShowsTheShippedSample() throws IOException, InterruptedException {
    Path sample = folder.resolve("sample.json");
    StrokesFile.writeOne(sample, LabelledDrawing.of(SampleDrawing.read()));
    Path line = folder.resolve("line.json");
    Drawing drawing = Drawing.of(Stroke.of(100, 250, 450, 250));
    StrokesFile.writeOne(line, LabelledDrawing.of(drawing));

    int[] shown = pixels();

    assertArrayEquals(pixels(sample.toString()), shown);
    assertFalse(Arrays.equals(pixels(line.toString()), shown));
  }

  @Test
  void arrangementDirectionAndReliefChangeThePicture() throws IOException, InterruptedException {
    int[] home = pixels();
    assertArrayEquals(home, pixels("--arrangement", "terraces", "--relief", "on"));
    int[] turned = pixels("--azimuth", "-60", "--elevation", "50");
    assertFalse(Arrays.equals(home, turned));
    assertFalse(
        Arrays.equals(turned, pixels("--azimuth=-60", "--elevation", "50", "--relief", "off")));
    assertArrayEquals(pixels("--view", "flat"), pixels("--arrangement", "flat", "--azimuth", "40"));
  }

  @Test
  void aStepOfALessonIsShownAndOptionsComeFirst() throws IOException, InterruptedException {
    int[] step = pixels("--lesson", "why-7-and-not-1", "--step", "2");
    assertFalse(Arrays.equals(step, pixels("--lesson", "why-7-and-not-1", "--step", "0")));
    assertFalse(
        Arrays.equals(
            step, pixels("--lesson", "why-7-and-not-1", "--step", "2", "--arrangement", "wall")));
  }

  private int[] pixels(String... input) throws IOException, InterruptedException {
    Path file = folder.resolve("scene.png");
    List<String> command =
        new ArrayList<>(List.of("snapshot", "-o", file.toString(), "--size", "400x300"));
    command.addAll(List.of(input));
    String said = OwnProcess.run(folder, command.toArray(String[]::new));
    assertTrue(said.contains("scene.png: 400 x 300 pixels"), said);
    BufferedImage picture = ImageIO.read(file.toFile());
    return picture.getRGB(0, 0, 400, 300, null, 0, 400);
  }
}
