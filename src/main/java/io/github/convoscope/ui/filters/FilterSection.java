package io.github.convoscope.ui.filters;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.ConvolutionOperator;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.ScaleBar;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * The part of the page for one layer: what its filters are, and one tile per unit. JavaFX thread.
 */
final class FilterSection {
  private static final int MORE = 64;

  private final Model model;
  private final LayerSpec layer;
  private final WidgetStyle style;
  private final TileMaker maker;
  private final List<FilterTile> tiles = new ArrayList<>();
  private final FlowPane flow = new FlowPane();
  private final Hyperlink more = new Hyperlink();
  private final ScaleBar legend;
  private final Label inColours = new Label();
  private final boolean colours;
  private final float largestWeight;
  private final VBox box;

  /** Makes the tile of a unit. */
  interface TileMaker {
    FilterTile tile(Model model, LayerSpec layer, int unit, WidgetStyle style);
  }

  /**
   * A section without tiles yet.
   *
   * @param added called when the user has asked for more tiles
   */
  FilterSection(Model model, LayerSpec layer, WidgetStyle style, TileMaker maker, Runnable added) {
    this.model = model;
    this.layer = layer;
    this.style = style;
    this.maker = maker;
    colours = FilterTile.inColours(model.spec(), layer);
    largestWeight = largest(model.weights().of(layer.index()).kernel());
    Label name = new Label(layer.name());
    name.getStyleClass().add("panel-title");
    Label size = new Label(words());
    size.getStyleClass().add("muted");
    legend = new ScaleBar(style);
    inColours.getStyleClass().add("muted");
    HBox heading = new HBox(name, size, colours ? inColours : legend);
    heading.setAlignment(Pos.CENTER_LEFT);
    heading.getStyleClass().add("filter-bar");
    flow.getStyleClass().add("filter-flow");
    more.setOnAction(
        event -> {
          addTiles(MORE);
          added.run();
        });
    more.managedProperty().bind(more.visibleProperty());
    box = new VBox(heading, flow, more);
  }

  private static float largest(float[] weights) {
    float largest = Float.MIN_NORMAL;
    for (float weight : weights) {
      largest = Math.max(largest, Math.abs(weight));
    }
    return largest;
  }

  private String words() {
    Shape from = model.spec().inputShape(layer.index());
    int units = layer.shape().channels();
    if (!(layer.operator() instanceof ConvolutionOperator convolution)) {
      return Messages.text("filters.dense", units, from.size());
    }
    Window window = convolution.window();
    StringBuilder words =
        new StringBuilder(
            Messages.text(
                "filters.convolution",
                units,
                convolution.channelsRead(from),
                window.kernelRows(),
                window.kernelColumns()));
    if (convolution.groups() > 1) {
      boolean depthwise = convolution.channelsRead(from) == 1;
      words.append(", ");
      words.append(
          Messages.text(
              depthwise ? "filters.depthwise" : "filters.groups",
              String.valueOf(convolution.groups())));
    }
    if (window.dilationRows() > 1 || window.dilationColumns() > 1) {
      words.append(", ");
      words.append(
          Messages.text(
              "filters.dilation",
              String.valueOf(window.dilationRows()),
              String.valueOf(window.dilationColumns())));
    }
    return words.toString();
  }

  Node node() {
    return box;
  }

  /** The tiles so far. */
  List<FilterTile> tiles() {
    return tiles;
  }

  /** Adds so many tiles, or all that are left. */
  void addTiles(int count) {
    int units = layer.shape().channels();
    for (int i = 0; i < count && tiles.size() < units; i++) {
      FilterTile tile = maker.tile(model, layer, tiles.size(), style);
      tiles.add(tile);
      flow.getChildren().add(tile);
    }
    int left = units - tiles.size();
    more.setText(Messages.text("filters.more", Math.min(MORE, left), units));
    more.setVisible(left > 0);
  }

  /** Largest magnitude of all weights of the layer. */
  float largestWeight() {
    return largestWeight;
  }

  /** Colours the tiles and their legend. */
  void paint(ColourScale scale) {
    legend.show(scale);
    inColours.setText(Messages.text("filters.in-colours", ArithmeticNumbers.plain(scale.high())));
    tiles.forEach(tile -> tile.paint(scale));
  }
}
