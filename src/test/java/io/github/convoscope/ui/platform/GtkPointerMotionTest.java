package io.github.convoscope.ui.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import io.github.convoscope.NeedsDisplay;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Positions that the pointer takes while the JavaFX thread is busy all arrive afterwards. */
@NeedsDisplay
@EnabledOnOs(OS.LINUX)
class GtkPointerMotionTest {
  private static final int PATIENCE = 20;
  private static final int POSITIONS = 60;
  private static final int STROKES = 3;

  private final Region pad = new Region();
  private final List<Point2D> arrived = new ArrayList<>();
  private boolean released;

  @Test
  void everyPositionArrives() throws Exception {
    FxToolkit.registerPrimaryStage();
    UncompressedPointerMotion motion =
        onScreen(
            () -> {
              UncompressedPointerMotion loaded = GtkPointerMotion.load();
              assertNotSame(UncompressedPointerMotion.NONE, loaded);
              follow(loaded);
              return loaded;
            });
    Stage stage = onScreen(this::open);
    try {
      Bounds bounds = onScreen(() -> pad.localToScreen(pad.getLayoutBounds()));
      onScreen(
          () -> {
            motion.prepare();
            return null;
          });
      for (int stroke = 0; stroke < STROKES; stroke++) {
        List<Point2D> sent = onScreen(() -> draw(bounds));
        WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, () -> onScreen(() -> released));
        assertEquals(sent, onScreen(() -> List.copyOf(arrived)));
      }
    } finally {
      onScreen(
          () -> {
            stage.close();
            return null;
          });
    }
  }

  private void follow(UncompressedPointerMotion motion) {
    pad.setOnMouseEntered(event -> motion.begin());
    pad.setOnMousePressed(
        event -> {
          motion.press();
          arrived.clear();
          note(event);
        });
    pad.setOnMouseDragged(
        event -> {
          note(event);
          motion.drag();
        });
    pad.setOnMouseReleased(
        event -> {
          motion.end();
          released = true;
        });
  }

  private void note(MouseEvent event) {
    arrived.add(new Point2D(event.getScreenX(), event.getScreenY()));
  }

  private Stage open() {
    Stage stage = new Stage();
    stage.setScene(new Scene(pad, 400, 300));
    stage.show();
    stage.toFront();
    return stage;
  }

  /** Presses, moves and releases in one go: JavaFX handles nothing of it before the end. */
  private List<Point2D> draw(Bounds bounds) {
    released = false;
    Robot robot = new Robot();
    List<Point2D> sent = new ArrayList<>();
    for (int i = 0; i < POSITIONS; i++) {
      Point2D next =
          new Point2D(
              Math.round(bounds.getMinX()) + 20 + 5 * i,
              Math.round(bounds.getMinY()) + (i % 2 == 0 ? 40 : 200));
      sent.add(next);
      robot.mouseMove(next);
      if (i == 0) {
        robot.mousePress(MouseButton.PRIMARY);
      }
    }
    robot.mouseRelease(MouseButton.PRIMARY);
    return sent;
  }

  private static <T> T onScreen(Callable<T> action) {
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE * 1000L, action);
  }
}
