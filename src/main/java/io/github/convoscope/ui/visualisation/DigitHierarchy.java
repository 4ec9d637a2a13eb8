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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Tells how a network of drawings goes from edges over parts of strokes to digits. JavaFX thread.
 */
final class DigitHierarchy implements HierarchyStory<DigitHierarchy.Measured> {
  private static final int CONTROL_KERNELS = 40;
  private static final int EXAMPLES = 2000;
  private static final int PLACES = 60;

  /** Width of a kernel's words: three stand beside each other in a small window. */
  private static final double KERNEL_EMS = 11.2;

  private final Shell shell;
  private final AtlasState state;
  private final AtlasPage page;
  private @Nullable Atlas shownAtlas;

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

  DigitHierarchy(Shell shell, AtlasState state, AtlasPage page) {
    this.shell = shell;
    this.state = state;
    this.page = page;
  }

  @Override
  public Measured measure(Model model, Engine engine, Progress progress) {
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

  @Override
  public List<Node> nodes(Model model, Measured result, @Nullable Atlas atlas) {
    shownAtlas = atlas;
    List<Node> nodes = new ArrayList<>();
    EdgeClaim edges = result.edges();
    if (edges != null) {
      nodes.addAll(List.of(StoryText.heading("atlas.hierarchy.edges"), edges(model, edges)));
    }
    StrokeClaim strokes = result.strokes();
    if (strokes != null) {
      nodes.addAll(
          List.of(StoryText.heading("atlas.hierarchy.parts"), parts(model, strokes, result)));
    }
    if (atlas != null) {
      nodes.addAll(List.of(StoryText.heading("atlas.hierarchy.digits"), digits(model, atlas)));
    }
    nodes.add(StoryText.heading("atlas.hierarchy.question"));
    nodes.add(StoryText.text("atlas.hierarchy.ask"));
    return nodes;
  }

  private VBox edges(Model model, EdgeClaim edges) {
    int size = model.spec().layer(1).requireWindow().kernelRows();
    TilePane flow = StoryText.tiles();
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
                  StoryText.percent(fit.goodness()),
                  Math.round(fit.orientation()),
                  StoryText.percent(edges.percentiles()[k])));
      facts.getStyleClass().add("muted");
      facts.setWrapText(true);
      Ems.prefWidth(facts, KERNEL_EMS);
      flow.getChildren().add(Ems.column(0.23, pair, facts));
    }
    String verdict = edges.holds() ? "atlas.hierarchy.edges.holds" : "atlas.hierarchy.edges.fails";
    return Ems.column(
        0.77,
        StoryText.text("atlas.hierarchy.edges.what", edges.controls()),
        legend,
        flow,
        StoryText.bold(
            verdict,
            StoryText.percent(edges.goodness()),
            StoryText.percent(edges.chance()),
            StoryText.chance(edges.pValue()),
            edges.oriented(),
            edges.fits().size()));
  }

  private VBox parts(Model model, StrokeClaim strokes, Measured result) {
    TilePane flow = StoryText.tiles();
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
                  StoryText.percent(strokes.shares().get(channel)[kind.ordinal()]),
                  StoryText.percent(strokes.usual()[kind.ordinal()])));
      share.getStyleClass().add("muted");
      tile.getChildren().addAll(name, share);
      flow.getChildren().add(tile);
    }
    return Ems.column(
        0.77,
        StoryText.text(
            "atlas.hierarchy.parts.what",
            strokes.places(),
            Messages.text("atlas.source." + result.source(), result.examples())),
        flow,
        StoryText.bold("atlas.hierarchy.parts.verdict", clear, strokes.shares().size()));
  }

  private VBox digits(Model model, Atlas atlas) {
    TilePane flow = StoryText.tiles();
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
                    StoryText.percent(image.probability())));
        seen.getStyleClass().add("muted");
        flow.getChildren().add(Ems.column(0.23, open, seen));
      }
    }
    return Ems.column(
        0.77,
        StoryText.text("atlas.hierarchy.digits.what"),
        flow,
        StoryText.bold("atlas.hierarchy.digits.verdict", ofClass, model.spec().classes()));
  }

  private double scaled(double size) {
    return Math.round(size * shell.em().get() / 13);
  }
}
