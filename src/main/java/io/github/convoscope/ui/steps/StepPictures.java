package io.github.convoscope.ui.steps;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.InputGroups;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.ui.neuron.CellGrid;
import io.github.convoscope.ui.neuron.HeatMapPane;
import io.github.convoscope.ui.neuron.NeuronColours;
import io.github.convoscope.ui.neuron.NeuronView;
import io.github.convoscope.ui.neuron.ShortNames;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.Arrays;
import java.util.BitSet;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/**
 * Shows the computation of one neuron as pictures: patch × kernel = product, and the part of the
 * feature map that is computed so far. JavaFX thread.
 */
final class StepPictures extends FlowPane {
  private static final double PICTURE_EMS = 5.6;

  /** Rows that are longer than this multiple of a square's side would have cells too small. */
  private static final int MOST_TIMES_WIDER = 4;

  private final WidgetStyle style;
  private final NeuronView view;
  private final HeatMapPane patch;
  private final HeatMapPane kernel;
  private final HeatMapPane product;
  private final HeatMapPane map;
  private final Label times = sign("×");
  private final VBox patchBox;
  private final VBox kernelBox;
  private final VBox productBox;
  private final Label equals = sign("=");
  private final Label patchName = new Label();
  private final Label kernelName = new Label();
  private final Label mapName = new Label();
  private float[] computed = new float[0];

  StepPictures(WidgetStyle style, NeuronView view) {
    this.view = view;
    this.style = style;
    patch = heatMap();
    kernel = heatMap();
    product = heatMap();
    map = heatMap();
    patchBox = named(patch, patchName);
    kernelBox = named(kernel, kernelName);
    Label productName = new Label(Messages.text("steps.product"));
    productBox = named(product, productName);
    setAlignment(Pos.CENTER_LEFT);
    setPrefWrapLength(Double.MAX_VALUE);
    getStyleClass().add("step-pictures");
    getChildren().addAll(patchBox, times, kernelBox, equals, productBox, named(map, mapName));
  }

  private HeatMapPane heatMap() {
    HeatMapPane heatMap = new HeatMapPane(style);
    heatMap.setMouseTransparent(true);
    heatMap.setFocusTraversable(false);
    return heatMap;
  }

  private static Label sign(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("operator");
    return label;
  }

  private static VBox named(HeatMapPane heatMap, Label name) {
    name.getStyleClass().add("step-name");
    VBox box = new VBox(heatMap, name);
    box.setAlignment(Pos.CENTER);
    return box;
  }

  private CellGrid grid(int rows, int columns) {
    double side = Math.floor(PICTURE_EMS * style.em() / Math.max(rows, columns));
    return CellGrid.square(1, rows, columns, 1, Math.max(1, side), 0);
  }

  /**
   * Shows a step.
   *
   * @param now arithmetic of the neuron that the step explains
   * @param layer activations of its whole layer
   * @param until how many of them are computed
   * @param own colour scale of its layer
   * @param colours colour scales of its numbers
   */
  void show(Arithmetic now, float[] layer, int until, ColourScale own, NeuronColours colours) {
    showInputs(now, colours);
    showMap(now, layer, until, own);
  }

  private void showInputs(Arithmetic now, NeuronColours colours) {
    InputGroups groups = now.groups();
    boolean pictures = now.hasTerms();
    boolean weighted = now.layer().kind().weighted();
    // Layers without kernels and windows have groups of one term each, which are shown together.
    boolean together = groups.groupSize() == 1;
    int group = pictures && !together ? now.groupsBySize()[0] : 0;
    int from = group * groups.groupSize();
    int length = together ? groups.terms() : groups.groupSize();
    int rows = Math.max(1, groups.rows());
    int columns = Math.max(1, together ? length : groups.columns());
    if (rows == 1 && columns > 1) {
      // The units of a dense layer are shown as a block, not as a line.
      columns = columns(now.spec(), groups.layer(group), length);
      rows = (length + columns - 1) / columns;
    }
    arrange(patch, rows, columns);
    arrange(kernel, rows, columns);
    arrange(product, rows, columns);
    patchBox.setVisible(pictures);
    patchBox.setManaged(pictures);
    for (Node node : new Node[] {times, kernelBox, equals, productBox}) {
      node.setVisible(weighted);
      node.setManaged(weighted);
    }
    if (!pictures) {
      return;
    }
    BitSet padding = padding(groups, from, length);
    patch.setEmpty(padding);
    product.setEmpty(padding);
    int size = rows * columns;
    patch.paint(part(now.inputs(), from, length, size), 0, colours.inputs());
    kernel.paint(part(groups.weights(), from, length, size), 0, colours.weights());
    product.paint(part(now.contributions(), from, length, size), 0, colours.contributions());
    patch.ring(now.winner());
    patchName.setText(
        together && groups.count() > 1
            ? Messages.text("steps.inputs", String.valueOf(groups.count()))
            : ShortNames.unit(now.spec(), groups.layer(group), groups.channel(group)));
    kernelName.setText(
        groups.count() == 1 || together
            ? Messages.text("steps.weights")
            : Messages.text("steps.kernel-of", groups.count()));
  }

  /** Units stand in the rows of the scene, where it shows this layer, else in a square. */
  private int columns(NetworkSpec spec, int layer, int units) {
    int square = (int) Math.ceil(Math.sqrt(units));
    boolean all = spec.layer(layer).shape().channels() == units;
    int wide = all ? view.unitColumns(spec, layer, square) : square;
    return wide <= MOST_TIMES_WIDER * square ? wide : square;
  }

  private void arrange(HeatMapPane heatMap, int rows, int columns) {
    CellGrid next = grid(rows, columns);
    if (!next.equals(heatMap.grid())) {
      heatMap.arrange(next);
    }
  }

  private static float[] part(float[] values, int from, int length, int size) {
    return Arrays.copyOf(Arrays.copyOfRange(values, from, from + length), size);
  }

  private static BitSet padding(InputGroups groups, int from, int length) {
    BitSet cells = new BitSet();
    for (int term = 0; term < length; term++) {
      if (groups.source(from + term) == InputGroups.PADDING) {
        cells.set(term);
      }
    }
    return cells;
  }

  private void showMap(Arithmetic now, float[] layer, int until, ColourScale own) {
    Shape shape = now.layer().shape();
    int cells = shape.spatial() ? shape.mapSize() : shape.channels();
    int columns =
        shape.spatial()
            ? shape.columns()
            : columns(now.spec(), now.neuron().layer(), shape.channels());
    int rows = (cells + columns - 1) / columns;
    int from = shape.spatial() ? now.neuron().channel() * cells : 0;
    arrange(map, rows, columns);
    if (computed.length != rows * columns) {
      computed = new float[rows * columns];
    }
    Arrays.fill(computed, 0);
    System.arraycopy(layer, from, computed, 0, Math.max(0, Math.min(cells, until - from)));
    map.paint(computed, 0, own);
    map.ring(
        shape.spatial()
            ? now.neuron().row() * columns + now.neuron().column()
            : now.neuron().channel());
    mapName.setText(
        shape.spatial()
            ? ShortNames.unit(now.spec(), now.neuron().layer(), now.neuron().channel())
            : now.layer().name());
  }
}
