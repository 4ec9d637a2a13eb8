package io.github.convoscope.ui;

import javafx.event.EventHandler;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * Makes a tooltip when the pointer first enters its control. Each tooltip is a window with a style
 * of its own; making all of them at the start would delay the window noticeably. JavaFX thread.
 */
public final class LazyTooltips {
  private LazyTooltips() {}

  /**
   * Gives a control a tooltip. Screen readers read it as the control's help, unless it has another
   * one.
   */
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
