package io.github.convoscope.ui.thought;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Buttons;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Shell;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes the button over the scene that plays the thought; it is gone while that plays. */
final class PlayButton {
  /** Height of the legend below it, in ems. */
  private static final double ABOVE_LEGEND_EMS = 2.6;

  private static final double BESIDE_EMS = 1.2;

  private PlayButton() {}

  static Button of(Shell shell) {
    Command play = shell.commands().get("thought.play");
    Button button = Buttons.text(play);
    button
        .textProperty()
        .bind(
            play.obstacle()
                .map(why -> why.isEmpty() ? play.text() : Messages.text("thought.draw-first")));
    button.setGraphic(new FontIcon("fth-play"));
    button.getStyleClass().add("thought-play");
    button.setId("thought-play");
    button.visibleProperty().bind(shell.commands().active(Context.PLAYING).not());
    StackPane.setAlignment(button, Pos.BOTTOM_RIGHT);
    shell.covered().addListener(changed -> keepClear(shell, button));
    shell.em().addListener(changed -> keepClear(shell, button));
    keepClear(shell, button);
    return button;
  }

  private static void keepClear(Shell shell, Button button) {
    Insets covered = shell.covered().get();
    double below = covered.getBottom() + ABOVE_LEGEND_EMS * shell.em().get();
    StackPane.setMargin(
        button, new Insets(0, covered.getRight() + BESIDE_EMS * shell.em().get(), below, 0));
  }
}
