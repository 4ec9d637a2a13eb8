package io.github.convoscope.ui;

import io.github.convoscope.network.Interventions;
import io.github.convoscope.scene.NetworkScene;

/** Brings the window back to how it opens, with the network that was opened. JavaFX thread. */
public final class FreshStart {
  /** More than can be open; what opens something again is not followed for ever. */
  private static final int MOST = 50;

  private FreshStart() {}

  /**
   * Closes everything, drops what was pinned, held and kept, takes back what was taught to the
   * network or broken in it, empties the pad and brings the camera home. The drawing and the
   * network's changes can be brought back with undo and redo.
   */
  public static void make(Shell shell) {
    for (int i = 0; i < MOST && shell.host().escape(); i++) {
      // Each call closes one thing.
    }
    Workspace workspace = shell.workspace();
    workspace.pins().clear();
    WeightSteps.of(workspace).undoAll();
    workspace.clamped().set(Interventions.NONE);
    workspace.target().set(null);
    workspace.against().set(null);
    workspace.padContent().clear();
    workspace.notices().dismiss();
    shell.centre().stream()
        .filter(NetworkScene.class::isInstance)
        .forEach(scene -> ((NetworkScene) scene).camera().home());
  }
}
