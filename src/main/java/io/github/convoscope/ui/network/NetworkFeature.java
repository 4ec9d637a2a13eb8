package io.github.convoscope.ui.network;

import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import javafx.beans.binding.Bindings;

/** Adds the page about the open network, and the choice of the engine that computes it. */
public final class NetworkFeature implements Feature {
  @Override
  public void install(Shell shell) {
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
                .menu(MenuName.VIEW, "engine")
                .enabledWhen(engine.available())
                .obstacle(engine.obstacle()));
  }
}
