package io.github.convoscope.ui.lesson;

import io.github.convoscope.model.Model;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.CameraView;
import io.github.convoscope.scene.SceneCamera;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.UserSettings;
import io.github.convoscope.ui.Workspace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers what the window showed before a lesson, and shows it again afterwards. */
final class BeforeLesson {
  private final Shell shell;
  private final @Nullable Model model;
  private final Runnable pad;
  private final Interventions clamped;
  private final List<Neuron> pins;
  private final String arrangement;
  private final String palette;
  private final String relief;
  private final @Nullable CameraView view;

  /** Remembers what is shown now. */
  BeforeLesson(Shell shell) {
    this.shell = shell;
    Workspace workspace = shell.workspace();
    UserSettings settings = workspace.settings();
    model = workspace.model().get();
    pad = workspace.padContent().keep();
    clamped = workspace.clamped().get();
    pins = List.copyOf(workspace.pins());
    arrangement = settings.arrangementName().get();
    palette = settings.palette().get();
    relief = settings.reliefName().get();
    view = LessonStager.camera(shell).map(SceneCamera::view).orElse(null);
  }

  /** Shows it again. */
  void restore() {
    Workspace workspace = shell.workspace();
    shell.commands().find("thought.close").ifPresent(Command::run);
    for (LessonPart part : LessonPart.values()) {
      part.close(shell);
    }
    workspace.answerPart().set(1);
    UserSettings settings = workspace.settings();
    settings.forNow(
        () -> {
          settings.arrangementName().set(arrangement);
          settings.palette().set(palette);
          settings.reliefName().set(relief);
        });
    Model before = model;
    if (before != null && workspace.model().get() != before) {
      workspace.show(before);
    }
    pad.run();
    workspace.clamped().set(clamped);
    workspace.pins().clear();
    pins.forEach(workspace::pinAlso);
    CameraView seen = view;
    if (seen != null && workspace.model().get() == before) {
      LessonStager.camera(shell).ifPresent(camera -> camera.restore(seen));
    }
  }
}
