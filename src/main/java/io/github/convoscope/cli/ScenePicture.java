package io.github.convoscope.cli;

import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.colour.Palette;
import io.github.convoscope.colour.RangeMode;
import io.github.convoscope.explain.contribution.PathRoot;
import io.github.convoscope.layout.Arrangement;
import io.github.convoscope.layout.Arrangements;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.OpenLayers;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.LineKey;
import io.github.convoscope.scene.MarkKind;
import io.github.convoscope.scene.MarkOptions;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.scene.NeuronMarks;
import io.github.convoscope.scene.NeuronSelection;
import io.github.convoscope.scene.PathMarks;
import io.github.convoscope.scene.ScaleStrip;
import io.github.convoscope.scene.SceneMarks;
import io.github.convoscope.scene.Smoothing;
import io.github.convoscope.ui.TextSize;
import io.github.convoscope.ui.Typeface;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Draws the scene into pictures, without a window. JavaFX is started and ended once in a process.
 */
final class ScenePicture {
  private static final int STRONGEST_EDGES = 24;
  private static final double STRIP_EMS = 2.6;

  private final Model model;
  private final Palette palette;
  private final boolean projector;

  /**
   * What the picture shows.
   *
   * @param arrangement of the layers
   * @param azimuth degrees from the home view's direction, or null for the home view
   * @param elevation degrees above the horizon
   * @param relief how far cells stand out; 0 not at all, 1 as usual
   * @param paths how many of the strongest contributions lead on from each knot; 0 for none
   * @param layer the layer to fly to; −1 for the whole network
   * @param pinned the neuron to mark, or null
   */
  record PictureOptions(
      Arrangement arrangement,
      @Nullable Double azimuth,
      @Nullable Double elevation,
      double relief,
      int paths,
      int layer,
      @Nullable Neuron pinned) {
    /** Number of pathways that the window shows at the start. */
    static final int USUAL_PATHS = 3;

    /** The same without pathways. */
    PictureOptions withoutPaths() {
      return new PictureOptions(arrangement, azimuth, elevation, relief, 0, layer, pinned);
    }

    /** The whole network as the window shows it at the start. */
    static PictureOptions usual() {
      return new PictureOptions(Arrangements.usual(), null, null, 1, USUAL_PATHS, -1, null);
    }
  }

  ScenePicture(Model model, Palette palette, boolean projector) {
    this.model = model;
    this.palette = palette;
    this.projector = projector;
  }

  /** Draws pictures of one scene, one after the other. */
  @FunctionalInterface
  interface Shots {
    /**
     * Draws a picture.
     *
     * @param extra marks beside those of the pinned neuron
     * @param answered false to emphasise no class
     * @param first runs on the JavaFX thread before the picture is drawn
     */
    BufferedImage take(Activations activations, SceneMarks extra, boolean answered, Runnable first);
  }

  /** Draws the picture. Do not call it on the JavaFX thread. */
  BufferedImage take(Activations activations, PictureOptions options, int width, int height) {
    return film(
        options,
        () -> null,
        width,
        height,
        shots -> shots.take(activations, SceneMarks.NONE, true, () -> {}));
  }

  /**
   * Draws several pictures with one scene. Do not call it on the JavaFX thread.
   *
   * @param over makes a node that lies over the scene, or null, on the JavaFX thread
   * @param director asks for the pictures; called on this thread
   */
  <T> T film(
      PictureOptions options,
      Supplier<@Nullable Node> over,
      int width,
      int height,
      Function<Shots, T> director) {
    return started(
        () -> {
          Opened opened = onScreen(() -> open(options, over.get(), width, height));
          return director.apply(
              (activations, extra, answered, first) ->
                  onScreen(
                      () -> {
                        first.run();
                        return draw(opened, activations, extra, answered);
                      }));
        });
  }

  /**
   * Starts JavaFX for some pictures that {@link #takeNext} draws, and ends it.
   *
   * @param work takes the pictures; called on this thread
   */
  static <T> T started(Supplier<T> work) {
    Platform.startup(() -> {});
    try {
      return work.get();
    } finally {
      Platform.exit();
    }
  }

  /** Draws a picture while JavaFX runs, within {@link #started}. */
  BufferedImage takeNext(Activations activations, PictureOptions options, int width, int height) {
    return onScreen(
        () -> draw(open(options, null, width, height), activations, SceneMarks.NONE, true));
  }

  private static <T> T onScreen(Supplier<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            done.complete(work.get());
          } catch (RuntimeException | Error broken) {
            done.completeExceptionally(broken);
          }
        });
    return done.join();
  }

  /** A scene that is ready to show activations. */
  private record Opened(
      NetworkScene scene,
      Scene window,
      FramePainter painter,
      FrameColours frame,
      SceneMarks closed,
      PictureOptions options) {}

  private Opened open(PictureOptions options, @Nullable Node over, int width, int height) {
    Typeface.load();
    FramePainter painter = painter();
    FrameColours frame = new FrameColours(model.spec());
    OpenLayers open = OpenLayers.atStart(model.spec());
    if (options.pinned() != null) {
      open = open.with(options.pinned().layer());
    }
    NetworkScene scene =
        new NetworkScene(
            NetworkLayout.of(model.spec(), open, options.arrangement()), Smoothing.ALWAYS);
    scene.camera().reducedMotionProperty().set(true);
    scene.setLook(projector, projector);
    scene.setRelief(options.relief());
    double em = TextSize.em(width, height, projector, 1);
    int explained = explainedLayer(options);
    ScaleStrip strip =
        new ScaleStrip(painter.scale(explained, 0), model.spec().layer(explained).name());
    strip.setLight(projector);
    HBox legend = new HBox(2 * em, strip);
    if (options.paths() > 0) {
      legend.getChildren().add(line(MarkKind.FOR, "paths.raises"));
      legend.getChildren().add(line(MarkKind.AGAINST, "paths.lowers"));
    }
    legend.setPadding(new Insets(em));
    StackPane root = new StackPane(scene, legend);
    if (over != null) {
      root.getChildren().add(over);
    }
    StackPane.setAlignment(legend, Pos.BOTTOM_LEFT);
    legend.setMaxSize(StackPane.USE_PREF_SIZE, StackPane.USE_PREF_SIZE);
    root.setStyle("-fx-font-family: " + Typeface.FAMILY + "; -fx-font-size: " + em + "px;");
    scene.setPadding(new Insets(0, 0, STRIP_EMS * em, 0));
    Scene window = new Scene(root, width, height);
    window.getRoot().applyCss();
    window.getRoot().layout();
    if (options.azimuth() != null || options.elevation() != null) {
      scene
          .camera()
          .lookFrom(
              options.azimuth() == null ? 0 : options.azimuth(),
              options.elevation() == null
                  ? options.arrangement().home().pitch()
                  : options.elevation());
    }
    if (options.layer() >= 0) {
      scene.camera().flyTo(options.layer());
    }
    return new Opened(scene, window, painter, frame, SceneMarks.closed(open.closed()), options);
  }

  private LineKey line(MarkKind kind, String meaning) {
    Label label = new Label(Messages.text(meaning));
    label.setTextFill(ScaleStrip.words(projector));
    LineKey key = new LineKey(kind, label);
    key.setLight(projector);
    return key;
  }

  private BufferedImage draw(
      Opened opened, Activations activations, SceneMarks extra, boolean answered) {
    SceneMarks marks =
        marks(model, activations, opened.options.pinned())
            .plus(paths(activations, opened.options))
            .plus(opened.closed)
            .plus(extra);
    marks.paint(opened.painter, activations, opened.frame);
    opened.scene.show(opened.frame);
    opened.scene.setMarks(marks);
    opened.scene.setWinner(answered ? activations.answer(0) : -1);
    Scene window = opened.window;
    WritableImage image = new WritableImage((int) window.getWidth(), (int) window.getHeight());
    return copy(window.snapshot(image));
  }

  /** The pathways to the pinned neuron or the answer. */
  private SceneMarks paths(Activations activations, PictureOptions options) {
    if (options.paths() == 0 || isBlank(activations.after(0))) {
      return SceneMarks.NONE;
    }
    PathRoot root =
        options.pinned() == null
            ? PathRoot.ofClass(model.spec(), activations.answer(0), null)
            : PathRoot.of(options.pinned());
    return PathMarks.of(model, activations, root, options.paths());
  }

  private static boolean isBlank(float[] input) {
    for (float value : input) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /** Paints cells as the window does with the default range. */
  FramePainter painter() {
    return new FramePainter(
        model.spec(),
        palette,
        RangeMode.LAYER,
        model.ranges(),
        projector,
        model.input().pictureColours());
  }

  /** The marks of a pinned neuron, the same as in the window; none without a neuron. */
  static SceneMarks marks(Model model, Activations activations, @Nullable Neuron pinned) {
    if (pinned == null) {
      return SceneMarks.NONE;
    }
    NeuronMarks neuron = new NeuronMarks(model.spec(), model.weights(), pinned);
    return new NeuronSelection(List.of(pinned), neuron, null)
        .marks(
            MarkOptions.incoming(STRONGEST_EDGES),
            activations,
            marked -> marked.arithmetic(activations, Interventions.NONE));
  }

  /** The layer whose colours the legend explains. */
  private int explainedLayer(PictureOptions options) {
    if (options.layer() >= 0) {
      return options.layer();
    }
    return options.pinned() == null
        ? Math.min(1, model.spec().depth() - 1)
        : options.pinned().layer();
  }

  private static BufferedImage copy(WritableImage image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    copy.setRGB(0, 0, width, height, pixels, 0, width);
    return copy;
  }
}
