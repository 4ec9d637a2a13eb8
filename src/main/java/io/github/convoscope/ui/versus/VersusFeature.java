package io.github.convoscope.ui.versus;

import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import org.jspecify.annotations.Nullable;

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
    Lazy lazy = new Lazy(shell);
    shell
        .commands()
        .add(
            Command.of("versus.show", Context.ANYWHERE, lazy::toggle)
                .menu(MenuName.EXPLAIN, "comparison")
                .enabledWhen(Bindings.isNotNull(shell.workspace().model())));
  }

  /** Makes the panel when it is first shown. */
  private final class Lazy {
    private final Shell shell;
    private @Nullable VersusPanel panel;

    Lazy(Shell shell) {
      this.shell = shell;
    }

    void toggle() {
      VersusPanel made = panel;
      if (made == null) {
        made = new VersusPanel(shell, opener, samples);
        panel = made;
      }
      made.toggle();
    }
  }
}
