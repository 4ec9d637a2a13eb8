package io.github.convoscope.ui.breaking;

import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.model.Model;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import org.jspecify.annotations.Nullable;

/** Adds the panel that breaks the network. */
public final class BreakingFeature implements Feature {
  private final Path mnist;
  private @Nullable BreakingPanel panel;

  /**
   * Makes the feature.
   *
   * @param samples beside it MNIST is looked for, in the folder {@code mnist}
   */
  public BreakingFeature(Path samples) {
    mnist = samples.resolveSibling("mnist");
  }

  @Override
  public void install(Shell shell) {
    shell
        .commands()
        .add(
            Command.of("breaking.open", Context.ANYWHERE, () -> open(shell))
                .keys("Shift+B")
                .icon("fth-tool")
                .menu(MenuName.NETWORK, "training")
                .enabledWhen(
                    Bindings.createBooleanBinding(
                        () -> {
                          Model model = shell.workspace().model().get();
                          return model != null && FastEngine.supports(model.spec());
                        },
                        shell.workspace().model()),
                    "breaking.not-ours"));
  }

  private void open(Shell shell) {
    BreakingPanel made = panel;
    if (made == null) {
      made = new BreakingPanel(shell, mnist);
      panel = made;
    }
    made.open(shell.workspace().hovered().get());
  }
}
