package io.github.convoscope.ui.visualisation;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.hierarchy.EdgeClaim;
import io.github.convoscope.explain.hierarchy.GaborFit;
import io.github.convoscope.explain.hierarchy.StrokeClaim;
import io.github.convoscope.explain.hierarchy.StrokeKind;
import io.github.convoscope.explain.visualisation.Atlas;
import io.github.convoscope.explain.visualisation.AtlasUnit;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.explain.visualisation.VisualisationResult;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.neuron.ScaleBar;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Shows measurements of how far the layers go from edges over parts to digits. JavaFX thread. */
final class HierarchyTab implements AtlasTabView {
  private static final String LANE = "atlas.hierarchy";
  private static final int CONTROL_KERNELS = 40;
  private static final int EXAMPLES = 2000;
  private static final int PLACES = 60;

  /** Width of a kernel's words: three stand beside each other in a small window. */
  private static final double KERNEL_EMS = 11.2;

  private final Shell shell;
  private final AtlasState state;
  private final AtlasPage page;
  private final VBox node = Ems.column(1.08);
  private final ProgressLine waiting;
  private @Nullable Model shownModel;
  private @Nullable Atlas shownAtlas;

  /** Size of the text for which the pictures were made. */
  private double shownEm;

  private @Nullable Measured measured;

  /**
   * The measurements.
   *
   * @param edges of the first layer; null where it is no convolution with square kernels
   * @param strokes of the last convolution after it; null where there is none
   * @param source name of the examples
   * @param examples number of the examples
   */
  record Measured(
      @Nullable EdgeClaim edges, @Nullable StrokeClaim strokes, String source, int examples) {}

  HierarchyTab(Shell shell, AtlasState state, AtlasPage page) {
    this.shell = shell;
    this.state = state;
    this.page = page;
    node.setId("atlas-hierarchy");
    node.getStyleClass().add("scrolled");
    waiting = new ProgressLine(shell.workspace().background(), LANE);
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void show() {
    Model model = shell.workspace().model().get();
    if (model == null) {
      return;
    }
    if (shownModel == model && measured != null) {
      if (shownAtlas != state.atlas().get() || shownEm != shell.em().get()) {
        fill(model, measured);
      }
      return;
    }
    shownModel = model;
    waiting.begin(Messages.text("atlas.hierarchy.waiting"));
    node.getChildren().setAll(waiting.node());
    shell
        .workspace()
        .background()
        .start(
            LANE,
            (engine, progress) -> measure(model, model.takingInk(engine), progress),
            result -> {
              measured = result;
              fill(model, result);
            });
  }

  @Override
  public void hide() {
    shell.workspace().background().cancel(LANE);
    if (measured == null) {
      shownModel = null;
    }
  }

  private Measured measure(Model model, Engine engine, Progress progress) {
    NetworkSpec spec = engine.spec();
    EdgeClaim edges =
        EdgeClaim.applies(spec)
            ? EdgeClaim.of(spec, engine.weights(), CONTROL_KERNELS, 0, progress)
            : null;
    AtlasState.ExampleSource source = state.standardExamples(model);
    int middle =
        spec.layers().stream()
            .filter(layer -> layer.index() > 1 && layer.kind() == LayerKind.CONVOLUTION)
            .mapToInt(LayerSpec::index)
            .max()
            .orElse(0);
    StrokeClaim strokes =
        middle > 0 && source.images().count() > 0
            ? StrokeClaim.of(engine, middle, source.images(), EXAMPLES, PLACES, progress)
            : null;
    return new Measured(edges, strokes, source.name(), Math.min(EXAMPLES, source.images().count()));
  }

  private void fill(Model model, Measured result) {
    shownAtlas = state.atlas().get();
    shownEm = shell.em().get();
    node.getChildren().clear();
    EdgeClaim edges = result.edges();
    if (edges != null) {
      node.getChildren().addAll(heading("atlas.hierarchy.edges"), edges(model, edges));
    }
    StrokeClaim strokes = result.strokes();
    if (strokes != null) {
      node.getChildren().addAll(heading("atlas.hierarchy.parts"), parts(model, strokes, result));
    }
    if (shownAtlas != null) {
      node.getChildren().addAll(heading("atlas.hierarchy.digits"), digits(model, shownAtlas));
    }
    node.getChildren().addAll(heading("atlas.hierarchy.question"), text("atlas.hierarchy.ask"));
  }

  private VBox edges(Model model, EdgeClaim edges) {
    int size = model.spec().layer(1).requireWindow().kernelRows();
    TilePane flow = tiles();
    double width = scaled(62);
    float[] weights = model.weights().of(1).kernel();
    ColourScale scale = InputPictures.weightScale(shell.workspace().settings().colours(), weights);
    ScaleBar legend = new ScaleBar(WidgetStyle.of(shell));
    legend.show(scale);
    for (int k = 0; k < edges.fits().size(); k++) {
      GaborFit fit = edges.fits().get(k);
      Image kernel = InputPictures.weights(size, size, weights, k * size * size, scale);
      Image fitted = InputPictures.weights(size, size, fit.fitted(), 0, scale);
      HBox pair =
          Ems.line(0.23, InputPictures.view(kernel, width), InputPictures.view(fitted, width));
      Label facts =
          new Label(
              Messages.text(
                  fit.oriented() ? "atlas.hierarchy.fit" : "atlas.hierarchy.fit-blob",
                  percent(fit.goodness()),
                  Math.round(fit.orientation()),
                  percent(edges.percentiles()[k])));
      facts.getStyleClass().add("muted");
      facts.setWrapText(true);
      Ems.prefWidth(facts, KERNEL_EMS);
      flow.getChildren().add(Ems.column(0.23, pair, facts));
    }
    String verdict = edges.holds() ? "atlas.hierarchy.edges.holds" : "atlas.hierarchy.edges.fails";
    return Ems.column(
        0.77,
        text("atlas.hierarchy.edges.what", edges.controls()),
        legend,
        flow,
        bold(
            verdict,
            percent(edges.goodness()),
            percent(edges.chance()),
            String.format(Locale.getDefault(), "%.4f", edges.pValue()),
            edges.oriented(),
            edges.fits().size()));
  }

  private VBox parts(Model model, StrokeClaim strokes, Measured result) {
    TilePane flow = tiles();
    int clear = 0;
    for (int channel = 0; channel < strokes.shares().size(); channel++) {
      StrokeKind kind = strokes.preferred(channel);
      boolean sure = strokes.clear(channel);
      clear += sure ? 1 : 0;
      VBox tile = Ems.column(0.23);
      AtlasUnit unit =
          shownAtlas == null ? null : shownAtlas.unit(strokes.layer(), channel).orElse(null);
      Image image = unit == null ? null : UnitTile.picture(model.spec(), unit);
      if (image != null) {
        int which = channel;
        Button open = new Button(null, InputPictures.view(image, scaled(62)));
        open.getStyleClass().add("atlas-tile");
        open.setAccessibleText(String.valueOf(channel));
        open.setOnAction(event -> page.openUnit(UnitTarget.unit(strokes.layer(), which)));
        tile.getChildren().add(open);
      }
      Label name =
          new Label(
              sure
                  ? Messages.text("atlas.kind." + kind.name().toLowerCase(Locale.ROOT))
                  : Messages.text("atlas.kind.none"));
      Label share =
          new Label(
              Messages.text(
                  "atlas.hierarchy.share",
                  percent(strokes.shares().get(channel)[kind.ordinal()]),
                  percent(strokes.usual()[kind.ordinal()])));
      share.getStyleClass().add("muted");
      tile.getChildren().addAll(name, share);
      flow.getChildren().add(tile);
    }
    return Ems.column(
        0.77,
        text(
            "atlas.hierarchy.parts.what",
            strokes.places(),
            Messages.text("atlas.source." + result.source(), result.examples())),
        flow,
        bold("atlas.hierarchy.parts.verdict", clear, strokes.shares().size()));
  }

  private VBox digits(Model model, Atlas atlas) {
    TilePane flow = tiles();
    int ofClass = 0;
    int output = model.spec().output().index();
    for (AtlasUnit unit : atlas.layer(output)) {
      VisualisationResult image = unit.unitImage();
      if (image != null) {
        ofClass += image.label() == unit.channel() && image.probability() > 0.9 ? 1 : 0;
        Button open =
            new Button(
                null,
                InputPictures.view(
                    InputPictures.picture(model.spec().input().shape(), image.image()),
                    scaled(74)));
        open.getStyleClass().add("atlas-tile");
        open.setAccessibleText(model.spec().labels().get(unit.channel()));
        open.setOnAction(event -> page.openUnit(UnitTarget.unit(output, unit.channel())));
        Label seen =
            new Label(
                Messages.text(
                    "atlas.class.short",
                    model.spec().labels().get(image.label()),
                    percent(image.probability())));
        seen.getStyleClass().add("muted");
        flow.getChildren().add(Ems.column(0.23, open, seen));
      }
    }
    return Ems.column(
        0.77,
        text("atlas.hierarchy.digits.what"),
        flow,
        bold("atlas.hierarchy.digits.verdict", ofClass, model.spec().classes()));
  }

  /** Tiles in columns of one width, as captions of different lengths would shift the rows. */
  private static TilePane tiles() {
    TilePane tiles = new TilePane(14, 10);
    tiles.setTileAlignment(Pos.TOP_LEFT);
    tiles.getStyleClass().add("atlas-columns");
    return tiles;
  }

  private Label heading(String key) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("atlas-heading");
    return label;
  }

  private static Label text(String key, Object... args) {
    Label label = new Label(Messages.text(Message.of(key, args)));
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    Ems.maxWidth(label, 58);
    return label;
  }

  private static Label bold(String key, Object... args) {
    Label label = text(key, args);
    label.getStyleClass().add("atlas-verdict");
    return label;
  }

  private static String percent(double share) {
    return Math.round(100 * share) + "\u00a0%";
  }

  private double scaled(double size) {
    return Math.round(size * shell.em().get() / 13);
  }
}
