package io.github.convoscope.ui.filters;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PictureInput.ChannelOrder;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.operator.ConvolutionOperator;
import io.github.convoscope.ui.LazyTooltips;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.CellGrid;
import io.github.convoscope.ui.neuron.ColourKernels;
import io.github.convoscope.ui.neuron.HeatMapPane;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.Arrays;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows the kernels of one unit as pictures; in a convolution that reads the input, the feature map
 * is beside them. Kernels that read red, green and blue are one picture in colours, in which middle
 * grey is weight 0. JavaFX thread.
 */
final class FilterTile extends VBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass CLAMPED = PseudoClass.getPseudoClass("clamped");
  private static final double WIDEST_CELL_EMS = 0.6;

  private final ChannelOrder order;
  private final int layer;
  private final int unit;
  private final float[] weights;
  private final boolean inColours;
  private final HeatMapPane kernels;
  private final @Nullable HeatMapPane map;
  private final Label reach = new Label();

  /**
   * A tile without colours yet.
   *
   * @param order which channel of the input is red
   * @param roomEms side of the square for the kernels in multiples of the text's size
   * @param choose called with layer and unit when the user clicks the tile
   * @param toggle called with layer and unit to clamp or release the unit
   */
  FilterTile(
      NetworkSpec spec,
      Weights all,
      ChannelOrder order,
      int layer,
      int unit,
      WidgetStyle style,
      double roomEms,
      BiConsumer<Integer, Integer> choose,
      BiConsumer<Integer, Integer> toggle) {
    this.order = order;
    this.layer = layer;
    this.unit = unit;
    LayerSpec own = spec.layer(layer);
    Shape from = spec.inputShape(layer);
    float[] kernel = all.of(layer).kernel();
    int perUnit = kernel.length / own.shape().channels();
    weights = Arrays.copyOfRange(kernel, unit * perUnit, (unit + 1) * perUnit);
    boolean first = own.window() != null && own.input() == 0;
    inColours = inColours(spec, own);
    kernels = picture(style, grid(own, from, roomEms * style.em(), style.em(), first, inColours));
    map = first ? picture(style, map(own.shape(), roomEms * style.em())) : null;

    String which =
        layer == spec.output().index() ? NeuronNames.label(spec, unit) : String.valueOf(unit);
    Button name = new Button(which);
    name.getStyleClass().addAll("flat", "filter-name");
    name.setAccessibleText(own.name() + " " + which);
    name.setOnAction(event -> choose.accept(layer, unit));
    Button power = new Button(null, new FontIcon("fth-power"));
    power.getStyleClass().addAll("tool", "flat", "close", "power");
    power.setAccessibleText(Messages.text("filters.switch-off"));
    LazyTooltips.put(power, Messages.text("filters.switch-off"));
    power.setOnAction(event -> toggle.accept(layer, unit));
    reach.getStyleClass().addAll("muted", "filter-reach");
    reach.setVisible(inColours);
    HBox bar = new HBox(name, reach, power);
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
  private static CellGrid grid(
      LayerSpec own, Shape from, double room, double em, boolean first, boolean inColours) {
    boolean window = own.window() != null;
    boolean units = !window && !from.spatial();
    int pictures = inColours ? 1 : units ? from.size() : kernels(own, from);
    int rows = units ? 1 : window ? own.requireWindow().kernelRows() : from.rows();
    int columns = units ? 1 : window ? own.requireWindow().kernelColumns() : from.columns();
    int across = (int) Math.ceil(Math.sqrt((double) pictures * rows / columns));
    double gap = units ? 0 : 2;
    double side = Math.floor(((room + gap) / across - gap) / columns);
    double largest = first ? room : Math.rint(WIDEST_CELL_EMS * em);
    return CellGrid.square(
        pictures, rows, columns, across, Math.max(1, Math.min(side, largest)), gap);
  }

  /** How many kernels a unit has: fewer than input channels where they are in groups. */
  static int kernels(LayerSpec own, Shape from) {
    return own.operator() instanceof ConvolutionOperator convolution
        ? convolution.channelsRead(from)
        : from.channels();
  }

  /** Whether a layer's kernels read red, green and blue. */
  static boolean inColours(NetworkSpec spec, LayerSpec own) {
    return own.window() != null
        && own.input() == 0
        && spec.input().shape().channels() == 3
        && kernels(own, spec.input().shape()) == 3;
  }

  private static CellGrid map(Shape shape, double room) {
    double side = Math.floor(room / Math.max(shape.rows(), shape.columns()));
    return CellGrid.square(1, shape.rows(), shape.columns(), 1, Math.max(1, side), 0);
  }

  int layer() {
    return layer;
  }

  int unit() {
    return unit;
  }

  /**
   * Colours the kernels.
   *
   * @param common true where pictures in colours have this scale too; else each has that of its own
   *     largest weight, as most filters of a layer are far weaker than its strongest
   */
  void paint(ColourScale scale, boolean common) {
    if (!inColours) {
      kernels.paint(weights, 0, scale);
      return;
    }
    float largest = Float.MIN_NORMAL;
    for (float weight : weights) {
      largest = Math.max(largest, Math.abs(weight));
    }
    ColourScale shown = common ? scale : ColourScale.symmetric(scale.map(), largest);
    reach.setText("±" + ArithmeticNumbers.plain(shown.high()));
    kernels.paint(ColourKernels.colours(weights, shown, order));
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
