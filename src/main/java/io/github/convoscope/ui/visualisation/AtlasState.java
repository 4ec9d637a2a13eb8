package io.github.convoscope.ui.visualisation;

import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.Mnist;
import io.github.convoscope.data.PictureFiles;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.visualisation.Atlas;
import io.github.convoscope.explain.visualisation.AtlasBuilder;
import io.github.convoscope.explain.visualisation.AtlasStore;
import io.github.convoscope.explain.visualisation.AtlasUnit;
import io.github.convoscope.explain.visualisation.CanvasModel;
import io.github.convoscope.explain.visualisation.ClassPrototypes;
import io.github.convoscope.explain.visualisation.ExampleImages;
import io.github.convoscope.explain.visualisation.ExamplePictures;
import io.github.convoscope.explain.visualisation.LayeredAtlas;
import io.github.convoscope.explain.visualisation.OptimiserSettings;
import io.github.convoscope.explain.visualisation.RandomImages;
import io.github.convoscope.explain.visualisation.UnitRange;
import io.github.convoscope.explain.visualisation.UnitResponses;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.LayerSpec;
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
import java.util.Objects;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Holds the state that the tabs of the atlas share: the atlas of the open network, once it is
 * loaded or built, and the real images to compare with. JavaFX thread.
 */
final class AtlasState {
  /** The lane on which the atlas of a whole network is built. */
  static final String LANE = "atlas.all";

  private static final int MOST_DIGITS = 10_000;

  /** Most pictures of the user's folder that optimised images are compared with. */
  private static final int MOST_PICTURES = 100;

  private static final String MNIST = "MNIST";

  /** The ready pictures, as an atlas and the messages call them. */
  static final String READY = "ready";

  private final Workspace workspace;
  private final Path samples;
  private final AtlasStore store;
  private final UserDrawings ownDrawings;
  private final UserPictures userPictures;
  private final ReadOnlyObjectWrapper<@Nullable Atlas> atlas = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper layer = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper building = new ReadOnlyBooleanWrapper();
  private @Nullable Model loadedFor;
  private volatile @Nullable CachedPrototypes cached;

  /** The prototypes of one network; computing them takes a while. */
  private record CachedPrototypes(NetworkSpec spec, ClassPrototypes prototypes) {}

  /** Ready pictures, or those of a folder, as the input of one network. */
  private record PictureInputs(Model model, @Nullable Path folder, ExampleImages images) {}

  private volatile @Nullable PictureInputs pictureInputs;

  /** What the images of a model are optimised with. */
  private record Canvas(Model of, Model canvas) {}

  private volatile @Nullable Canvas canvas;

  /** The atlas that is being made layer by layer; used on the background worker. */
  private volatile @Nullable LayeredAtlas layered;

  /**
   * The state for a window.
   *
   * @param models model files that may have an atlas beside them
   * @param samples the shipped drawings; MNIST may lie beside them
   * @param own the file for the user's own drawings; null to keep them in memory only
   */
  AtlasState(Shell shell, List<Path> models, Path samples, @Nullable Path own) {
    workspace = shell.workspace();
    this.samples = samples;
    ownDrawings = new UserDrawings(workspace, own);
    userPictures =
        new UserPictures(shell, own == null ? null : own.resolveSibling("pictures-folder.txt"));
    store = new AtlasStore(models, AtlasStore.userCache());
    workspace
        .model()
        .addListener(
            (observed, before, next) -> {
              loadedFor = null;
              layer.set(0);
              atlas.set(null);
              building.set(false);
            });
  }

  /** The atlas of the open network; null until it is loaded or built. */
  ReadOnlyObjectProperty<@Nullable Atlas> atlas() {
    return atlas.getReadOnlyProperty();
  }

  /** The atlas's entry of a unit; null where there is no atlas, or it does not have the unit. */
  @Nullable AtlasUnit knownUnit(UnitTarget target) {
    Atlas known = atlas.get();
    return known == null ? null : known.unit(target.layer(), target.channel()).orElse(null);
  }

  /** A unit's range from the atlas; null where it is not known. */
  @Nullable UnitRange knownRange(UnitTarget target) {
    AtlasUnit known = knownUnit(target);
    return known == null ? null : known.range();
  }

  /** True while an atlas of the open network is built. */
  ReadOnlyBooleanProperty building() {
    return building.getReadOnlyProperty();
  }

  /** The photographs that units are shown with. */
  UserPictures userPictures() {
    return userPictures;
  }

  /** The user's own drawings. */
  UserDrawings own() {
    return ownDrawings;
  }

  /** True while the atlas is looked for in files. */
  ReadOnlyBooleanProperty loading() {
    return loading.getReadOnlyProperty();
  }

  /** Loads the atlas of the open network, where one is shipped or in the cache. */
  void load() {
    ownDrawings.load();
    Model model = workspace.model().get();
    if (model == null || model == loadedFor) {
      return;
    }
    loadedFor = model;
    List<LayerSpec> layers = LayeredAtlas.layers(model.spec());
    if (layers.stream().noneMatch(each -> each.index() == layer.get())) {
      layer.set(layers.isEmpty() ? 0 : layers.get(layers.size() / 2).index());
    }
    int shown = layer.get();
    loading.set(true);
    workspace
        .fileTasks()
        .run(
            () ->
                isLayered(model)
                    ? store.findLayer(model.spec(), model.checksum(), shown)
                    : store.find(model.spec(), model.checksum()),
            found -> {
              if (workspace.model().get() == model && layer.get() == shown) {
                loading.set(false);
                found.ifPresent(atlas::set);
              }
            });
  }

  /** Starts to build an atlas of the open network, on the background worker. */
  void build() {
    Model model = workspace.model().get();
    if (model == null) {
      return;
    }
    building.set(true);
    if (isLayered(model)) {
      buildLayers(model);
      return;
    }
    OptimiserSettings settings = OptimiserSettings.of(model.spec().input().shape());
    workspace
        .background()
        .start(
            LANE,
            (engine, progress) -> {
              ExampleSource source = standardExamples(model);
              Atlas made =
                  new AtlasBuilder(engine(model, engine), settings, Runnable::run, 1)
                      .build(model.checksum(), source.name(), source.images(), progress);
              store.save(model.spec(), made);
              return made;
            },
            made -> {
              building.set(false);
              atlas.set(made);
            });
  }

  /** Makes what is missing of the atlas of a large network, beginning with the shown layer. */
  private void buildLayers(Model model) {
    layered = null;
    goOn(model, layer.get());
  }

  /**
   * Makes a few images and asks for the next ones then: other work on the worker, such as measuring
   * pictures, gets its turn in between.
   */
  private void goOn(Model model, int first) {
    workspace
        .background()
        .start(
            LANE,
            (engine, progress) -> {
              LayeredAtlas making = layered;
              if (making == null) {
                Model with = canvas(model);
                Engine own = with.takingInk(with.newEngine());
                making = new LayeredAtlas(own, store, model.checksum());
                layered = making;
              }
              ExampleSource source = standardExamples(model);
              return making.goOn(
                  source.name(),
                  source.images(),
                  first,
                  progress,
                  part -> Platform.runLater(() -> take(model, part)));
            },
            more -> {
              if (more && building.get() && workspace.model().get() == model) {
                goOn(model, first);
              } else {
                building.set(false);
              }
            });
  }

  private void take(Model model, Atlas part) {
    if (workspace.model().get() == model
        && !part.units().isEmpty()
        && part.units().get(0).layer() == layer.get()) {
      atlas.set(part);
    }
  }

  /** The layer whose part of the atlas is shown, where it is made layer by layer. */
  ReadOnlyIntegerProperty layer() {
    return layer.getReadOnlyProperty();
  }

  /** Shows another layer's part of the atlas. */
  void showLayer(int index) {
    layer.set(index);
    atlas.set(null);
    loadedFor = null;
    load();
  }

  /** Whether the atlas of a network is made and shown layer by layer. */
  static boolean isLayered(Model model) {
    return model.input().takesColours() && LayeredAtlas.fits(model.spec());
  }

  /** The model that images are optimised with; reads its file the first time. Any thread. */
  Model canvas(Model model) {
    Canvas now = canvas;
    if (now == null || now.of != model) {
      now = new Canvas(model, CanvasModel.of(model));
      canvas = now;
    }
    return now.canvas;
  }

  /**
   * The engine that images are optimised with. Any thread.
   *
   * @param engine one of the model
   */
  Engine engine(Model model, Engine engine) {
    Model with = canvas(model);
    return with.takingInk(with == model ? engine : with.newEngine());
  }

  /** Stops building. */
  void stop() {
    workspace.background().cancel(LANE);
    building.set(false);
  }

  /**
   * Real images and where they come from.
   *
   * @param name name of the source, a key of the messages
   * @param images in the network's input shape
   * @param own how many of them, the last ones, the user drew in this window
   */
  record ExampleSource(String name, ExampleImages images, int own) {
    /** Source and number of images, to be shown. */
    String text() {
      String given = Messages.text("atlas.source." + name, images.count() - own);
      return own == 0 ? given : Messages.text("atlas.source.own", given, own);
    }
  }

  /** {@link #standardExamples} and, where MNIST is missing, the user's own drawings. Any thread. */
  ExampleSource allExamples(Model model) {
    ExampleSource given = standardExamples(model);
    List<Drawing> drawn = ownDrawings.all();
    if (given.name().equals(MNIST) || model.input().takesColours() || drawn.isEmpty()) {
      return given;
    }
    InputEncoder encoder = inkEncoder(model.spec().input().shape());
    List<float[]> images = drawn.stream().map(each -> encoder.encode(each).tensor()).toList();
    return new ExampleSource(
        given.name(),
        ExampleImages.joined(given.images(), ExampleImages.of(images)),
        images.size());
  }

  /**
   * MNIST where it lies beside the samples, else the shipped samples; ready pictures for a network
   * that takes colours. Any thread.
   */
  ExampleSource standardExamples(Model model) {
    if (model.input().takesColours()) {
      return pictures(canvas(model));
    }
    Shape shape = model.spec().input().shape();
    Path folder = samples.resolveSibling("mnist");
    boolean fits = shape.channels() == 1 && shape.rows() == 28 && shape.columns() == 28;
    if (fits && Files.isDirectory(folder)) {
      Mnist mnist = new Mnist(folder);
      var digits = mnist.read(mnist.hasTrain() ? Mnist.Split.VALIDATION : Mnist.Split.TEST);
      int count = Math.min(MOST_DIGITS, digits.count());
      return new ExampleSource(MNIST, ExampleImages.of(digits.range(0, count)), 0);
    }
    List<float[]> images = new ArrayList<>();
    if (Files.isRegularFile(samples)) {
      InputEncoder encoder = inkEncoder(shape);
      for (LabelledDrawing sample : StrokesFile.readAll(samples)) {
        images.add(encoder.encode(sample.drawing()).tensor());
      }
    }
    return new ExampleSource("samples", ExampleImages.of(images), 0);
  }

  /** Changes when {@link #standardExamples} would be others. */
  Object examplesKey() {
    Path folder = userPictures.folder().get();
    return folder == null ? "" : folder;
  }

  /** Pictures for a network that takes colours, in the size of this model's input. Any thread. */
  ExampleSource pictures(Model model) {
    Path folder = userPictures.folder().get();
    PictureInputs now = pictureInputs;
    if (now == null || now.model != model || !Objects.equals(now.folder, folder)) {
      ExampleImages images =
          folder == null
              ? ExamplePictures.ready(model)
              : ExamplePictures.read(
                  model, PictureFiles.below(folder), MOST_PICTURES, problem -> {}, Progress.NONE);
      now = new PictureInputs(model, folder, images);
      pictureInputs = now;
    }
    return new ExampleSource(folder == null ? READY : "folder", now.images, 0);
  }

  /** The class prototypes of a network; computed once. Any thread. */
  ClassPrototypes prototypes(Model model, Engine engine, Progress progress) {
    CachedPrototypes now = cached;
    if (now == null || now.spec != engine.spec()) {
      ExampleImages images = standardExamples(model).images();
      now = new CachedPrototypes(engine.spec(), ClassPrototypes.of(engine, images, progress));
      cached = now;
    }
    return now.prototypes;
  }

  /** A target's range over real images, or over random ones where there are none. Any thread. */
  UnitRange range(Model model, Engine engine, UnitTarget target, Progress progress) {
    Shape shape = engine.spec().input().shape();
    ExampleImages images = standardExamples(model).images();
    return UnitResponses.range(
        engine, images.count() > 0 ? images : RandomImages.of(shape), target, progress);
  }

  /** The network's input of a frame, as ink, or as the light of its colours. */
  static float[] image(Model model, LiveFrame frame) {
    if (model.input().takesColours()) {
      return model.ink(frame.input());
    }
    return inkEncoder(frame.spec().input().shape()).tensor(frame.picture().ink());
  }

  /** Makes an encoder for ink, as images in the atlas are ink for every network. */
  private static InputEncoder inkEncoder(Shape shape) {
    return new InputEncoder(shape, InputRange.INK);
  }
}
