package io.github.convoscope.ui.pad;

import io.github.convoscope.drawing.Pad;
import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.PadContent;
import io.github.convoscope.ui.Shell;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Circle;

/**
 * Draws with the arrow keys while the pad has the focus; Space lowers and lifts the pen. On a
 * photograph they move the frame or the cover, and paint where a brush is chosen. JavaFX thread.
 */
final class KeyboardPen {
  private static final double STEP = 20;
  private static final double SMALL_STEP = 5;

  private final PadView pad;
  private final PhotoView photo;
  private final PhotoTools tools;
  private final PadContent sketch;
  private final Shell shell;
  private final PadHand hand;
  private final Circle cursor = new Circle(Pad.PEN_WIDTH / 2);
  private double x = Pad.SIZE / 2;
  private double y = Pad.SIZE / 4;

  KeyboardPen(PadView pad, PhotoView photo, PhotoTools tools, PadContent sketch, Shell shell) {
    this.pad = pad;
    this.photo = photo;
    this.tools = tools;
    this.sketch = sketch;
    this.shell = shell;
    hand = new PadHand(sketch);
  }

  void install() {
    cursor.getStyleClass().add("keyboard-pen");
    cursor.setVisible(false);
    shell.padOverlays().add(cursor);
    for (Node view : List.of(pad, photo)) {
      view.focusedProperty()
          .addListener(
              (observed, before, now) -> {
                if (!now) {
                  hide();
                }
              });
      // The pointer draws now: a ring that stays behind looks like a part of the drawing.
      view.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> hide());
    }
    arrow("up", "Up", 0, -1);
    arrow("down", "Down", 0, 1);
    arrow("left", "Left", -1, 0);
    arrow("right", "Right", 1, 0);
    shell.commands().add(Command.of("pad.lower", Context.DRAWING, this::lowerOrLift).keys("Space"));
  }

  private void arrow(String name, String key, int right, int down) {
    shell
        .commands()
        .add(
            Command.of("pad.move-" + name, Context.DRAWING, () -> move(right, down, STEP))
                .keys(key));
    shell
        .commands()
        .add(
            Command.of("pad.nudge-" + name, Context.DRAWING, () -> move(right, down, SMALL_STEP))
                .keys("Shift+" + key));
  }

  private void move(int right, int down, double step) {
    EditedPhoto edited = sketch.photo();
    if (edited != null && !paints()) {
      nudge(right * step, down * step);
      return;
    }
    x = Math.max(0, Math.min(Pad.SIZE, x + right * step));
    y = Math.max(0, Math.min(Pad.SIZE, y + down * step));
    if (edited != null) {
      Point2D at = photo.atPad(x, y);
      photo.hand().move(at.getX(), at.getY());
    } else if (hand.isDown()) {
      hand.move(x, y);
    }
    show();
  }

  /** Moves what is seen of the photograph as far as the pad units say, however it is turned. */
  private void nudge(double right, double down) {
    Point2D from = photo.atPad(0, 0);
    Point2D to = photo.atPad(right, down);
    photo.hand().nudge(tools.tool().get(), to.getX() - from.getX(), to.getY() - from.getY());
  }

  private boolean paints() {
    return tools.tool().get() == PhotoTool.BRUSH || tools.tool().get() == PhotoTool.RUBBER;
  }

  private void lowerOrLift() {
    if (sketch.photo() != null) {
      if (!paints()) {
        return;
      }
      if (photo.hand().isDown()) {
        photo.hand().up();
      } else {
        Point2D at = photo.atPad(x, y);
        photo.hand().down(tools.tool().get(), at.getX(), at.getY(), 0);
      }
    } else if (hand.isDown()) {
      hand.up();
    } else {
      hand.down(Tool.PEN, x, y);
    }
    show();
  }

  private void hide() {
    hand.up();
    if (cursor.isVisible()) {
      photo.hand().up();
    }
    cursor.setVisible(false);
  }

  private void show() {
    cursor.setVisible(true);
    cursor.setCenterX(x);
    cursor.setCenterY(y);
  }
}
