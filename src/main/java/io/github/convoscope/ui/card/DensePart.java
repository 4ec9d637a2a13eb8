package io.github.convoscope.ui.card;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.InputGroups;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.CellGrid;
import io.github.convoscope.ui.neuron.Mosaic;
import io.github.convoscope.ui.neuron.NeuronColours;
import io.github.convoscope.ui.neuron.ScaleBar;
import io.github.convoscope.ui.neuron.ShortNames;
import io.github.convoscope.ui.neuron.StablePane;
import io.github.convoscope.ui.neuron.TermRow;
import io.github.convoscope.ui.neuron.TermTable;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Dense layers: the weights as a picture in the shape of the maps below, and the strongest
 * contributions as a table. JavaFX thread.
 */
final class DensePart implements CardPart {
  private static final double WIDTH_EMS = 15.6;
  private static final double LARGEST_CELL_EMS = 1.6;

  /** What the picture shows. */
  private enum Picture {
    INPUTS,
    WEIGHTS,
    CONTRIBUTIONS
  }

  private final VBox box = new VBox();
  private final Mosaic mosaic;
  private final TermTable table;
  private final ScaleBar legend;

  /** For contributions, the largest of which lie beyond the ends of their scale. */
  private final ScaleBar openLegend;

  private final Label share = new Label();
  private final NeuronInputs subject;
  private final IntegerProperty most;
  private Picture picture = Picture.WEIGHTS;
  private @Nullable CardReading last;

  /** What the picture's colours mean while it shows the weights, else null. */
  private @Nullable ColourScale weightsScale;

  /**
   * The part for a neuron.
   *
   * @param most how many contributions the table lists
   */
  DensePart(NeuronInputs subject, WidgetStyle ink, Links links, IntegerProperty most) {
    this.subject = subject;
    this.most = most;
    mosaic = new Mosaic(ink);
    mosaic.setAccessibleText(Messages.text("card.weights"));
    mosaic.arrange(grid(subject.fan(), ink.em()));
    mosaic.onHover(cell -> links.hover().accept(cell < 0 ? null : source(cell)));
    mosaic.onChoose(cell -> links.follow().accept(source(cell)));
    table = new TermTable(ink, links.hover(), links.follow());
    share.getStyleClass().add("muted");
    share.setWrapText(true);
    legend = new ScaleBar(ink);
    openLegend = new ScaleBar(ink, true);
    StackPane legends = new StackPane(legend, openLegend);
    legends.setAlignment(Pos.CENTER_LEFT);
    box.getChildren().addAll(choices(), mosaic, legends, new StablePane(share), table);
    box.getStyleClass().add("dense");
  }

  /** Feature maps side by side; plain units in a square. */
  private static CellGrid grid(InputGroups fan, double em) {
    boolean units = fan.groups() == 1 && fan.channel(0) == InputGroups.UNITS;
    int pictures = units ? fan.size() : fan.groups();
    int rows = units ? 1 : fan.rows();
    int columns = units ? 1 : fan.columns();
    int across = (int) Math.ceil(Math.sqrt((double) pictures * rows / columns));
    double gap = units ? 1 : 4;
    double side = Math.floor(((WIDTH_EMS * em + gap) / across - gap) / columns);
    double largest = LARGEST_CELL_EMS * em;
    return CellGrid.square(
        pictures, rows, columns, across, Math.max(1, Math.min(side, largest)), gap);
  }

  private Node choices() {
    HBox buttons = new HBox();
    buttons.getStyleClass().add("segments");
    buttons.setMaxWidth(Region.USE_PREF_SIZE);
    ToggleGroup group = new ToggleGroup();
    for (Picture one : Picture.values()) {
      ToggleButton button =
          new ToggleButton(
              Messages.text(
                  switch (one) {
                    case INPUTS -> "card.inputs";
                    case WEIGHTS -> "card.weights";
                    case CONTRIBUTIONS -> "card.contributions";
                  }));
      button.setToggleGroup(group);
      button.setSelected(one == picture);
      button.getStyleClass().add("segment");
      button.setOnAction(
          event -> {
            button.setSelected(true);
            picture = one;
            CardReading reading = last;
            if (reading != null) {
              show(reading);
            }
          });
      buttons.getChildren().add(button);
    }
    return buttons;
  }

  private Neuron source(int term) {
    int below = subject.spec().layer(subject.neuron().layer()).input();
    return subject.spec().layer(below).shape().neuron(below, subject.fan().source(term));
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(CardReading reading) {
    last = reading;
    Arithmetic now = reading.now();
    NeuronColours colours = reading.colours();
    switch (picture) {
      case INPUTS -> paint(now.inputs(), colours.below());
      case WEIGHTS -> paintWeights(now.fan().weights(), colours.weights());
      case CONTRIBUTIONS -> paint(now.contributions(), colours.contributions());
    }
    int[] order = now.termsBySize();
    int count = Math.min(most.get(), order.length);
    List<TermRow> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rows.add(row(reading, order[i]));
    }
    table.show(rows, Math.abs(now.contribution(order[0])));
    share.setText(
        Messages.text(
            "card.share",
            String.valueOf(count),
            String.valueOf(order.length),
            ArithmeticNumbers.percent(now.share(count))));
  }

  /** Weights stand still while one draws. */
  private void paintWeights(float[] weights, ColourScale scale) {
    if (!scale.equals(weightsScale)) {
      paint(weights, scale);
      weightsScale = scale;
    }
  }

  private void paint(float[] values, ColourScale scale) {
    weightsScale = null;
    mosaic.paint(values, 0, scale);
    boolean open = picture == Picture.CONTRIBUTIONS;
    openLegend.setVisible(open);
    legend.setVisible(!open);
    (open ? openLegend : legend).show(scale);
  }

  private TermRow row(CardReading reading, int term) {
    Arithmetic now = reading.now();
    float value = now.contribution(term);
    String detail =
        ArithmeticNumbers.plain(now.input(term))
            + " × "
            + ArithmeticNumbers.plain(now.fan().weight(term));
    Neuron source = source(term);
    return new TermRow(
        ShortNames.brief(now.spec(), source),
        detail,
        ArithmeticNumbers.signed(value),
        value,
        source);
  }

  @Override
  public void light(@Nullable Neuron neuron) {
    mosaic.light(neuron == null ? CellGrid.NONE : subject.termOf(neuron));
    table.light(neuron);
  }
}
