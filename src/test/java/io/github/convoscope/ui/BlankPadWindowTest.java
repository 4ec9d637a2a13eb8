package io.github.convoscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.cli.WindowCommand;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** What needs a drawing can't be done on a blank pad, and says so where the user tries it. */
@NeedsDisplay
class BlankPadWindowTest {
  private final TestWindow window =
      new TestWindow(WindowCommand::features, TestWindow.untrainedDigits());

  @AfterEach
  void close() {
    window.close();
  }

  private void draw() {
    window.onScreen(
        () ->
            window
                .workspace()
                .padContent()
                .set(Drawing.of(Stroke.of(150, 100, 350, 100, 250, 400))));
    window.upToDate();
  }

  @Test
  void whatNeedsADrawingSaysSoInItsTooltipAndBesideIt() {
    Commands commands = window.shell().commands();
    for (String id :
        List.of("thought.play", "saliency.show", "comparison.keep", "card.pin-answer")) {
      assertFalse(commands.get(id).enabled().get(), id);
      assertTrue(commands.get(id).tooltip().endsWith("Not now: draw something first."), id);
    }
    Button play = (Button) Objects.requireNonNull(window.shell().scene().lookup("#thought-play"));
    assertEquals("Draw first to play", play.getText());
    Bounds place = play.localToScreen(play.getLayoutBounds());
    new FxRobot().moveTo(place.getCenterX(), place.getCenterY());
    new FxRobot().moveBy(2, 1);
    window.until(() -> tooltips().stream().anyMatch(words -> words.endsWith("something first.")));
    draw();
    window.until(() -> !play.isDisabled());
    assertEquals("Play the thought", play.getText());
    window.until(() -> tooltips().isEmpty());
    for (String id : List.of("saliency.show", "comparison.keep", "card.pin-answer")) {
      assertTrue(commands.get(id).enabled().get(), id);
    }
  }

  @Test
  void whatWasBegunCanBeEndedOnABlankPad() {
    draw();
    window.type(KeyCode.S);
    window.until(() -> open("saliency"));
    window.run("ui.clear");
    window.upToDate();
    window.type(KeyCode.S);
    window.until(() -> !open("saliency"));
    assertFalse(window.shell().commands().get("saliency.show").enabled().get());
  }

  @Test
  void aClickOnEmptySpaceUnpinsAndADragDoesNot() {
    draw();
    window.type(KeyCode.A);
    window.until(() -> window.workspace().chosen().get() != null);
    Node scene = Objects.requireNonNull(window.shell().scene().lookup(".network-scene"));
    Bounds all = scene.localToScreen(scene.getLayoutBounds());
    FxRobot robot = new FxRobot();
    double x = all.getMaxX() - 60;
    double y = all.getMinY() + 60;
    robot.moveTo(x, y).press(MouseButton.PRIMARY).moveBy(-40, 20).release(MouseButton.PRIMARY);
    window.upToDate();
    assertEquals(1, window.workspace().pins().size(), "a drag turns the scene");
    robot.moveTo(x, y).clickOn(MouseButton.PRIMARY);
    window.until(() -> window.workspace().pins().isEmpty());
  }

  private boolean open(String panel) {
    return window.shell().host().panels().stream().anyMatch(one -> one.id().equals(panel));
  }

  private static List<String> tooltips() {
    return Window.getWindows().stream()
        .filter(one -> one instanceof Tooltip && one.isShowing())
        .map(one -> ((Tooltip) one).getText())
        .toList();
  }
}
