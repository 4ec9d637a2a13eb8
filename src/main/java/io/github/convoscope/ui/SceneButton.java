package io.github.convoscope.ui;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** Puts a command's button over the lower right corner of the scene. JavaFX thread. */
public final class SceneButton {
  /** Height of the legend below the first button, in ems. */
  public static final double ABOVE_LEGEND_EMS = 3.0;

  /** Width that the buttons take at the right of the scene, in ems. */
  public static final double ROOM_EMS = 12.5;

  /** From one button to the next above it, in ems. */
  private static final double ROW_EMS = 2.3;

  private static final double BESIDE_EMS = 1.2;

  private SceneButton() {}

  /**
   * Adds a button that is gone while a thought is played.
   *
   * @param icon name of the icon before its text
   * @param row 0 above the legend, 1 above that
   * @param wanted whether it is there otherwise
   */
  public static Button add(
      Shell shell, Command command, String icon, int row, ObservableBooleanValue wanted) {
    Button button = Buttons.text(command);
    button.setGraphic(new FontIcon(icon));
    button.getStyleClass().add("scene-button");
    button
        .visibleProperty()
        .bind(Bindings.and(wanted, shell.commands().active(Context.PLAYING).not()));
    StackPane.setAlignment(button, Pos.BOTTOM_RIGHT);
    shell.covered().addListener(changed -> keepClear(shell, button, row));
    shell.em().addListener(changed -> keepClear(shell, button, row));
    keepClear(shell, button, row);
    shell.centre().add(button);
    return button;
  }

  private static void keepClear(Shell shell, Button button, int row) {
    Insets covered = shell.covered().get();
    double em = shell.em().get();
    double below = covered.getBottom() + (ABOVE_LEGEND_EMS + row * ROW_EMS) * em;
    StackPane.setMargin(button, new Insets(0, covered.getRight() + BESIDE_EMS * em, below, 0));
  }
}
