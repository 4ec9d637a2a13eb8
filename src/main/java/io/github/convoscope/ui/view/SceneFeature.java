package io.github.convoscope.ui.view;

import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.Shell;

/** Shows the network in 3D behind everything else, and keeps it in step with the workspace. */
public final class SceneFeature implements Feature {
  @Override
  public void install(Shell shell) {
    SceneView view = new SceneView(shell);
    SceneCommands.install(shell, view);
    shell
        .workspace()
        .model()
        .addListener(
            (observed, before, model) -> {
              if (model != null) {
                view.show(model);
              }
            });
  }
}
