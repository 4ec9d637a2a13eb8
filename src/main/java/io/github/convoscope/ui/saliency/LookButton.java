package io.github.convoscope.ui.saliency;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.SceneButton;
import io.github.convoscope.ui.Shell;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;

/** Adds the button over the scene that asks what the network looked at. */
final class LookButton {
  private LookButton() {}

  /**
   * Adds it.
   *
   * @param shown whether the answer to its question is shown already
   */
  static void add(Shell shell, ObservableBooleanValue shown) {
    Button button = SceneButton.add(shell, shell.commands().get("saliency.show"), "fth-sun", 1);
    button.setText(Messages.text("saliency.look"));
    button.setId("saliency-look");
    button
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    shell.workspace().drawn().get()
                        && !shown.get()
                        && !shell.commands().active(Context.PLAYING).get(),
                shell.workspace().drawn(),
                shown,
                shell.commands().active(Context.PLAYING)));
  }
}
