package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Pad;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.ui.TestWindow;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Where the system's pointer goes while the JavaFX thread is busy: the positions wait, and none of
 * them may get lost.
 */
@EnabledOnOs(OS.LINUX)
@NeedsDisplay
class EveryPositionTest {
  private static final int POSITIONS = 60;
  private static final int STROKES = 4;

  private TestWindow window;
  private Bounds pad;

  @BeforeEach
  void open() {
    window = new TestWindow(WindowCommand::features, WindowCommand.shippedModel());
    AtomicBoolean ready = new AtomicBoolean();
    window.onScreen(
        () -> {
          Node node = window.shell().scene().lookup("#pad");
          pad = node.localToScreen(node.getLayoutBounds());
          // Errands are done in order, and one of them asks the system for all positions.
          window.workspace().fileTasks().run(() -> true, ready::set);
        });
    window.until(ready::get);
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void aStrokeThatWaitedForTheThreadHasEveryPosition() {
    for (int stroke = 0; stroke < STROKES; stroke++) {
      window.onScreen(() -> new Robot().mouseMove(pad.getMaxX() + 200, pad.getMinY()));
      if (stroke % 2 == 0) {
        window.onScreen(this::press);
        untilThereAre(stroke + 1);
        window.onScreen(this::drag);
      } else {
        // The pointer comes to the pad, goes down and moves on before anybody hears of it.
        window.onScreen(
            () -> {
              press();
              drag();
            });
      }
      window.onScreen(() -> new Robot().mouseRelease(MouseButton.PRIMARY));
      untilThereAre(stroke + 1);
    }
    Drawing drawing = window.upToDate().request().drawing();
    for (Stroke stroke : drawing.strokes()) {
      assertEquals(POSITIONS, stroke.size());
      for (int i = 0; i < POSITIONS; i++) {
        assertEquals((x(i) - pad.getMinX()) * Pad.SIZE / pad.getWidth(), stroke.x(i), 1e-6);
        assertEquals((y(i) - pad.getMinY()) * Pad.SIZE / pad.getWidth(), stroke.y(i), 1e-6);
      }
    }
  }

  private void press() {
    Robot robot = new Robot();
    robot.mouseMove(x(0), y(0));
    robot.mousePress(MouseButton.PRIMARY);
  }

  private void drag() {
    Robot robot = new Robot();
    for (int i = 1; i < POSITIONS; i++) {
      robot.mouseMove(x(i), y(i));
    }
  }

  private void untilThereAre(int strokes) {
    window.until(
        () -> {
          Drawing drawing = window.workspace().padContent().drawing();
          return drawing.strokes().size() == strokes;
        });
  }

  private double x(int i) {
    return Math.round(pad.getMinX()) + 10 + 3 * i;
  }

  private double y(int i) {
    return Math.round(pad.getMinY()) + (i % 2 == 0 ? 20 : 120);
  }
}
