package io.github.convoscope.ui.teaching;

import io.github.convoscope.model.Model;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import javafx.beans.binding.Bindings;
import org.jspecify.annotations.Nullable;

/** Adds the panel that corrects a wrong answer. */
public final class TeachingFeature implements Feature {
  private @Nullable TeachingPanel panel;

  @Override
  public void install(Shell shell) {
    shell
        .commands()
        .add(
            Command.of("teaching.show", Context.ANYWHERE, () -> toggle(shell))
                .keys("Shift+K")
                .menu(MenuName.NETWORK, "training")
                .enabledWhen(
                    Bindings.createBooleanBinding(
                        () -> {
                          Model model = shell.workspace().model().get();
                          return model != null && model.input().likeMnist();
                        },
                        shell.workspace().model()),
                    "teaching.no-digits"));
  }

  private void toggle(Shell shell) {
    TeachingPanel made = panel;
    if (made == null) {
      made = new TeachingPanel(shell);
      panel = made;
    }
    made.toggle();
  }
}
