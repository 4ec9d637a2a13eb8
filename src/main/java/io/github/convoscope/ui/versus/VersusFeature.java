package io.github.convoscope.ui.versus;

import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import java.nio.file.Path;
import javafx.beans.binding.Bindings;

/** Adds the panel that compares the open network with another one. */
public final class VersusFeature implements Feature {
  private final ModelOpener opener;
  private final Path samples;

  /**
   * Makes the feature.
   *
   * @param opener opens the other network
   * @param samples drawings on which the networks are compared
   */
  public VersusFeature(ModelOpener opener, Path samples) {
    this.opener = opener;
    this.samples = samples;
  }

  @Override
  public void install(Shell shell) {
    VersusPanel panel = new VersusPanel(shell, opener, samples);
    shell
        .commands()
        .add(
            Command.of("versus.show", Context.ANYWHERE, panel::toggle)
                .menu(MenuName.EXPLAIN, "comparison")
                .enabledWhen(Bindings.isNotNull(shell.workspace().model())));
  }
}
