package io.github.convoscope.ui.visualisation;

import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.Mnist;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.visualisation.Atlas;
import io.github.convoscope.explain.visualisation.AtlasBuilder;
import io.github.convoscope.explain.visualisation.AtlasStore;
import io.github.convoscope.explain.visualisation.ClassPrototypes;
import io.github.convoscope.explain.visualisation.ExampleImages;
import io.github.convoscope.explain.visualisation.OptimiserSettings;
import io.github.convoscope.explain.visualisation.RandomImages;
import io.github.convoscope.explain.visualisation.UnitRange;
import io.github.convoscope.explain.visualisation.UnitResponses;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What the pages of the atlas share: the atlas of the open network, as soon as it is there, and the
 * real images to compare with. JavaFX thread.
 */
final class AtlasState {
  /** Lane of the search for a whole network. */
  static final String LANE = "atlas.all";

  private static final int MOST_DIGITS = 10_000;
  private static final String MNIST = "MNIST";

  private final Workspace workspace;
  private final Path samples;
  private final AtlasStore store;
  private final UserDrawings ownDrawings;
  private final ReadOnlyObjectWrapper<@Nullable Atlas> atlas = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper seeking = new ReadOnlyBooleanWrapper();
  private @Nullable Model of;
  private volatile @Nullable Known known;

  /** Kept, since looking through examples takes a while. */
  private record Known(NetworkSpec spec, ClassPrototypes prototypes) {}

  /**
   * The state for a window.
   *
   * @param models files beside which a shipped atlas may lie
   * @param samples drawings that come with the program; beside them MNIST may lie
   * @param own where a person's own drawings are kept, or null
   */
  AtlasState(Shell shell, List<Path> models, Path samples, @Nullable Path own) {
    workspace = shell.workspace();
    this.samples = samples;
    ownDrawings = new UserDrawings(workspace, own);
    store = new AtlasStore(models, AtlasStore.userCache());
    workspace
        .model()
        .addListener(
            (observed, before, next) -> {
              of = null;
              atlas.set(null);
              seeking.set(false);
            });
  }

  /** The atlas of the open network; null until it is there. */
  ReadOnlyObjectProperty<@Nullable Atlas> atlas() {
    return atlas.getReadOnlyProperty();
  }

  /** True while images are sought for the whole network. */
  ReadOnlyBooleanProperty seeking() {
    return seeking.getReadOnlyProperty();
  }

  /** A person's own drawings. */
  UserDrawings own() {
    return ownDrawings;
  }

  /** Loads the atlas of the open network, where one is shipped or kept. */
  void load() {
    ownDrawings.load();
    Model model = workspace.model().get();
    if (model == null || model == of) {
      return;
    }
    of = model;
    workspace
        .fileTasks()
        .run(
            () -> store.find(model.spec(), model.checksum()),
            found -> {
              if (workspace.model().get() == model) {
                found.ifPresent(atlas::set);
              }
            });
  }

  /** Seeks the images of the whole network, on the background worker. */
  void seek() {
    Model model = workspace.model().get();
    if (model == null) {
      return;
    }
    seeking.set(true);
    Shape shape = model.spec().input().shape();
    workspace
        .background()
        .start(
            LANE,
            (engine, progress) -> {
              Real real = real(shape);
              Atlas made =
                  new AtlasBuilder(
                          model.takingInk(engine), OptimiserSettings.standard(), Runnable::run, 1)
                      .build(model.checksum(), real.name(), real.images(), progress);
              store.keep(model.spec(), made);
              return made;
            },
            made -> {
              seeking.set(false);
              atlas.set(made);
            });
  }

  /** Stops seeking. */
  void stop() {
    workspace.background().cancel(LANE);
    seeking.set(false);
  }

  /**
   * Real images.
   *
   * @param name what they are
   * @param images in the network's input shape
   * @param own how many of them, the last ones, a person drew here
   */
  record Real(String name, ExampleImages images, int own) {
    /** What they are and how many, in words. */
    String words() {
      return words(name, images.count(), own);
    }

    /** What examples are and how many, in words. */
    static String words(String name, int count, int own) {
      String given = Messages.text("atlas.source." + name, count - own);
      return own == 0 ? given : Messages.text("atlas.source.own", given, own);
    }
  }

  /** As {@link #real}, with a person's own drawings where there is no MNIST. Any thread. */
  Real examples(Shape shape) {
    Real given = real(shape);
    List<Drawing> drawn = ownDrawings.all();
    if (given.name().equals(MNIST) || drawn.isEmpty()) {
      return given;
    }
    InputEncoder encoder = inkEncoder(shape);
    List<float[]> images = drawn.stream().map(each -> encoder.encode(each).tensor()).toList();
    return new Real(
        given.name(),
        ExampleImages.joined(given.images(), ExampleImages.of(images)),
        images.size());
  }

  /** MNIST where a person has put it beside the samples, else the samples. Any thread. */
  Real real(Shape shape) {
    Path folder = samples.resolveSibling("mnist");
    boolean fits = shape.channels() == 1 && shape.rows() == 28 && shape.columns() == 28;
    if (fits && Files.isDirectory(folder)) {
      Mnist mnist = new Mnist(folder);
      var digits = mnist.read(mnist.hasTrain() ? Mnist.Split.VALIDATION : Mnist.Split.TEST);
      int count = Math.min(MOST_DIGITS, digits.count());
      return new Real(MNIST, ExampleImages.of(digits.range(0, count)), 0);
    }
    List<float[]> images = new ArrayList<>();
    if (Files.isRegularFile(samples)) {
      InputEncoder encoder = inkEncoder(shape);
      for (LabelledDrawing sample : StrokesFile.readAll(samples)) {
        images.add(encoder.encode(sample.drawing()).tensor());
      }
    }
    return new Real("samples", ExampleImages.of(images), 0);
  }

  /** How real images of each class are taken; looked up once a network. Any thread. */
  ClassPrototypes prototypes(Engine engine, Progress progress) {
    Known now = known;
    if (now == null || now.spec != engine.spec()) {
      Shape shape = engine.spec().input().shape();
      now = new Known(engine.spec(), ClassPrototypes.of(engine, real(shape).images(), progress));
      known = now;
    }
    return now.prototypes;
  }

  /** What a target does on real images, or on smooth chance where there are none. Any thread. */
  UnitRange range(Engine engine, UnitTarget target, Progress progress) {
    Shape shape = engine.spec().input().shape();
    ExampleImages images = real(shape).images();
    return UnitResponses.range(
        engine, images.count() > 0 ? images : RandomImages.of(shape), target, progress);
  }

  /** What the network sees in a frame, as ink. */
  static float[] image(LiveFrame frame) {
    return inkEncoder(frame.spec().input().shape()).tensor(frame.picture().ink());
  }

  /** Images in the atlas are ink, whatever numbers the network takes. */
  private static InputEncoder inkEncoder(Shape shape) {
    return new InputEncoder(shape, InputRange.INK);
  }
}
