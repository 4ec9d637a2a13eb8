package io.github.convoscope.ui.lesson;

import io.github.convoscope.layout.CameraPose;
import io.github.convoscope.lesson.LessonCamera;
import io.github.convoscope.lesson.LessonInput;
import io.github.convoscope.lesson.LessonStage;
import io.github.convoscope.lesson.LessonUnit;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.CameraView;
import io.github.convoscope.scene.SceneCamera;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.UserSettings;
import io.github.convoscope.ui.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes down what the window shows, as a stage of a lesson. JavaFX thread. */
final class RecordedView {
  private RecordedView() {}

  /**
   * What the window shows now. A camera that was moved freely is kept by its direction, and a
   * photograph as the user's own, since a lesson file has no pictures in it.
   */
  static LessonStage of(Shell shell) {
    Workspace workspace = shell.workspace();
    UserSettings settings = workspace.settings();
    Model model = workspace.model().get();
    return new LessonStage(
        model == null ? null : network(model),
        settings.arrangementName().get(),
        settings.palette().get(),
        settings.reliefName().get(),
        model == null
            ? null
            : LessonStager.camera(shell)
                .map(camera -> camera(camera, settings, model))
                .orElse(null),
        workspace.padContent().inColours().get()
            ? LessonInput.OWN
            : new LessonInput(workspace.padContent().drawing(), null),
        model == null ? null : pin(model, workspace.chosen().get()),
        model == null
            ? List.of()
            : workspace.clamped().get().clamps().stream()
                .filter(clamp -> clamp.value() == 0)
                .map(
                    clamp ->
                        new LessonUnit(
                            model.spec().layer(clamp.layer()).name(), clamp.channel(), -1, -1))
                .toList(),
        Stream.of(LessonPart.values())
            .filter(part -> part.isOpen(shell))
            .map(LessonPart::fileName)
            .toList(),
        false);
  }

  private static @Nullable String network(Model model) {
    Path path = model.path();
    if (path == null) {
      return null;
    }
    for (String name : List.of(WindowNames.DIGITS, WindowNames.PHOTOS)) {
      if (isFile(path, name)) {
        return name;
      }
    }
    String own = String.valueOf(path.getFileName());
    return isFile(path, own) ? own : null;
  }

  private static boolean isFile(Path path, String network) {
    return path.toAbsolutePath()
        .normalize()
        .equals(WindowNames.file(network).toAbsolutePath().normalize());
  }

  private static LessonCamera camera(SceneCamera camera, UserSettings settings, Model model) {
    CameraView view = camera.view();
    if (view.layer() >= 0) {
      return new LessonCamera(model.spec().layer(view.layer()).name(), null, null);
    }
    CameraPose home = settings.arrangement().home();
    double yaw = view.whole() ? view.yaw() : view.pose().yaw();
    double pitch = view.whole() ? view.pitch() : view.pose().pitch();
    double azimuth = Math.IEEEremainder(yaw - home.yaw(), 360);
    boolean usual = Math.abs(azimuth) < 1 && Math.abs(pitch - home.pitch()) < 1;
    return usual
        ? LessonCamera.HOME
        : new LessonCamera(null, (double) Math.round(azimuth), (double) Math.round(pitch));
  }

  private static @Nullable LessonUnit pin(Model model, @Nullable Neuron neuron) {
    return neuron == null
        ? null
        : new LessonUnit(
            model.spec().layer(neuron.layer()).name(),
            neuron.channel(),
            neuron.row(),
            neuron.column());
  }
}
