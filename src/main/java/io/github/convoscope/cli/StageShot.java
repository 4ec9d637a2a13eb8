package io.github.convoscope.cli;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.photo.ReadyPictures;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.layout.Arrangement;
import io.github.convoscope.layout.Arrangements;
import io.github.convoscope.lesson.LessonCamera;
import io.github.convoscope.lesson.LessonInput;
import io.github.convoscope.lesson.LessonStage;
import io.github.convoscope.lesson.LessonUnit;
import io.github.convoscope.model.EncodedInput;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.Interventions.Clamp;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.lesson.WindowNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step of a lesson, computed for a picture of the scene.
 *
 * @param model the step's network
 * @param stage what it shows
 * @param activations of what is on the step's pad
 */
record StageShot(Model model, LessonStage stage, Activations activations) {
  private static final int PICTURE_SIDE = 256;

  /** The file of a stage's network; null where it names none. */
  static @Nullable Path network(LessonStage stage) {
    return stage.network() == null ? null : WindowNames.file(stage.network());
  }

  /**
   * Computes a stage.
   *
   * @param given an input in place of the stage's own, or null
   */
  static StageShot of(Model model, LessonStage stage, float @Nullable [] given) {
    Activations activations = new Activations(model.spec(), 1);
    List<Clamp> off =
        stage.off().stream()
            .flatMap(
                unit ->
                    unit
                        .layerIn(model.spec())
                        .filter(layer -> layer.index() > 0 && !unit.isAnswer())
                        .map(layer -> new Clamp(layer.index(), unit.channel(), 0))
                        .stream())
            .toList();
    float[] tensor = given == null ? input(model, stage.input()).tensor() : given;
    try (Engine engine = model.newEngine()) {
      engine.forward(tensor, new Interventions(off), activations);
    }
    return new StageShot(model, stage, activations);
  }

  private static EncodedInput input(Model model, @Nullable LessonInput input) {
    InputEncoder encoder = model.newEncoder();
    Drawing drawing = input == null ? null : input.drawing();
    String picture = input == null ? null : input.picture();
    if (picture != null && encoder.takesColours()) {
      return encoder.encode(ReadyPictures.draw(picture, PICTURE_SIDE));
    }
    return encoder.encode(drawing == null ? SampleDrawing.read() : drawing);
  }

  /** The activations; null where the pad is empty, as then nothing is answered. */
  @Nullable Activations answered() {
    LessonInput input = stage.input();
    boolean empty = input != null && input.drawing() != null && input.drawing().isEmpty();
    return empty ? null : activations;
  }

  /** The arrangement that the stage names; the usual one where it names none. */
  Arrangement arrangement() {
    String name = stage.arrangement();
    Optional<Arrangement> named = name == null ? Optional.empty() : Arrangements.named(name);
    return named.orElse(Arrangements.usual());
  }

  /** How far cells stand out. */
  double relief() {
    String relief = stage.relief();
    return relief == null || relief.equals("usual") ? 1 : relief.equals("tall") ? 2 : 0;
  }

  /** The layer that is flown to; −1 for the whole network. */
  int layer() {
    LessonCamera camera = stage.camera();
    return camera == null
        ? -1
        : model.spec().layers().stream()
            .filter(layer -> layer.name().equals(camera.layer()))
            .findFirst()
            .map(LayerSpec::index)
            .orElse(-1);
  }

  /** The pinned neuron, or null. */
  @Nullable Neuron pinned() {
    LessonUnit unit = stage.pin();
    NetworkSpec spec = model.spec();
    return unit == null ? null : unit.layerIn(spec).map(layer -> neuron(unit, layer)).orElse(null);
  }

  private Neuron neuron(LessonUnit unit, LayerSpec layer) {
    if (unit.isAnswer()) {
      return Neuron.unit(layer.index(), activations.answer(0));
    }
    if (unit.isCell()) {
      return new Neuron(layer.index(), unit.channel(), unit.row(), unit.column());
    }
    float[] values = activations.after(layer.index());
    int size = layer.shape().mapSize();
    int best = unit.channel() * size;
    for (int i = best; i < (unit.channel() + 1) * size; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return layer.shape().neuron(layer.index(), best);
  }

  /** The picture of the stage, with the pathways that the window would show. */
  ScenePicture.PictureOptions options() {
    LessonCamera camera = stage.camera();
    int paths = stage.pin() == null ? ScenePicture.PictureOptions.USUAL_PATHS : 0;
    return new ScenePicture.PictureOptions(
        arrangement(),
        camera == null ? null : camera.azimuth(),
        camera == null ? null : camera.elevation(),
        relief(),
        paths,
        layer(),
        pinned());
  }
}
