package io.github.convoscope.ui.teaching;

import io.github.convoscope.model.Model;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.jspecify.annotations.Nullable;

/** Adds the panels that correct a wrong answer and teach a new sign. */
public final class TeachingFeature implements Feature {
  private @Nullable TeachingPanel panel;
  private @Nullable SignPanel sign;

  @Override
  public void install(Shell shell) {
    BooleanBinding digits =
        Bindings.createBooleanBinding(
            () -> {
              Model model = shell.workspace().model().get();
              return model != null && model.input().likeMnist();
            },
            shell.workspace().model());
    shell
        .commands()
        .add(
            Command.of("teaching.show", Context.ANYWHERE, () -> toggle(shell))
                .keys("Shift+K")
                .menu(MenuName.NETWORK, "training")
                .enabledWhen(digits, "teaching.no-digits"));
    shell
        .commands()
        .add(
            Command.of("sign.show", Context.ANYWHERE, () -> toggleSign(shell))
                .keys("Shift+G")
                .menu(MenuName.NETWORK, "training")
                .enabledWhen(
                    Bindings.createBooleanBinding(
                        () -> digits.get() || isShown(shell),
                        digits,
                        shell.workspace().model(),
                        shell.host().panels()),
                    "teaching.no-digits"));
  }

  private boolean isShown(Shell shell) {
    return sign != null && sign.isAbout(shell.workspace().model().get());
  }

  private void toggle(Shell shell) {
    TeachingPanel made = panel;
    if (made == null) {
      made = new TeachingPanel(shell);
      panel = made;
    }
    made.toggle();
  }

  private void toggleSign(Shell shell) {
    SignPanel made = sign;
    if (made == null) {
      made = new SignPanel(shell);
      sign = made;
    }
    made.toggle();
  }
}
