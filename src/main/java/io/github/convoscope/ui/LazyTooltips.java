package io.github.convoscope.ui;

import javafx.event.EventHandler;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * Tooltips that are made when the pointer first comes: each is a window with a style of its own,
 * and all of them together would be a part of the start that one waits for. JavaFX thread.
 */
public final class LazyTooltips {
  private LazyTooltips() {}

  /** Gives a control a tooltip, which is its help for screen readers too where it has no other. */
  public static void put(Control control, String words) {
    if (control.getAccessibleHelp() == null) {
      control.setAccessibleHelp(words);
    }
    control.addEventHandler(
        MouseEvent.MOUSE_ENTERED,
        new EventHandler<>() {
          @Override
          public void handle(MouseEvent entered) {
            control.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
            control.setTooltip(new Tooltip(words));
          }
        });
  }
}
