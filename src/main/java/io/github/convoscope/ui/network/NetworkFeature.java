package io.github.convoscope.ui.network;

import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import javafx.beans.binding.Bindings;

/**
 * Adds the menu of networks: which one is shown, the size of its input, what computes it, and the
 * page about it.
 */
public final class NetworkFeature implements Feature {
  private final ModelOpener opener;

  /** Makes the feature; {@code opener} opens a network again for another size of input. */
  public NetworkFeature(ModelOpener opener) {
    this.opener = opener;
  }

  @Override
  public void install(Shell shell) {
    new NetworkSwitch(new KnownNetworks(shell)).install(shell);
    new InputSize(shell, opener).install();
    Workspace workspace = shell.workspace();
    EngineSwitch engine = new EngineSwitch(workspace);
    Dl4jChecks checks = new Dl4jChecks(workspace, engine);
    NetworkPage page = new NetworkPage(shell, checks);
    shell
        .commands()
        .add(
            Command.of("network.show", Context.ANYWHERE, page::open)
                .menu(MenuName.HELP, "about")
                .enabledWhen(Bindings.isNotNull(workspace.model())));
    shell
        .commands()
        .add(
            Command.toggle("network.dl4j", Context.ANYWHERE, engine.dl4j())
                .menu(MenuName.NETWORK, "engine")
                .enabledWhen(engine.available())
                .obstacle(engine.obstacle()));
  }
}
