package io.github.convoscope.ui.saliency;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.SceneButton;
import io.github.convoscope.ui.Shell;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;

/** Adds the button over the scene that asks why the network gives its answer. */
final class LookButton {
  private LookButton() {}

  /**
   * Adds it; it is there until a thought is played, and cannot be pressed while nothing is drawn.
   */
  static void add(Shell shell) {
    Command show = shell.commands().get("saliency.show");
    Button button = SceneButton.add(shell, show, "fth-sun", 1, new SimpleBooleanProperty(true));
    button.setText(Messages.text("saliency.look"));
    button.setId("saliency-look");
  }
}
