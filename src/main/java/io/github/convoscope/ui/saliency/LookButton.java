package io.github.convoscope.ui.saliency;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.SceneButton;
import io.github.convoscope.ui.Shell;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;

/** Adds the button over the scene that asks why the network gives its answer. */
final class LookButton {
  private LookButton() {}

  /**
   * Adds it; it is gone while nothing is drawn.
   *
   * @param shown whether the answer to its question is shown already
   */
  static void add(Shell shell, ObservableBooleanValue shown) {
    Command show = shell.commands().get("saliency.show");
    Button button =
        SceneButton.add(
            shell,
            show,
            "fth-sun",
            1,
            Bindings.and(shell.workspace().drawn(), Bindings.not(shown)));
    button.setText(Messages.text("saliency.look"));
    button.setId("saliency-look");
  }
}
