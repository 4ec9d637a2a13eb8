package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.NpyFile;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.live.LiveFrame;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window with all its features, used as a person uses it. */
@NeedsDisplay
class DrawnByHandTest {
  private static final double[] SEVEN = {.25, .25, .45, .24, .7, .25, .62, .45, .5, .65, .45, .8};

  @TempDir private Path folder;
  private TestWindow window;

  @BeforeEach
  void open() {
    window = new TestWindow(WindowCommand::features, WindowCommand.bundledModel());
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void drawingByPointerGivesTheSameActivationsAsTheCommandLine() {
    window.draw(SEVEN);
    window.draw(.4, .5, .6, .5);
    LiveFrame frame = window.upToDate();
    Drawing drawn = frame.request().drawing();
    assertEquals(2, drawn.strokes().size());
    Path file = folder.resolve("seven.json");
    StrokesFile.writeOne(file, LabelledDrawing.of(drawn));

    assertEquals(0, Convoscope.run("activations", file.toString(), "-o", folder.toString()));

    for (LayerSpec layer : frame.spec().layers()) {
      String name = String.format(Locale.ROOT, "%02d-%s.npy", layer.index(), layer.name());
      assertArrayEquals(
          NpyFile.read(folder.resolve(name)).values(),
          frame.activations().after(layer.index()),
          0,
          layer.name());
    }
  }

  @Test
  void theEraserCutsAndUndoBringsBack() {
    window.draw(.2, .5, .5, .5, .8, .5);
    Drawing line = window.upToDate().request().drawing();
    window.run("pad.eraser");
    window.draw(.5, .4, .5, .5, .5, .6);

    Drawing cut = window.upToDate().request().drawing();
    assertEquals(2, cut.strokes().size());
    window.run("ui.undo");
    assertEquals(line, window.upToDate().request().drawing());
    window.run("ui.undo");
    assertTrue(window.upToDate().request().drawing().isEmpty());
    window.run("ui.redo");
    window.run("ui.redo");
    assertEquals(cut, window.upToDate().request().drawing());
    window.run("ui.clear");
    assertTrue(window.upToDate().request().drawing().isEmpty());
  }

  @Test
  void whatIsTakenAwayWhileThePenIsDownEndsTheStroke() {
    for (String command : List.of("ui.clear", "ui.undo")) {
      FxRobot robot = new FxRobot();
      Node pad = window.shell().scene().lookup("#pad");
      robot.moveTo(pad).press(MouseButton.PRIMARY).moveBy(0, 30);
      window.until(() -> window.workspace().padContent().drawing().points() > 1);
      window.run(command);
      robot.moveBy(20, 0).release(MouseButton.PRIMARY);
      WaitForAsyncUtils.waitForFxEvents();
      assertTrue(window.upToDate().request().drawing().isEmpty(), command);
    }
    window.draw(SEVEN);
    assertEquals(1, window.upToDate().request().drawing().strokes().size());
  }

  @Test
  void withoutNormalisingTheNetworkSeesThePadAsItIs() {
    window.draw(.1, .1, .2, .1, .2, .2);
    LiveFrame normalised = window.upToDate();
    InputEncoder encoder = InputEncoder.digits();
    Drawing drawing = normalised.request().drawing();
    float[] reduced = encoder.encode(drawing, false).tensor();
    assertArrayEquals(encoder.encode(drawing).tensor(), normalised.input());
    assertNotEquals(0, distance(reduced, normalised.input()));
    window.run("ui.normalise");

    assertArrayEquals(reduced, window.upToDate().input());
  }

  @Test
  void whatIsWrongWithAFileIsSaidAndNothingChanges() throws IOException {
    window.draw(SEVEN);
    Drawing before = window.upToDate().request().drawing();
    Path empty = Files.createFile(folder.resolve("empty.json"));
    Path nan = folder.resolve("nan.json");
    Files.writeString(nan, "{\"strokes\": [[[1, 2], [NaN, 3]]]}");
    Path text = Files.writeString(folder.resolve("text.png"), "no picture");
    Path strange = Files.writeString(folder.resolve("strange.xyz"), "?");
    Path model = Files.writeString(folder.resolve("model.zip"), "no model");
    Path missing = folder.resolve("missing.json");
    for (Path file : List.of(empty, nan, text, strange, model, missing, folder)) {
      window.onScreen(window.workspace().notices()::dismiss);
      window.onScreen(() -> window.shell().openers().open(file));
      window.until(() -> window.workspace().notices().current().get() != null);
      assertTrue(window.workspace().notices().current().get().problem(), file.toString());
    }
    assertSame(before, window.upToDate().request().drawing());
  }

  @Test
  void anImageTakesThePlaceOfTheDrawingUntilUndone() throws IOException {
    window.draw(SEVEN);
    Drawing before = window.upToDate().request().drawing();
    BufferedImage image = new BufferedImage(60, 90, BufferedImage.TYPE_INT_RGB);
    for (int y = 20; y < 70; y++) {
      image.setRGB(30, y, 0xffffff);
      image.setRGB(31, y, 0xffffff);
    }
    Path file = folder.resolve("one.png");
    ImageIO.write(image, "png", file.toFile());
    window.onScreen(() -> window.shell().openers().open(file));
    window.until(() -> window.workspace().padContent().image() != null);

    assertNotNull(window.upToDate().request().image());
    window.run("ui.undo");
    assertEquals(before, window.upToDate().request().drawing());
    assertEquals(null, window.upToDate().request().image());
  }

  @Test
  void everyCommandHasANameAndAKeyOfItsOwn() {
    assertEquals(List.of(), window.shell().commands().conflicts());
    for (Command command : window.shell().commands().all()) {
      assertFalse(Messages.text(command.id()).isBlank(), command.id());
    }
    for (MenuName menu : MenuName.values()) {
      assertFalse(Messages.text("ui.menu." + menu.name().toLowerCase(Locale.ROOT)).isBlank());
    }
  }

  @Test
  void aSampleIsLoadedByKeyboardAlone() {
    FxRobot robot = new FxRobot();
    robot.press(KeyCode.G).release(KeyCode.G);
    window.until(() -> window.shell().scene().lookup(".tile") != null);
    Node tile = window.shell().scene().lookup(".tile");
    window.onScreen(tile::requestFocus);
    robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
    window.until(() -> !window.workspace().padContent().blank().get());

    assertFalse(window.upToDate().request().drawing().isEmpty());
  }

  @Test
  void theKeyboardDrawsToo() {
    FxRobot robot = new FxRobot();
    robot.press(KeyCode.D).release(KeyCode.D);
    robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
    for (int i = 0; i < 3; i++) {
      robot.press(KeyCode.DOWN).release(KeyCode.DOWN);
    }
    robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
    window.until(() -> window.workspace().padContent().drawing().points() == 4);

    Stroke stroke = window.upToDate().request().drawing().strokes().get(0);
    assertEquals(stroke.x(0), stroke.x(3));
    assertEquals(stroke.y(0) + 60, stroke.y(3));
  }

  private static double distance(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs(one[i] - other[i]);
    }
    return sum;
  }
}
