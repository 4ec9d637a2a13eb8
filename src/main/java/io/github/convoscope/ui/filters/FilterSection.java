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
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

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
  private final VBox box;
  private float largestWeight = Float.MIN_NORMAL;
  private int wanted;

  /** Makes the tile of a unit. */
  interface TileMaker {
    FilterTile tile(Model model, LayerSpec layer, int unit, WidgetStyle style);
  }

  /**
   * A section without tiles yet.
   *
   * @param first how many tiles it is to have at first
   * @param asked called when the user has asked for more tiles
   */
  FilterSection(
      Model model, LayerSpec layer, WidgetStyle style, TileMaker maker, int first, Runnable asked) {
    this.model = model;
    this.layer = layer;
    this.style = style;
    this.maker = maker;
    colours = FilterTile.inColours(model.spec(), layer);
    Label name = new Label(layer.name());
    name.getStyleClass().add("panel-title");
    Label size = new Label(words());
    size.getStyleClass().add("muted");
    legend = new ScaleBar(style);
    inColours.getStyleClass().add("muted");
    // In a narrow page with large letters the words need two lines.
    FlowPane heading = new FlowPane(name, size, colours ? inColours : legend);
    heading.getStyleClass().add("filter-bar");
    flow.getStyleClass().add("filter-flow");
    more.setOnAction(
        event -> {
          want(wanted + MORE);
          asked.run();
        });
    more.managedProperty().bind(more.visibleProperty());
    want(first);
    box = new VBox(heading, flow, more);
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

  private void want(int count) {
    int units = layer.shape().channels();
    wanted = Math.min(units, count);
    int left = units - wanted;
    more.setText(Messages.text("filters.more", Math.min(MORE, left), units));
    more.setVisible(left > 0);
  }

  /** Adds the next tile; null where it has all that are wanted. */
  @Nullable FilterTile addTile() {
    if (tiles.size() >= wanted) {
      return null;
    }
    FilterTile tile = maker.tile(model, layer, tiles.size(), style);
    tiles.add(tile);
    flow.getChildren().add(tile);
    return tile;
  }

  /** The layer. */
  LayerSpec layer() {
    return layer;
  }

  /** Largest magnitude of all weights of the layer; a tiny number until it is known. */
  float largestWeight() {
    return largestWeight;
  }

  /** Tells the largest magnitude. */
  void setLargestWeight(float largest) {
    largestWeight = Math.max(Float.MIN_NORMAL, largest);
  }

  /**
   * Colours the tiles and their legend.
   *
   * @param common true where filters in colours share this scale
   */
  void paint(ColourScale scale, boolean common) {
    legend.show(scale);
    inColours.setText(
        common
            ? Messages.text("filters.in-colours", ArithmeticNumbers.plain(scale.high()))
            : Messages.text("filters.in-own-colours"));
    tiles.forEach(tile -> tile.paint(scale, common));
  }
}
