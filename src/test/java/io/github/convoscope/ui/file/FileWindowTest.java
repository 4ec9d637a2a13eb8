package io.github.convoscope.ui.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.data.ImageFile;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.SmallModels;
import io.github.convoscope.modelfile.keras.KerasSamples;
import io.github.convoscope.ui.Notices;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.pad.PadFeature;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening and saving in a real window; what a file dialogue gives is given directly. */
@NeedsDisplay
class FileWindowTest {
  private static final Drawing SEVEN = Drawing.of(Stroke.of(150, 100, 350, 100, 250, 400));

  @TempDir private Path folder;
  private TestWindow window;

  @BeforeEach
  void open() {
    window =
        new TestWindow(
            () ->
                List.of(
                    new FileFeature(new ModelOpener()), new PadFeature(folder.resolve("absent"))),
            TestWindow.untrainedDigits());
    window.onScreen(() -> workspace().padContent().set(SEVEN));
    window.upToDate();
  }

  @AfterEach
  void close() {
    window.close();
  }

  private Workspace workspace() {
    return window.workspace();
  }

  private void open(Path file) {
    window.onScreen(() -> window.shell().openers().open(file));
  }

  private Notices.Notice notice() {
    window.until(() -> workspace().notices().current().get() != null);
    return workspace().notices().current().get();
  }

  @Test
  void whatIsWrongWithAFileIsSaidAndNothingChanges() throws IOException {
    Model model = workspace().model().get();
    Path empty = Files.createFile(folder.resolve("empty.json"));
    Path nan = folder.resolve("nan.json");
    Files.writeString(nan, "{\"strokes\": [[[1, 2], [NaN, 3]]]}");
    Path text = Files.writeString(folder.resolve("text.png"), "no picture");
    Path strange = Files.writeString(folder.resolve("strange.xyz"), "?");
    Path zip = Files.writeString(folder.resolve("model.zip"), "no model");
    Path keras = Files.writeString(folder.resolve("model.keras"), "no model");
    Path missing = folder.resolve("missing.json");
    for (Path file : List.of(empty, nan, text, strange, zip, keras, missing, folder)) {
      window.onScreen(workspace().notices()::dismiss);
      open(file);
      assertTrue(notice().problem(), file.toString());
      String name = file.getFileName().toString();
      assertTrue(notice().text().contains(name), () -> name + ": " + notice().text());
    }
    assertSame(SEVEN, window.upToDate().request().drawing());
    assertSame(model, workspace().model().get());
  }

  @Test
  void anImageTakesThePlaceOfTheDrawingUntilUndone() throws IOException {
    BufferedImage image = new BufferedImage(60, 90, BufferedImage.TYPE_INT_RGB);
    for (int y = 20; y < 70; y++) {
      image.setRGB(30, y, 0xffffff);
      image.setRGB(31, y, 0xffffff);
    }
    Path file = folder.resolve("one.PNG");
    ImageIO.write(image, "png", file.toFile());
    open(file);
    window.until(() -> workspace().padContent().image() != null);

    GreyImage shown = window.upToDate().request().image();
    assertNotNull(shown);
    assertEquals(60, shown.columns());
    assertEquals(90, shown.rows());
    window.run("ui.undo");
    assertEquals(SEVEN, window.upToDate().request().drawing());
    assertEquals(null, window.upToDate().request().image());
  }

  @Test
  void aDrawingThatIsSavedOpensAsTheSameDrawing() {
    Path file = folder.resolve("saved.json");
    window.onScreen(() -> FileFeature.save(workspace(), SEVEN, file));
    assertEquals(new Notices.Notice(Messages.text("file.saved", "saved.json"), false), notice());
    window.run("ui.clear");
    assertTrue(window.upToDate().request().drawing().isEmpty());
    open(file);
    window.until(() -> !workspace().padContent().blank().get());
    assertEquals(SEVEN, window.upToDate().request().drawing());
  }

  @Test
  void savingWhereNothingCanBeWrittenIsSaid() throws IOException {
    Path file = Files.createFile(folder.resolve("no-folder")).resolve("saved.json");
    window.onScreen(() -> FileFeature.save(workspace(), SEVEN, file));
    assertTrue(notice().problem());
    assertFalse(Files.exists(file));
  }

  @Test
  void anEmptyPadCannotBeSaved() {
    window.onScreen(() -> assertTrue(window.shell().commands().get("file.save").enabled().get()));
    window.run("ui.clear");
    window.onScreen(() -> assertFalse(window.shell().commands().get("file.save").enabled().get()));
  }

  @Test
  void anExportIsThePictureOfTheWindowAsPng() throws IOException {
    Path file = folder.resolve("window.png");
    WritableImage[] picture = new WritableImage[1];
    window.onScreen(
        () -> {
          picture[0] = window.shell().scene().snapshot(null);
          FileFeature.export(workspace(), picture[0], file);
        });
    assertEquals(new Notices.Notice(Messages.text("file.saved", "window.png"), false), notice());
    BufferedImage read = ImageIO.read(file.toFile());
    assertEquals((int) window.shell().scene().getWidth(), read.getWidth());
    assertEquals((int) window.shell().scene().getHeight(), read.getHeight());
    long different = 0;
    for (int y = 0; y < read.getHeight(); y++) {
      for (int x = 0; x < read.getWidth(); x++) {
        assertEquals(picture[0].getPixelReader().getArgb(x, y), read.getRGB(x, y));
        different += read.getRGB(x, y) == read.getRGB(0, 0) ? 0 : 1;
      }
    }
    assertTrue(different > 1000, "an empty picture");
  }

  @Test
  void everyKindOfModelFileOpens() throws IOException {
    for (Path file :
        List.of(
            SmallModels.flat(folder, 784), KerasSamples.h5(folder), KerasSamples.archive(folder))) {
      String name = file.getFileName().toString();
      window.onScreen(workspace().notices()::dismiss);
      Model before = workspace().model().get();
      open(file);
      assertEquals(new Notices.Notice(Messages.text("file.opened", name), false), notice());
      assertEquals(784, workspace().model().get().spec().input().shape().size());
      assertTrue(before != workspace().model().get(), name);
      // What lies on the pad goes through the new network.
      assertSame(workspace().model().get().spec(), window.upToDate().spec());
      assertEquals(SEVEN, window.upToDate().request().drawing());
    }
  }

  @Test
  void aDrawingIsKnownByItsExtensionInAnyCase() {
    Path file = folder.resolve("LINE.JSON");
    Drawing line = Drawing.of(Stroke.of(100, 250, 400, 250));
    StrokesFile.writeOne(file, LabelledDrawing.of(line));
    open(file);
    window.until(() -> workspace().padContent().drawing().equals(line));
    assertEquals(line, window.upToDate().request().drawing());
  }

  @Test
  void picturesKeepTheirPixels() {
    WritableImage image = new WritableImage(2, 1);
    image.getPixelWriter().setArgb(0, 0, 0xff123456);
    image.getPixelWriter().setArgb(1, 0, 0x00000000);
    Path file = folder.resolve("two.png");
    Pictures.write(image, file);
    assertEquals(0xff123456, Pictures.toBuffered(image).getRGB(0, 0));
    assertEquals(2, ImageFile.read(file).columns());
  }
}
