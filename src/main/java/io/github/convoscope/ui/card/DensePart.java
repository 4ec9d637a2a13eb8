package io.github.convoscope.ui.card;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.InputGroups;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.CellGrid;
import io.github.convoscope.ui.neuron.HeatMapPane;
import io.github.convoscope.ui.neuron.NeuronColours;
import io.github.convoscope.ui.neuron.NeuronView;
import io.github.convoscope.ui.neuron.Nodes;
import io.github.convoscope.ui.neuron.ScaleBar;
import io.github.convoscope.ui.neuron.Segments;
import io.github.convoscope.ui.neuron.StablePane;
import io.github.convoscope.ui.neuron.TermRow;
import io.github.convoscope.ui.neuron.TermTable;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Shows the inputs of a dense neuron, as a part of its card: a heat map of inputs, weights or
 * contributions in the shape of the input layer, and a table of the strongest contributions. JavaFX
 * thread.
 */
final class DensePart implements CardPart {
  private static final double WIDTH_EMS = 15.6;
  private static final double LARGEST_CELL_EMS = 1.6;

  /** Pixels of a cell with its gap, below which the rows of the scene are not kept. */
  private static final double SMALLEST_CELL = 4;

  /** The content of the heat map. */
  private enum Picture {
    INPUTS,
    WEIGHTS,
    CONTRIBUTIONS
  }

  private final VBox box = new VBox();
  private final HeatMapPane heatMap;
  private final TermTable table;
  private final ScaleBar legend;

  /** The legend for contributions, the largest of which lie beyond the ends of the scale. */
  private final ScaleBar openLegend;

  private final Label share = new Label();
  private final NeuronInputs inputs;
  private final IntegerProperty strongest;
  private final ObjectProperty<Picture> picture = new SimpleObjectProperty<>(Picture.WEIGHTS);
  private @Nullable CardSnapshot last;

  /** The colour scale of the heat map while it shows the weights, else null. */
  private @Nullable ColourScale weightsScale;

  /**
   * The part for a neuron.
   *
   * @param view says how many contributions the table lists, and how the scene shows units
   */
  DensePart(NeuronInputs inputs, WidgetStyle style, Links links, NeuronView view) {
    this.inputs = inputs;
    strongest = view.strongest();
    heatMap = new HeatMapPane(style);
    heatMap.setAccessibleText(Messages.text("card.weights"));
    view.layout().when(Nodes.inScene(heatMap)).subscribe(now -> arrange(view, style.em()));
    heatMap.onHover(cell -> links.hover().accept(cell < 0 ? null : source(cell)));
    heatMap.onChoose(cell -> links.follow().accept(source(cell)));
    table = new TermTable(style, links.hover(), links.follow());
    share.getStyleClass().add("muted");
    share.setWrapText(true);
    legend = new ScaleBar(style);
    openLegend = new ScaleBar(style, true);
    StackPane legends = new StackPane(legend, openLegend);
    legends.setAlignment(Pos.CENTER_LEFT);
    box.getChildren().addAll(choices(), heatMap, legends, new StablePane(share), table);
    box.getStyleClass().add("dense");
  }

  private void arrange(NeuronView view, double em) {
    CellGrid next = grid(view, em);
    if (!next.equals(heatMap.grid())) {
      heatMap.arrange(next);
      weightsScale = null;
      if (last != null) {
        show(last);
      }
    }
  }

  /** Feature maps side by side; the units of a dense layer in the rows of the scene. */
  private CellGrid grid(NeuronView view, double em) {
    InputGroups groups = inputs.groups();
    boolean units = groups.count() == 1 && groups.channel(0) == InputGroups.UNITS;
    int pictures = units ? groups.terms() : groups.count();
    int rows = units ? 1 : groups.rows();
    int columns = units ? 1 : groups.columns();
    int square = (int) Math.ceil(Math.sqrt((double) pictures * rows / columns));
    int most = (int) (WIDTH_EMS * em / SMALLEST_CELL);
    int inScene = view.unitColumns(inputs.spec(), groups.layer(0), square);
    int across = units && inScene <= most ? inScene : square;
    double gap = units ? 1 : 4;
    double side = Math.floor(((WIDTH_EMS * em + gap) / across - gap) / columns);
    double largest = LARGEST_CELL_EMS * em;
    return CellGrid.square(
        pictures, rows, columns, across, Math.max(1, Math.min(side, largest)), gap);
  }

  private Segments<Picture> choices() {
    Segments<Picture> buttons =
        new Segments<>(
            List.of(Picture.values()),
            one -> Messages.text("card." + one.name().toLowerCase(Locale.ROOT)),
            picture,
            picture::set);
    buttons.setMaxWidth(Region.USE_PREF_SIZE);
    picture.addListener(
        changed -> {
          if (last != null) {
            show(last);
          }
        });
    return buttons;
  }

  private Neuron source(int term) {
    // A dense layer has no padding.
    return Objects.requireNonNull(inputs.source(term));
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(CardSnapshot snapshot) {
    last = snapshot;
    Arithmetic now = snapshot.now();
    NeuronColours colours = snapshot.colours();
    switch (picture.get()) {
      case INPUTS -> paint(now.inputs(), colours.inputs());
      case WEIGHTS -> paintWeights(now.groups().weights(), colours.weights());
      case CONTRIBUTIONS -> paint(now.contributions(), colours.contributions());
    }
    int[] order = now.termsBySize();
    int count = Math.min(strongest.get(), order.length);
    List<TermRow> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rows.add(TermRow.of(now, order[i]));
    }
    table.show(rows, Math.abs(now.contribution(order[0])));
    share.setText(
        Messages.text(
            "card.share",
            String.valueOf(count),
            String.valueOf(order.length),
            ArithmeticNumbers.percent(now.shareOfStrongest(count))));
  }

  /** Weights do not change while the user draws, so that they are painted once. */
  private void paintWeights(float[] weights, ColourScale scale) {
    if (!scale.equals(weightsScale)) {
      paint(weights, scale);
      weightsScale = scale;
    }
  }

  private void paint(float[] values, ColourScale scale) {
    weightsScale = null;
    heatMap.paint(values, 0, scale);
    boolean open = picture.get() == Picture.CONTRIBUTIONS;
    openLegend.setVisible(open);
    legend.setVisible(!open);
    (open ? openLegend : legend).show(scale);
  }

  @Override
  public void highlight(@Nullable Neuron neuron) {
    heatMap.highlight(neuron == null ? CellGrid.NONE : inputs.termOf(neuron));
    table.highlight(neuron);
  }
}
