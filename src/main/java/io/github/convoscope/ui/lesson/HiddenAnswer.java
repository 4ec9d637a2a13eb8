package io.github.convoscope.ui.lesson;

import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.ui.Shell;
import org.jspecify.annotations.Nullable;

/** Hides the network's answer while the class predicts it, in every part of the window. */
final class HiddenAnswer {
  private final Shell shell;

  /** The scene whose output layer is hidden, or null. */
  private @Nullable NetworkScene covered;

  HiddenAnswer(Shell shell) {
    this.shell = shell;
  }

  /** Hides the answer, or tells it. JavaFX thread. */
  void hide(boolean hidden) {
    shell.workspace().answerPart().set(hidden ? 0 : 1);
    NetworkScene now = hidden ? LessonStager.scene(shell).orElse(null) : null;
    NetworkScene before = covered;
    if (before != now) {
      if (before != null) {
        before.setLayerVisible(output(before), true);
      }
      // A layer that the user has hidden stays hidden afterwards.
      covered = now != null && now.isLayerVisible(output(now)) ? now : null;
      if (covered != null) {
        covered.setLayerVisible(output(covered), false);
      }
    }
  }

  private static int output(NetworkScene scene) {
    return scene.networkLayout().spec().output().index();
  }
}
