package io.github.convoscope.ui.training;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.explain.versus.UnitMatching;
import io.github.convoscope.explain.versus.UnitMatching.Pair;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Window;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.Page;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.neuron.CellGrid;
import io.github.convoscope.ui.neuron.HeatMapPane;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The page with two networks of one recipe side by side: for every convolution the units that do
 * the same in both, of the first one with their kernels. JavaFX thread.
 */
final class TwoSeedsPage {
  private static final double KERNEL_EMS = 4.2;

  private final Shell shell;
  private final ScrollPane place = new ScrollPane();
  private final InvalidationListener lookListener = changed -> fill();
  private @Nullable TwoSeeds shown;

  TwoSeedsPage(Shell shell) {
    this.shell = shell;
    place.setFitToWidth(true);
    place.setId("two-seeds");
  }

  /** Opens the page. */
  void open(TwoSeeds seeds) {
    shown = seeds;
    fill();
    shell.em().addListener(lookListener);
    shell.colours().addListener(lookListener);
    shell.host().open(new Page("two-seeds", Messages.text("room.two-seeds"), place, this::closed));
  }

  private void closed() {
    shell.em().removeListener(lookListener);
    shell.colours().removeListener(lookListener);
    shown = null;
    place.setContent(null);
  }

  private void fill() {
    TwoSeeds seeds = shown;
    if (seeds == null) {
      return;
    }
    VBox content =
        Ems.column(
            0.93,
            text(
                "two-seeds-what",
                Messages.text(
                    "room.two-seeds-what",
                    seeds.seedA(),
                    seeds.seedB(),
                    seeds.steps(),
                    seeds.samples(),
                    UnitMatching.PARTNERS)));
    for (UnitMatching layer : seeds.layers()) {
      content.getChildren().add(section(seeds, layer));
    }
    content.getStyleClass().add("panel-content");
    place.setContent(content);
  }

  private static Label text(String id, String words) {
    Label label = RoomTexts.wrapped(id);
    label.setText(words);
    return label;
  }

  private Node section(TwoSeeds seeds, UnitMatching layer) {
    LayerSpec spec = seeds.a().spec().layer(layer.layer());
    Label heading = text("two-seeds-" + spec.name(), spec.name());
    heading.getStyleClass().add("heading");
    int units = spec.shape().channels();
    Label summary =
        text(
            "two-seeds-sum-" + spec.name(),
            layer.partners() == 0
                ? Messages.text("room.two-seeds-none", units)
                : Messages.text(
                    "room.two-seeds-sum", layer.partners(), units, layer.meanOfPartners()));
    FlowPane pairs = Ems.flow(0.93, 0.62);
    boolean kernels = layer.layer() == 1;
    for (Pair pair : layer.pairs()) {
      pairs.getChildren().add(kernels ? kernels(seeds, spec, pair) : words(pair));
    }
    VBox section = Ems.column(0.46, heading, summary, pairs);
    addSilent(section, seeds.seedA(), layer.silentA());
    addSilent(section, seeds.seedB(), layer.silentB());
    return section;
  }

  private static void addSilent(VBox section, long seed, List<Integer> units) {
    if (!units.isEmpty()) {
      Label silent = RoomTexts.muted("");
      silent.setText(
          Messages.text(
              "room.two-seeds-silent",
              seed,
              units.stream().map(String::valueOf).collect(Collectors.joining(", "))));
      section.getChildren().add(silent);
    }
  }

  private static Label words(Pair pair) {
    Label label = new Label(words(pair, "room.two-seeds-pair"));
    label.getStyleClass().add(pair.partners() ? "value" : "muted");
    label.setMinWidth(Label.USE_PREF_SIZE);
    return label;
  }

  private static String words(Pair pair, String key) {
    return Messages.text(
        pair.partners() ? key : key + "-apart", pair.a(), pair.b(), pair.correlation());
  }

  private Node kernels(TwoSeeds seeds, LayerSpec spec, Pair pair) {
    HBox both =
        Ems.line(0.31, kernel(seeds.a(), spec, pair.a()), kernel(seeds.b(), spec, pair.b()));
    both.setOpacity(pair.partners() ? 1 : 0.55);
    VBox column = Ems.column(0.2, both, words(pair));
    column.setAlignment(Pos.TOP_CENTER);
    return column;
  }

  /** A unit's kernel, the mean over the colours where there are three. */
  private Node kernel(Model model, LayerSpec spec, int unit) {
    Window window = spec.requireWindow();
    int size = window.kernelRows() * window.kernelColumns();
    int maps = model.spec().layer(0).shape().channels();
    float[] kernel = new float[size];
    float reach = 1e-6f;
    float[] weights = model.weights().of(1).kernel();
    for (int i = 0; i < size; i++) {
      for (int map = 0; map < maps; map++) {
        kernel[i] += weights[(unit * maps + map) * size + i] / maps;
      }
      reach = Math.max(reach, Math.abs(kernel[i]));
    }
    HeatMapPane pane = new HeatMapPane(WidgetStyle.of(shell));
    pane.arrange(
        CellGrid.square(
            1,
            window.kernelRows(),
            window.kernelColumns(),
            1,
            KERNEL_EMS * shell.em().get() / window.kernelColumns(),
            0));
    pane.paint(
        kernel, 0, ColourScale.symmetric(shell.workspace().settings().colours().weights(), reach));
    return pane;
  }
}
