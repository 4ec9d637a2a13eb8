package io.github.convoscope.ui.hunt;

import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import java.util.Random;
import javafx.beans.binding.Bindings;
import org.jspecify.annotations.Nullable;

/** Adds the hunt for networks that learnt something wrong. */
public final class HuntFeature implements Feature {
  private static final int ROUNDS = 1000;

  private @Nullable HuntPanel panel;

  @Override
  public void install(Shell shell) {
    shell
        .commands()
        .add(
            Command.of("hunt.show", Context.ANYWHERE, () -> toggle(shell))
                .keys("Shift+F")
                .menu(MenuName.NETWORK, "training")
                .enabledWhen(
                    Bindings.createBooleanBinding(
                        () -> shell.workspace().model().get() != null && Suspects.areThere(),
                        shell.workspace().model()),
                    "hunt.no-networks"));
  }

  private void toggle(Shell shell) {
    HuntPanel made = panel;
    if (made == null) {
      made = new HuntPanel(shell, 1 + new Random().nextInt(ROUNDS));
      panel = made;
    }
    made.toggle();
  }
}
