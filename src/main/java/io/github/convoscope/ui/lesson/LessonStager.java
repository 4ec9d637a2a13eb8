package io.github.convoscope.ui.lesson;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.photo.ReadyPictures;
import io.github.convoscope.lesson.LessonCamera;
import io.github.convoscope.lesson.LessonInput;
import io.github.convoscope.lesson.LessonStage;
import io.github.convoscope.lesson.LessonUnit;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.Interventions.Clamp;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.scene.SceneCamera;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.UserSettings;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Makes the window show what a step names: first the network, which may have to be read, then what
 * is on the pad, then, once that is computed, what depends on the answer. A newer stage replaces
 * one that still waits. JavaFX thread.
 */
final class LessonStager {
  private final Shell shell;
  private final Workspace workspace;
  private @Nullable Runnable whenOpen;
  private @Nullable Runnable whenComputed;
  private long computedFrom;

  LessonStager(Shell shell) {
    this.shell = shell;
    workspace = shell.workspace();
    workspace
        .model()
        .addListener(
            (observed, before, model) -> {
              Runnable next = whenOpen;
              if (next != null && model != null) {
                Platform.runLater(() -> goOn(next));
              }
            });
    workspace.frame().addListener((observed, before, frame) -> computed(frame));
  }

  private void goOn(Runnable next) {
    if (whenOpen == next) {
      whenOpen = null;
      next.run();
    }
  }

  private void computed(@Nullable LiveFrame frame) {
    Runnable next = whenComputed;
    if (next != null && frame != null && frame.request().version() >= computedFrom) {
      whenComputed = null;
      // Not within the listeners of the frame, which others still have to receive.
      Platform.runLater(
          () -> {
            if (whenComputed == null) {
              next.run();
            }
          });
    }
  }

  /**
   * Shows a stage.
   *
   * @param then runs when all of it is shown
   */
  void show(LessonStage stage, Runnable then) {
    whenComputed = null;
    whenOpen = null;
    shell.commands().find("thought.close").ifPresent(Command::run);
    List<LessonPart> open = LessonPart.named(stage.show());
    for (LessonPart part : LessonPart.values()) {
      if (!open.contains(part)) {
        part.close(shell);
      }
    }
    workspace.pins().clear();
    String network = stage.network();
    boolean own = open.stream().anyMatch(part -> part.hasOwnNetwork() && part.isOpen(shell));
    if (network != null && !own && !isShown(network)) {
      Path file = WindowNames.file(network);
      if (Files.isRegularFile(file)) {
        whenOpen = () -> showInput(stage, then);
        open(network, file);
        return;
      }
    }
    showInput(stage, then);
  }

  private void open(String network, Path file) {
    // The window's own switch shows a network again without reading it.
    Optional<Command> known = shell.commands().find("network." + network);
    if (known.isPresent()) {
      known.get().runForProgram();
    } else {
      shell.openers().open(file);
    }
  }

  private boolean isShown(String network) {
    Model model = workspace.model().get();
    Path path = model == null ? null : model.path();
    return path != null
        && path.toAbsolutePath()
            .normalize()
            .equals(WindowNames.file(network).toAbsolutePath().normalize());
  }

  private void showInput(LessonStage stage, Runnable then) {
    Model model = workspace.model().get();
    if (model == null) {
      return;
    }
    settings(stage);
    LessonInput input = stage.input();
    if (input != null) {
      put(input);
    }
    List<Clamp> clamps = new ArrayList<>();
    for (LessonUnit unit : stage.off()) {
      unit.layerIn(model.spec())
          .filter(layer -> layer.index() > 0 && !unit.isAnswer())
          .ifPresent(layer -> clamps.add(new Clamp(layer.index(), unit.channel(), 0)));
    }
    if (!workspace.clamped().get().clamps().equals(clamps)) {
      workspace.clamped().set(new Interventions(clamps));
    }
    LessonCamera camera = stage.camera();
    if (camera != null) {
      camera(shell).ifPresent(own -> look(own, camera, model));
    }
    whenComputed = () -> showComputed(stage, then);
    computedFrom = workspace.updates().newestRequest();
    computed(workspace.frame().get());
  }

  private void settings(LessonStage stage) {
    UserSettings settings = workspace.settings();
    settings.forNow(
        () -> {
          if (stage.arrangement() != null) {
            settings.arrangementName().set(stage.arrangement());
          }
          if (stage.palette() != null) {
            settings.palette().set(stage.palette());
          }
          if (stage.relief() != null) {
            settings.reliefName().set(stage.relief());
          }
        });
  }

  private void put(LessonInput input) {
    Drawing drawing = input.drawing();
    String picture = input.picture();
    if (drawing != null) {
      // It is not the user's: it covers their own, which stays below it.
      workspace.padContent().demonstrate(drawing);
    } else if (picture != null && workspace.padContent().inColours().get()) {
      workspace.padContent().show(ReadyPictures.photo(picture));
    } else {
      workspace.padContent().endDemonstration();
    }
  }

  private static void look(SceneCamera own, LessonCamera camera, Model model) {
    if (camera.layer() != null) {
      model.spec().layers().stream()
          .filter(layer -> layer.name().equals(camera.layer()))
          .findFirst()
          .map(LayerSpec::index)
          .ifPresentOrElse(own::flyTo, own::home);
    } else if (camera.equals(LessonCamera.HOME)) {
      own.home();
    } else {
      Double azimuth = camera.azimuth();
      Double elevation = camera.elevation();
      own.home();
      own.lookFrom(
          azimuth == null ? 0 : azimuth, elevation == null ? own.view().pitch() : elevation);
    }
  }

  private void showComputed(LessonStage stage, Runnable then) {
    LiveFrame frame = workspace.frame().get();
    LessonUnit pin = stage.pin();
    if (frame != null && pin != null) {
      neuron(pin, frame).ifPresent(workspace::pin);
    }
    for (LessonPart part : LessonPart.named(stage.show())) {
      part.open(shell);
    }
    if (stage.play()) {
      shell.commands().find("thought.play").ifPresent(Command::run);
    }
    then.run();
  }

  /** The neuron that a lesson names; empty where the network has none. */
  static Optional<Neuron> neuron(LessonUnit unit, LiveFrame frame) {
    return unit.layerIn(frame.spec())
        .map(
            layer -> {
              if (unit.isAnswer()) {
                return Neuron.unit(layer.index(), frame.answer());
              }
              return unit.isCell()
                  ? new Neuron(layer.index(), unit.channel(), unit.row(), unit.column())
                  : frame.mostActive(layer.index(), unit.channel());
            });
  }

  /** The 3D scene of the window, once there is a network. */
  static Optional<NetworkScene> scene(Shell shell) {
    Stream<NetworkScene> scenes =
        shell.centre().stream()
            .filter(NetworkScene.class::isInstance)
            .map(NetworkScene.class::cast);
    return scenes.findFirst();
  }

  /** The camera of the window, once there is a network. */
  static Optional<SceneCamera> camera(Shell shell) {
    return scene(shell).map(NetworkScene::camera);
  }

  /** Shows nothing more of a stage that still waits. */
  void cancel() {
    whenOpen = null;
    whenComputed = null;
  }
}
