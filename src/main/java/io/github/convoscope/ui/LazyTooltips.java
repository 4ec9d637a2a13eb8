package io.github.convoscope.ui;

import java.util.function.Supplier;
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
    put(control, () -> words);
  }

  /** Gives a control a tooltip whose words are asked for whenever the pointer enters. */
  public static void put(Control control, Supplier<String> words) {
    if (control.getAccessibleHelp() == null) {
      control.setAccessibleHelp(words.get());
    }
    DisabledHint.install(control, words);
    control.addEventHandler(
        MouseEvent.MOUSE_ENTERED,
        entered -> {
          String now = words.get();
          Tooltip tooltip = control.getTooltip();
          if (tooltip == null) {
            control.setTooltip(new BesideTooltip(control, now));
          } else if (!tooltip.getText().equals(now)) {
            tooltip.setText(now);
          }
        });
  }
}
