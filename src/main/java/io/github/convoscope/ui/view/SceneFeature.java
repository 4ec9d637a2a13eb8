package io.github.convoscope.ui.view;

import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.Shell;

/** Installs the scene with its commands, and shows each network that the workspace opens. */
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
              // Other weights of the same layers need no new meshes.
              if (model != null && (before == null || before.spec() != model.spec())) {
                view.show(model);
              }
            });
  }
}
