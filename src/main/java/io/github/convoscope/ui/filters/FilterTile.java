package io.github.convoscope.ui.filters;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.ui.LazyTooltips;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.CellGrid;
import io.github.convoscope.ui.neuron.HeatMapPane;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.Arrays;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows the kernels of one unit as pictures; in the first convolution, the feature map is beside
 * them. JavaFX thread.
 */
final class FilterTile extends VBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass CLAMPED = PseudoClass.getPseudoClass("clamped");
  private static final double FIRST_EMS = 7;
  private static final double OTHER_EMS = 5.5;
  private static final double WIDEST_CELL_EMS = 0.6;

  private final int layer;
  private final int unit;
  private final float[] weights;
  private final HeatMapPane kernels;
  private final @Nullable HeatMapPane map;

  /**
   * A tile without colours yet.
   *
   * @param choose called with layer and unit when the user clicks the tile
   * @param toggle called with layer and unit to clamp or release the unit
   */
  FilterTile(
      NetworkSpec spec,
      Weights all,
      int layer,
      int unit,
      WidgetStyle style,
      BiConsumer<Integer, Integer> choose,
      BiConsumer<Integer, Integer> toggle) {
    this.layer = layer;
    this.unit = unit;
    LayerSpec own = spec.layer(layer);
    Shape from = spec.inputShape(layer);
    float[] kernel = all.of(layer).kernel();
    int perUnit = kernel.length / own.shape().channels();
    weights = Arrays.copyOfRange(kernel, unit * perUnit, (unit + 1) * perUnit);
    boolean first = layer == 1 && own.window() != null;
    kernels = picture(style, grid(own, from, style.em(), first));
    map = first ? picture(style, map(own.shape(), style.em())) : null;

    String which = layer == spec.output().index() ? spec.labels().get(unit) : String.valueOf(unit);
    Button name = new Button(which);
    name.getStyleClass().addAll("flat", "filter-name");
    name.setAccessibleText(own.name() + " " + which);
    name.setOnAction(event -> choose.accept(layer, unit));
    Button power = new Button(null, new FontIcon("fth-power"));
    power.getStyleClass().addAll("tool", "flat", "close", "power");
    power.setAccessibleText(Messages.text("filters.switch-off"));
    LazyTooltips.put(power, Messages.text("filters.switch-off"));
    power.setOnAction(event -> toggle.accept(layer, unit));
    HBox bar = new HBox(name, power);
    bar.setAlignment(Pos.CENTER_LEFT);
    HBox pictures = map == null ? new HBox(kernels) : new HBox(kernels, map);
    pictures.getStyleClass().add("filter-pictures");
    pictures.setOnMouseClicked(event -> choose.accept(layer, unit));
    getChildren().addAll(bar, pictures);
    getStyleClass().add("filter-tile");
    setId("filter-" + layer + "-" + unit);
  }

  private static HeatMapPane picture(WidgetStyle style, CellGrid grid) {
    HeatMapPane heatMap = new HeatMapPane(style);
    heatMap.setMouseTransparent(true);
    heatMap.setFocusTraversable(false);
    heatMap.arrange(grid);
    return heatMap;
  }

  /**
   * Places kernels in a block about as wide as high, and dense weights in the shape of the input
   * layer.
   */
  private static CellGrid grid(LayerSpec own, Shape from, double em, boolean first) {
    boolean window = own.window() != null;
    boolean units = !window && !from.spatial();
    int pictures = units ? from.size() : from.channels();
    int rows = units ? 1 : window ? own.requireWindow().kernelRows() : from.rows();
    int columns = units ? 1 : window ? own.requireWindow().kernelColumns() : from.columns();
    int across = (int) Math.ceil(Math.sqrt((double) pictures * rows / columns));
    double gap = units ? 0 : 2;
    double room = (first ? FIRST_EMS : OTHER_EMS) * em;
    double side = Math.floor(((room + gap) / across - gap) / columns);
    double largest = first ? room : Math.rint(WIDEST_CELL_EMS * em);
    return CellGrid.square(
        pictures, rows, columns, across, Math.max(1, Math.min(side, largest)), gap);
  }

  private static CellGrid map(Shape shape, double em) {
    double side = Math.floor(FIRST_EMS * em / Math.max(shape.rows(), shape.columns()));
    return CellGrid.square(1, shape.rows(), shape.columns(), 1, Math.max(1, side), 0);
  }

  /** Largest magnitude of its weights. */
  float largestWeight() {
    float largest = 0;
    for (float weight : weights) {
      largest = Math.max(largest, Math.abs(weight));
    }
    return largest;
  }

  int layer() {
    return layer;
  }

  int unit() {
    return unit;
  }

  /** Colours the kernels. */
  void paint(ColourScale scale) {
    kernels.paint(weights, 0, scale);
  }

  /** Shows the feature map of a frame where the tile has one. */
  void show(LiveFrame frame) {
    if (map != null) {
      int size = map.grid().cells();
      map.paint(frame.activations().after(layer), unit * size, frame.colours().scale(layer));
    }
  }

  void setChosen(boolean chosen) {
    pseudoClassStateChanged(CHOSEN, chosen);
  }

  void setClamped(boolean clamped) {
    pseudoClassStateChanged(CLAMPED, clamped);
  }
}
