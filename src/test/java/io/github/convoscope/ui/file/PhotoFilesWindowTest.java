package io.github.convoscope.ui.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.data.ImageFile;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.drawing.photo.PaintStroke;
import io.github.convoscope.drawing.photo.PhotoRenderer;
import io.github.convoscope.model.LabelledExamples;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.SmallModels;
import io.github.convoscope.ui.FileDialogues;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.pad.PadFeature;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photographs opened, pasted and saved, with a network that takes colours. */
@NeedsDisplay
class PhotoFilesWindowTest {
  @TempDir private Path folder;
  private TestWindow window;
  private Model model;
  private Path file;

  @BeforeEach
  void open() throws IOException {
    model = new ModelOpener().open(SmallModels.maps(folder, 3, 32, 32));
    BufferedImage image = new BufferedImage(121, 75, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(4);
    for (int i = 0; i < 121 * 75; i++) {
      image.setRGB(i % 121, i / 121, random.nextInt(1 << 24));
    }
    file = folder.resolve("photo.png");
    ImageIO.write(image, "png", file.toFile());
    window =
        new TestWindow(
            () ->
                List.of(new FileFeature(new ModelOpener()), new PadFeature(folder.resolve("none"))),
            model);
    window.until(() -> !workspace().padContent().blank().get());
  }

  @AfterEach
  void close() {
    window.close();
  }

  private Workspace workspace() {
    return window.workspace();
  }

  private EditedPhoto photo() {
    return workspace().padContent().photo();
  }

  private void bring() {
    window.onScreen(() -> window.shell().openers().open(file));
    window.until(() -> photo().photo().columns() == 121);
  }

  @Test
  void aFileGivesTheNetworkTheSameBitsAsTheCommandLine() {
    bring();
    float[] wanted = LabelledExamples.encoded(file, model.newEncoder(), true).tensor();
    assertArrayEquals(wanted, window.upToDate().input());
    assertFalse(photo().photo().drawn());
    window.run("ui.undo");
    assertTrue(window.upToDate().request().photo().photo().drawn(), "what was there before");
  }

  @Test
  void aPastedPictureIsInColours() {
    WritableImage image = new WritableImage(30, 20);
    for (int i = 0; i < 600; i++) {
      image.getPixelWriter().setArgb(i % 30, i / 30, i % 30 < 15 ? 0xffff0000 : 0xff0000ff);
    }
    ClipboardContent content = new ClipboardContent();
    content.putImage(image);
    window.onScreen(() -> Clipboard.getSystemClipboard().setContent(content));
    window.run("file.paste");
    window.until(() -> photo().photo().columns() == 30);
    float[] seen = window.upToDate().input();
    assertEquals(1, seen[0]);
    assertEquals(0, seen[31]);
    assertEquals(1, seen[2 * 32 * 32 + 31]);
  }

  @Test
  void aDrawingIsGivenAsTheCommandLineGivesItUntilItIsPaintedOn() {
    bring();
    Drawing line = Drawing.of(Stroke.of(100, 250, 400, 250));
    Path strokes = folder.resolve("line.json");
    StrokesFile.writeOne(strokes, LabelledDrawing.of(line));
    window.onScreen(() -> window.shell().openers().open(strokes));
    window.until(() -> photo() == null);
    assertArrayEquals(model.newEncoder().encode(line).tensor(), window.upToDate().input());
    window.run("ui.undo");
    assertEquals(121, window.upToDate().request().photo().photo().columns());

    window.onScreen(() -> workspace().padContent().set(line));
    window.run("photo.brush");
    window.draw(.5, .3, .5, .7);
    EditedPhoto painted = window.upToDate().request().photo();
    assertEquals(512, painted.photo().columns());
    assertEquals(2, painted.strokes().size());
    assertTrue(window.upToDate().input()[16 * 32 + 16] > .8);
  }

  @Test
  void whatWasPaintedIsSavedAndOpenedAgain() {
    bring();
    window.onScreen(
        () -> {
          workspace()
              .padContent()
              .set(photo().plus(PaintStroke.brush(60, 40, 20, 0x00ff00)).turned());
          window.shell().askForFilesBy(new SavedAt(folder.resolve("painted.png")));
          window.shell().commands().get("file.save").run();
        });
    window.until(() -> workspace().notices().current().get() != null);
    Path saved = folder.resolve("painted.png");
    assertTrue(Files.exists(saved));
    assertArrayEquals(
        PhotoRenderer.whole(photo()).values(), ImageFile.readColours(saved).values(), .51f / 255);
  }

  /** Saves at one place. */
  private record SavedAt(Path file) implements FileDialogues {
    @Override
    public @Nullable Path open(Question question) {
      return null;
    }

    @Override
    public Path save(Question question) {
      return file;
    }

    @Override
    public @Nullable Path folder(Question question) {
      return null;
    }
  }
}
