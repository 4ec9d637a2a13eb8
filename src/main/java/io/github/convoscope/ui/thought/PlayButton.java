package io.github.convoscope.ui.thought;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.SceneButton;
import io.github.convoscope.ui.Shell;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Button;

/** Adds the button over the scene that plays the thought. */
final class PlayButton {
  private PlayButton() {}

  static void add(Shell shell) {
    Command play = shell.commands().get("thought.play");
    Button button = SceneButton.add(shell, play, "fth-play", 0, new ReadOnlyBooleanWrapper(true));
    button
        .textProperty()
        .bind(
            play.obstacle()
                .map(why -> why.isEmpty() ? play.text() : Messages.text("thought.draw-first")));
    button.setId("thought-play");
  }
}
