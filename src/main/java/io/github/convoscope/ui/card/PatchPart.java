package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.InputGroups;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.neuron.CellGrid;
import io.github.convoscope.ui.neuron.CellProduct;
import io.github.convoscope.ui.neuron.ColourRow;
import io.github.convoscope.ui.neuron.NeuronColours;
import io.github.convoscope.ui.neuron.NeuronView;
import io.github.convoscope.ui.neuron.NumberGrid;
import io.github.convoscope.ui.neuron.ScaleBar;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Shows the inputs of a convolution neuron, as a part of its card: patch × kernel = product for
 * each input channel, the strongest first. One channel shows its numbers: the strongest, or the one
 * that the user picked. What reads a picture in colours shows it in colours first. JavaFX thread.
 */
final class PatchPart implements CardPart {
  /** Channels that are shown before the user asks for more. */
  private static final int FEW = 4;

  /** Width of a panel without its scroll bar. */
  private static final double WIDTH_EMS = 18.4;

  private final VBox box = new VBox();
  private final ScaleBar[] legend;
  private final Node header;
  private final List<PatchRow> rows = new ArrayList<>();
  private final Hyperlink more = new Hyperlink();
  private final NumberGrid numbers;
  private final NeuronInputs inputs;
  private final WidgetStyle style;
  private final Links links;
  private final BitSet padding;
  private final @Nullable ColourRow inColours;
  private int picked = -1;
  private int open = -1;
  private @Nullable CardSnapshot last;

  PatchPart(NeuronInputs inputs, WidgetStyle style, Links links, NeuronView view) {
    inColours =
        ColourRow.isFor(inputs)
            ? new ColourRow(inputs, style, PatchRow.PICTURE_EMS, view.pictureColours())
            : null;
    this.inputs = inputs;
    this.style = style;
    this.links = links;
    padding = inputs.groups().padding();
    box.getStyleClass().add("patches");
    numbers = new NumberGrid(style);
    numbers.getStyleClass().add("patch-numbers");
    numbers.setAccessibleText(Messages.text("card.numbers"));
    double em = style.em();
    InputGroups groups = inputs.groups();
    double width = Math.floor(WIDTH_EMS * em / groups.columns());
    numbers.arrange(
        new CellGrid(
            1,
            groups.rows(),
            groups.columns(),
            1,
            Math.min(width, 4.6 * em),
            Math.rint(3.3 * em),
            0));
    numbers.onHover(cell -> links.hover().accept(cell < 0 || open < 0 ? null : source(open, cell)));
    numbers.onChoose(cell -> follow(open, cell));
    more.setOnAction(event -> addRows(groups.count()));
    more.setText(
        Messages.text("card.more-channels", groups.count() - Math.min(FEW, groups.count())));
    legend = new ScaleBar[] {new ScaleBar(style), new ScaleBar(style), new ScaleBar(style, true)};
    HBox bars = new HBox(legend);
    bars.getStyleClass().add("patch-legend");
    header = bars;
    addRows(Math.min(FEW, groups.count()));
  }

  private void addRows(int count) {
    while (rows.size() < count) {
      PatchRow row = new PatchRow(this, style, inputs.groups(), padding);
      rows.add(row);
    }
    arrange(open);
    if (last != null) {
      show(last);
    }
  }

  /** Puts the numbers below the row of a channel. */
  private void arrange(int group) {
    List<Node> nodes = new ArrayList<>();
    boolean placed = false;
    if (inColours != null) {
      nodes.add(inColours.node());
    }
    nodes.add(header);
    for (PatchRow row : rows) {
      nodes.add(row.node());
      if (row.group() == group && group >= 0) {
        nodes.add(numbers);
        placed = true;
      }
    }
    if (!placed && group >= 0) {
      nodes.add(numbers);
    }
    if (rows.size() < inputs.groups().count()) {
      nodes.add(more);
    }
    if (!nodes.equals(box.getChildren())) {
      box.getChildren().setAll(nodes);
    }
  }

  Links links() {
    return links;
  }

  /** The neuron that a cell of a channel's heat maps reads, or null. */
  @Nullable Neuron source(int group, int cell) {
    CardSnapshot snapshot = last;
    return snapshot == null
        ? null
        : snapshot.now().source(group * inputs.groups().groupSize() + cell);
  }

  /** Follows the neuron that a cell reads. */
  void follow(int group, int cell) {
    Neuron source = group < 0 ? null : source(group, cell);
    if (source != null) {
      links.follow().accept(source);
    }
  }

  /** Shows the numbers of a channel until another is picked. */
  void pick(int group) {
    picked = group;
    if (last != null) {
      show(last);
    }
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(CardSnapshot snapshot) {
    last = snapshot;
    Arithmetic now = snapshot.now();
    legend[0].show(snapshot.colours().inputs());
    legend[1].show(snapshot.colours().weights());
    legend[2].show(snapshot.colours().contributions());
    if (inColours != null) {
      inColours.show(now, snapshot.colours(), snapshot.pair() != null);
    }
    int[] order = now.groupsBySize();
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).show(order[i], snapshot);
    }
    open = picked >= 0 ? picked : order[0];
    rows.forEach(row -> row.setOpen(row.group() == open));
    arrange(open);
    int from = open * now.groups().groupSize();
    numbers.show(
        now.contributions(),
        from,
        snapshot.colours().contributions(),
        cell -> lines(now, from + cell, snapshot.colours()));
  }

  private static String[] lines(Arithmetic now, int term, NeuronColours colours) {
    if (now.groups().source(term) == InputGroups.PADDING) {
      return new String[] {""};
    }
    CellProduct cell = CellProduct.of(now, term, colours);
    return new String[] {
      cell.input(), (cell.narrow() ? "×" : "× ") + cell.weight(), cell.product()
    };
  }

  @Override
  public void highlight(@Nullable Neuron neuron) {
    int term = neuron == null ? -1 : inputs.termOf(neuron);
    int size = inputs.groups().groupSize();
    for (PatchRow row : rows) {
      row.highlight(term >= 0 && term / size == row.group() ? term % size : CellGrid.NONE);
    }
    numbers.highlight(term >= 0 && term / size == open ? term % size : CellGrid.NONE);
  }
}
