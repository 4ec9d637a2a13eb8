package io.github.convoscope.ui.pad;

import io.github.convoscope.drawing.Pad;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.PadContent;
import io.github.convoscope.ui.Shell;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Circle;

/** Draws with the arrow keys while the pad has the focus; Space lowers and lifts the pen. */
final class KeyboardPen {
  private static final double STEP = 20;
  private static final double SMALL_STEP = 5;

  private final PadView pad;
  private final Shell shell;
  private final PadHand hand;
  private final Circle cursor = new Circle(Pad.PEN_WIDTH / 2);
  private double x = Pad.SIZE / 2;
  private double y = Pad.SIZE / 4;

  KeyboardPen(PadView pad, PadContent sketch, Shell shell) {
    this.pad = pad;
    this.shell = shell;
    hand = new PadHand(sketch);
  }

  void install() {
    cursor.getStyleClass().add("keyboard-pen");
    cursor.setVisible(false);
    shell.padOverlays().add(cursor);
    pad.focusedProperty()
        .addListener(
            (observed, before, now) -> {
              if (!now) {
                hide();
              }
            });
    // The pointer draws now: a ring that stays behind looks like a part of the drawing.
    pad.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> hide());
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
    x = Math.max(0, Math.min(Pad.SIZE, x + right * step));
    y = Math.max(0, Math.min(Pad.SIZE, y + down * step));
    if (hand.isDown()) {
      hand.move(x, y);
    }
    show();
  }

  private void lowerOrLift() {
    if (hand.isDown()) {
      hand.up();
    } else {
      hand.down(Tool.PEN, x, y);
    }
    show();
  }

  private void hide() {
    hand.up();
    cursor.setVisible(false);
  }

  private void show() {
    cursor.setVisible(true);
    cursor.setCenterX(x);
    cursor.setCenterY(y);
  }
}
