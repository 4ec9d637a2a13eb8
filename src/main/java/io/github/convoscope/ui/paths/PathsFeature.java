package io.github.convoscope.ui.paths;

import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;

/** Adds pathways to the scene: the strongest contributions, from the answer back to the ink. */
public final class PathsFeature implements Feature {
  @Override
  public void install(Shell shell) {
    PathsView view = new PathsView(shell);
    shell
        .commands()
        .add(
            Command.of("paths.next", Context.ANYWHERE, view::next)
                .keys("U")
                .menu(MenuName.VIEW, "paths"));
  }
}
