package io.github.convoscope.ui.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.hierarchy.ColourClaim;
import io.github.convoscope.explain.hierarchy.EdgeClaim;
import io.github.convoscope.explain.hierarchy.GaborFit;
import io.github.convoscope.explain.hierarchy.LayerFindings;
import io.github.convoscope.explain.hierarchy.PatchShuffle;
import io.github.convoscope.explain.hierarchy.PictureSurvey;
import io.github.convoscope.explain.hierarchy.UntrainedTwin;
import io.github.convoscope.explain.visualisation.Atlas;
import io.github.convoscope.explain.visualisation.AtlasUnit;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.explain.visualisation.VisualisationResult;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.Shell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Tells how a network of photographs goes from edges and colours over textures to objects: what was
 * measured, and what of the claim does not hold for this network. JavaFX thread.
 */
final class PhotoHierarchy implements HierarchyStory<PhotoHierarchy.Measured> {
  private static final int CONTROL_KERNELS = 15;
  private static final int MOST_PICTURES = 60;

  /** Kernels that are shown beside their Gabor function. */
  private static final int FITTED = 8;

  /** Classes whose images are shown. */
  private static final int MOST_CLASSES = 20;

  /** Share of the progress that the kernels take. */
  private static final double KERNELS_SHARE = 0.4;

  private final Shell shell;
  private final AtlasPage page;
  private final AtlasState state;

  /**
   * The measurements.
   *
   * @param edges of the first layer; null where it is no convolution with square kernels
   * @param colours of the first layer; null where it is no convolution
   * @param layers what was found on pictures
   * @param untrained the same for the same layers with random weights; empty where a layer's
   *     weights have no known meaning
   * @param source which pictures, to be shown
   * @param picture one of them, and the same with its patches shuffled
   */
  record Measured(
      @Nullable EdgeClaim edges,
      @Nullable ColourClaim colours,
      List<LayerFindings> layers,
      List<LayerFindings> untrained,
      String source,
      List<float[]> picture) {}

  PhotoHierarchy(Shell shell, AtlasState state, AtlasPage page) {
    this.shell = shell;
    this.state = state;
    this.page = page;
  }

  @Override
  public Measured measure(Model model, Engine engine, Progress progress) {
    NetworkSpec spec = engine.spec();
    boolean kernels = EdgeClaim.applies(spec);
    EdgeClaim edges =
        kernels
            ? EdgeClaim.of(
                spec,
                engine.weights(),
                CONTROL_KERNELS,
                0,
                Progress.part(progress, 0, KERNELS_SHARE))
            : null;
    ColourClaim colours =
        kernels ? ColourClaim.of(spec, engine.weights(), model.input().order()) : null;
    AtlasState.ExampleSource source = state.pictures(model);
    double rest = (1 - KERNELS_SHARE) / 2;
    PictureSurvey survey =
        PictureSurvey.of(
            engine, source.images(), MOST_PICTURES, Progress.part(progress, KERNELS_SHARE, rest));
    List<LayerFindings> untrained =
        untrained(model, survey, source, Progress.part(progress, 1 - rest, rest));
    Shape input = spec.input().shape();
    float[] picture = new float[input.size()];
    source.images().copy(Math.min(3, source.images().count() - 1), picture, 0);
    float[] shuffled = PatchShuffle.of(input, picture, PictureSurvey.PATCHES_ACROSS, new Random(0));
    return new Measured(
        edges, colours, survey.findings(), untrained, source.text(), List.of(picture, shuffled));
  }

  private static List<LayerFindings> untrained(
      Model model, PictureSurvey trained, AtlasState.ExampleSource source, Progress progress) {
    Engine twin = UntrainedTwin.of(model.spec());
    if (twin == null) {
      return List.of();
    }
    try (Engine taking = model.takingInk(twin)) {
      return PictureSurvey.of(taking, source.images(), MOST_PICTURES, progress)
          .findingsWithClassesOf(trained);
    }
  }

  @Override
  public List<Node> nodes(Model model, Measured measured, @Nullable Atlas atlas) {
    List<Node> nodes = new ArrayList<>();
    EdgeClaim edges = measured.edges();
    ColourClaim colours = measured.colours();
    if (edges != null && colours != null) {
      nodes.add(StoryText.heading("atlas.photo.edges"));
      nodes.add(edges(model, edges, colours));
    }
    LayerStory layers = new LayerStory(measured.layers(), measured.untrained(), measured.source());
    nodes.add(StoryText.heading("atlas.photo.textures"));
    nodes.add(layers.textures(shuffled(model, measured)));
    nodes.add(StoryText.heading("atlas.photo.objects"));
    nodes.add(layers.objects());
    if (atlas != null && !atlas.layer(model.spec().output().index()).isEmpty()) {
      nodes.add(classes(model, atlas));
    }
    nodes.add(StoryText.heading("atlas.photo.question"));
    nodes.add(
        StoryText.text(
            measured.untrained().isEmpty() ? "atlas.photo.told" : "atlas.photo.told-apart"));
    nodes.add(StoryText.text("atlas.photo.ask", model.spec().parameters()));
    return nodes;
  }

  /** A picture and the same in pieces. */
  private VBox shuffled(Model model, Measured measured) {
    Shape input = model.spec().input().shape();
    HBox pictures = Ems.line(0.62);
    for (float[] picture : measured.picture()) {
      pictures
          .getChildren()
          .add(InputPictures.view(InputPictures.picture(input, picture), scaled(118)));
    }
    return captioned(pictures, "atlas.photo.shuffled");
  }

  private VBox edges(Model model, EdgeClaim edges, ColourClaim colours) {
    double em = shell.em().get();
    FlowPane plots =
        Ems.row(
            captioned(
                OrientationRose.of(edges.fits(), shell.colours().get(), em), "atlas.photo.rose"),
            captioned(
                ColourPlane.of(colours.tunings(), shell.colours().get(), em), "atlas.photo.plane"));
    VBox told =
        Ems.column(
            0.77,
            StoryText.text("atlas.photo.edges.what", edges.controls()),
            kernels(model, edges, colours),
            fitted(model, edges),
            edgeVerdict(edges),
            StoryText.text("atlas.photo.colours.what"),
            plots);
    told.getChildren()
        .add(
            StoryText.bold(
                colours.apart() ? "atlas.photo.apart" : "atlas.photo.mixed",
                colours.tunings().size(),
                colours.bright(),
                colours.coloured()));
    if (colours.coloured() > 0) {
      told.getChildren()
          .add(
              StoryText.bold(
                  colours.alongAxes() ? "atlas.photo.on-axes" : "atlas.photo.off-axes",
                  colours.onAxis(),
                  colours.coloured(),
                  StoryText.chance(colours.pValue())));
    }
    return told;
  }

  private static Label edgeVerdict(EdgeClaim edges) {
    return StoryText.bold(
        edges.holds() ? "atlas.hierarchy.edges.holds" : "atlas.hierarchy.edges.fails",
        StoryText.percent(edges.goodness()),
        StoryText.percent(edges.chance()),
        StoryText.chance(edges.pValue()),
        edges.oriented(),
        edges.fits().size());
  }

  /** All kernels in their colours: first those of brightness by direction, then those by hue. */
  private FlowPane kernels(Model model, EdgeClaim edges, ColourClaim colours) {
    List<Integer> order =
        IntStream.range(0, colours.tunings().size())
            .boxed()
            .sorted(
                Comparator.<Integer, Boolean>comparing(i -> colours.tunings().get(i).inColour())
                    .thenComparing(
                        i ->
                            colours.tunings().get(i).inColour()
                                ? colours.tunings().get(i).hue()
                                : edges.fits().get(i).orientation()))
            .toList();
    FlowPane flow = Ems.flow(0.23, 0.23);
    for (int unit : order) {
      Button tile =
          new Button(null, InputPictures.view(InputPictures.colourKernel(model, unit), scaled(34)));
      tile.getStyleClass().add("atlas-tile");
      tile.setAccessibleText(Messages.text("atlas.kernel", unit));
      tile.setOnAction(event -> page.openUnit(UnitTarget.unit(1, unit)));
      flow.getChildren().add(tile);
    }
    return flow;
  }

  private TilePane fitted(Model model, EdgeClaim edges) {
    TilePane flow = StoryText.tiles();
    List<Integer> best =
        IntStream.range(0, edges.fits().size())
            .boxed()
            .filter(i -> edges.fits().get(i).oriented())
            .sorted(Comparator.comparingDouble(i -> -edges.fits().get(i).goodness()))
            .limit(FITTED)
            .toList();
    int size = model.spec().layer(1).requireWindow().kernelRows();
    for (int unit : best) {
      GaborFit fit = edges.fits().get(unit);
      var scale = InputPictures.weightScale(shell.workspace().settings().colours(), fit.fitted());
      HBox pair =
          Ems.line(
              0.23,
              InputPictures.view(InputPictures.colourKernel(model, unit), scaled(56)),
              InputPictures.view(
                  InputPictures.weights(size, size, fit.fitted(), 0, scale), scaled(56)));
      boolean whole = 1 / fit.frequency() <= size;
      Label facts =
          new Label(
              Messages.text(
                  whole ? "atlas.photo.fit" : "atlas.photo.fit-broad",
                  StoryText.percent(fit.goodness()),
                  Math.round(fit.orientation()),
                  String.format(Locale.getDefault(), "%.1f", 1 / fit.frequency()),
                  Messages.text(fit.oddness() > 0.7 ? "atlas.photo.edge" : "atlas.photo.line")));
      facts.getStyleClass().add("muted");
      facts.setWrapText(true);
      Ems.prefWidth(facts, 10.6);
      flow.getChildren().add(Ems.column(0.23, pair, facts));
    }
    return flow;
  }

  private VBox classes(Model model, Atlas atlas) {
    TilePane flow = StoryText.tiles();
    int output = model.spec().output().index();
    int sure = 0;
    int shown = 0;
    for (AtlasUnit unit : atlas.layer(output)) {
      VisualisationResult image = unit.unitImage();
      if (image == null) {
        continue;
      }
      shown++;
      sure += image.label() == unit.channel() && image.probability() > 0.9 ? 1 : 0;
      if (shown <= MOST_CLASSES) {
        flow.getChildren().add(classTile(model, unit, image));
      }
    }
    return Ems.column(
        0.77,
        StoryText.text("atlas.photo.classes.what"),
        flow,
        StoryText.bold("atlas.hierarchy.digits.verdict", sure, shown));
  }

  private VBox classTile(Model model, AtlasUnit unit, VisualisationResult image) {
    Button open =
        new Button(
            null,
            InputPictures.view(
                InputPictures.picture(model.spec().input().shape(), image.image()), scaled(74)));
    open.getStyleClass().add("atlas-tile");
    open.setAccessibleText(model.spec().labels().get(unit.channel()));
    open.setOnAction(event -> page.openUnit(UnitTarget.unit(unit.layer(), unit.channel())));
    Label seen =
        new Label(
            Messages.text(
                "atlas.class.short",
                model.spec().labels().get(image.label()),
                StoryText.percent(image.probability())));
    seen.getStyleClass().add("muted");
    seen.setWrapText(true);
    Ems.prefWidth(seen, 8);
    return Ems.column(0.23, open, seen);
  }

  private static VBox captioned(Node node, String key) {
    Label caption = new Label(Messages.text(key));
    caption.getStyleClass().add("muted");
    caption.setWrapText(true);
    Ems.maxWidth(caption, 20);
    VBox box = Ems.column(0.31, node, caption);
    box.setAlignment(Pos.TOP_LEFT);
    return box;
  }

  private double scaled(double size) {
    return Math.round(size * shell.em().get() / 13);
  }
}
