package io.github.convoscope.ui.pad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.ui.Page;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.live.LiveFrame;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The drawing pad in a real window. */
@NeedsDisplay
class PadWindowTest {
  private static final double[] SEVEN = {.25, .25, .45, .24, .7, .25, .62, .45, .5, .65, .45, .8};

  private TestWindow window;

  @BeforeEach
  void open() {
    window =
        new TestWindow(
            () -> List.of(new PadFeature(Path.of("none.json"))), TestWindow.untrainedDigits());
  }

  @AfterEach
  void close() {
    window.close();
  }

  private Drawing drawing() {
    return window.upToDate().request().drawing();
  }

  @Test
  void theFirstStrokeBesideADialogueClosesItAndIsDrawn() {
    window.onScreen(
        () -> {
          Label content = new Label("?");
          // As large as it must be: the pad is beside it.
          content.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
          window.shell().host().openDialogue(new Page("asks", "Asks", content, () -> {}));
        });
    window.draw(.2, .2, .8, .8);
    assertNull(window.shell().host().dialogue().get());
    Drawing drawn = window.upToDate().request().drawing();
    assertEquals(1, drawn.strokes().size());
    assertTrue(drawn.strokes().get(0).size() > 1, "more than the dot of the press");
  }

  @Test
  void aBlankPadHasNoAnswer() {
    Node verdict = window.find("#verdict");
    window.draw(SEVEN);
    window.until(verdict::isVisible);
    window.run("ui.clear");
    window.upToDate();
    window.until(() -> !verdict.isVisible());
    Node bars = window.find("#probabilities");
    window.onScreen(
        () ->
            assertFalse(
                String.valueOf(bars.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                    .contains("%")));
    window.draw(SEVEN);
    window.until(verdict::isVisible);
  }

  @Test
  void theEraserCutsAndUndoBringsBack() {
    window.draw(.2, .5, .5, .5, .8, .5);
    Drawing line = drawing();
    window.run("pad.eraser");
    window.draw(.5, .4, .5, .5, .5, .6);

    Drawing cut = drawing();
    assertEquals(2, cut.strokes().size());
    window.run("ui.undo");
    assertEquals(line, drawing());
    window.run("ui.undo");
    assertTrue(drawing().isEmpty());
    window.run("ui.redo");
    window.run("ui.redo");
    assertEquals(cut, drawing());
    window.run("ui.clear");
    assertTrue(drawing().isEmpty());
  }

  @Test
  void theRightButtonErasesWithoutChangingTheTool() {
    window.draw(.2, .5, .8, .5);
    FxRobot robot = new FxRobot();
    robot.moveTo(window.find("#pad")).press(MouseButton.SECONDARY).release(MouseButton.SECONDARY);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(2, drawing().strokes().size());
    window.draw(.2, .8, .8, .8);
    assertEquals(3, drawing().strokes().size());
  }

  @Test
  void whatIsTakenAwayWhileThePenIsDownEndsTheStroke() {
    for (String command : List.of("ui.clear", "ui.undo")) {
      FxRobot robot = new FxRobot();
      robot.moveTo(window.find("#pad")).press(MouseButton.PRIMARY).moveBy(0, 30);
      window.until(() -> window.workspace().padContent().drawing().points() > 1);
      window.run(command);
      robot.moveBy(20, 0).release(MouseButton.PRIMARY);
      WaitForAsyncUtils.waitForFxEvents();
      assertTrue(drawing().isEmpty(), command);
    }
    window.draw(SEVEN);
    assertEquals(1, drawing().strokes().size());
  }

  @Test
  void withoutNormalisingTheNetworkSeesThePadAsItIs() {
    window.draw(.1, .1, .2, .1, .2, .2);
    LiveFrame normalised = window.upToDate();
    InputEncoder encoder = InputEncoder.digits();
    Drawing drawing = normalised.request().drawing();
    float[] reduced = encoder.encode(drawing, false).tensor();
    assertArrayEquals(encoder.encode(drawing).tensor(), normalised.input());
    assertFalse(Arrays.equals(reduced, normalised.input()));
    window.run("ui.normalise");

    assertArrayEquals(reduced, window.upToDate().input());
  }

  @Test
  void theKeyboardDrawsToo() {
    window.type(KeyCode.D);
    window.type(KeyCode.SPACE);
    for (int i = 0; i < 3; i++) {
      window.type(KeyCode.DOWN);
    }
    window.type(KeyCode.SHIFT, KeyCode.RIGHT);
    window.type(KeyCode.SPACE);
    window.type(KeyCode.UP);
    window.until(() -> window.workspace().padContent().drawing().points() == 5);

    Stroke stroke = drawing().strokes().get(0);
    assertEquals(stroke.x(0), stroke.x(3));
    assertEquals(stroke.y(0) + 60, stroke.y(3));
    assertEquals(stroke.x(3) + 5, stroke.x(4));
    assertEquals(stroke.y(3), stroke.y(4));
  }

  @Test
  void theRingOfTheKeyboardsPenGoesWithItsFocus() {
    window.run("pad.focus");
    window.type(KeyCode.RIGHT);
    Node ring = window.find(".keyboard-pen");
    window.until(ring::isVisible);
    window.onScreen(() -> window.find("#probabilities").requestFocus());
    window.until(() -> !ring.isVisible());
    window.run("pad.focus");
    window.type(KeyCode.RIGHT);
    window.until(ring::isVisible);
    window.draw(.3, .3, .6, .6);
    window.until(() -> !ring.isVisible());
  }

  @Test
  void aStrokeTakesThePlaceOfAnImage() {
    GreyImage image = new GreyImage(2, 3, new float[] {0, 1, 0, 0, 1, 0});
    window.onScreen(() -> window.workspace().padContent().show(image));
    assertEquals(image, window.upToDate().request().image());
    window.draw(SEVEN);
    LiveFrame frame = window.upToDate();
    assertEquals(null, frame.request().image());
    assertEquals(1, frame.request().drawing().strokes().size());
  }
}
