package io.github.convoscope.ui.steps;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.InputGroups;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.ui.card.FunctionPart;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.CellGrid;
import io.github.convoscope.ui.neuron.Mosaic;
import io.github.convoscope.ui.neuron.NeuronColours;
import io.github.convoscope.ui.neuron.ShortNames;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.Arrays;
import java.util.BitSet;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * One step in pictures: the map below with the window on it is read, multiplied, summed up, sent
 * through the function and put into the map that grows. JavaFX thread.
 */
final class StepPictures extends HBox {
  private static final double PICTURE_EMS = 6.5;

  private final WidgetStyle ink;
  private final Mosaic patch;
  private final Mosaic kernel;
  private final Mosaic product;
  private final Mosaic map;
  private final Label times = sign("×");
  private final VBox kernelBox;
  private final VBox productBox;
  private final Label equals = sign("=");
  private final Label patchName = new Label();
  private final Label kernelName = new Label();
  private final Label mapName = new Label();
  private final Label sum = new Label();
  private final Label function = new Label();
  private final Label output = new Label();
  private float[] grown = new float[0];

  StepPictures(WidgetStyle ink) {
    this.ink = ink;
    patch = mosaic();
    kernel = mosaic();
    product = mosaic();
    map = mosaic();
    kernelBox = named(kernel, kernelName);
    Label productName = new Label(Messages.text("card.product"));
    productBox = named(product, productName);
    output.getStyleClass().add("output-value");
    sum.getStyleClass().add("step-line");
    function.getStyleClass().add("step-line");
    VBox numbers = new VBox(sum, function, output);
    numbers.setAlignment(Pos.CENTER_LEFT);
    numbers.getStyleClass().add("step-numbers");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(USE_PREF_SIZE);
    getStyleClass().add("step-pictures");
    getChildren()
        .addAll(
            named(patch, patchName),
            times,
            kernelBox,
            equals,
            productBox,
            numbers,
            named(map, mapName));
  }

  private Mosaic mosaic() {
    Mosaic mosaic = new Mosaic(ink);
    mosaic.setMouseTransparent(true);
    mosaic.setFocusTraversable(false);
    return mosaic;
  }

  private static Label sign(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("patch-sign");
    return label;
  }

  private static VBox named(Mosaic mosaic, Label name) {
    name.getStyleClass().add("step-name");
    VBox box = new VBox(mosaic, name);
    box.setAlignment(Pos.CENTER);
    return box;
  }

  private CellGrid grid(int rows, int columns) {
    double side = Math.floor(PICTURE_EMS * ink.em() / Math.max(rows, columns));
    return CellGrid.square(1, rows, columns, 1, Math.max(1, side), 0);
  }

  /**
   * Shows a step.
   *
   * @param now the neuron in focus
   * @param layer values of its whole layer
   * @param until how many of them are there already
   * @param own what the colours of its layer mean
   */
  void show(Arithmetic now, float[] layer, int until, ColourScale own, NeuronColours colours) {
    showInputs(now, colours);
    showNumbers(now);
    showMap(now, layer, until, own);
  }

  private void showInputs(Arithmetic now, NeuronColours colours) {
    InputGroups fan = now.fan();
    boolean pictures = now.explained();
    boolean weighted = now.layer().pooling() == null && pictures;
    int group = pictures ? now.groupsBySize()[0] : 0;
    int from = group * fan.groupSize();
    int rows = Math.max(1, fan.rows());
    int columns = fan.columns();
    if (rows == 1 && columns > 1) {
      // Plain units stand in a block, not in a line.
      columns = (int) Math.ceil(Math.sqrt(fan.columns()));
      rows = (fan.columns() + columns - 1) / columns;
    }
    arrange(patch, rows, columns);
    arrange(kernel, rows, columns);
    arrange(product, rows, columns);
    for (Node node : new Node[] {times, kernelBox, equals, productBox}) {
      node.setVisible(weighted);
      node.setManaged(weighted);
    }
    if (!pictures) {
      return;
    }
    BitSet padding = padding(fan, from);
    patch.setEmpty(padding);
    product.setEmpty(padding);
    int size = rows * columns;
    patch.paint(part(now.inputs(), from, fan.groupSize(), size), 0, colours.below());
    kernel.paint(part(fan.weights(), from, fan.groupSize(), size), 0, colours.weights());
    product.paint(
        part(now.contributions(), from, fan.groupSize(), size), 0, colours.contributions());
    patch.ring(now.winner());
    patchName.setText(ShortNames.map(now.spec(), now.layer().input(), fan.channel(group)));
    kernelName.setText(
        fan.groups() == 1
            ? Messages.text("card.weights")
            : Messages.text("card.kernel-of", fan.groups()));
  }

  private void arrange(Mosaic mosaic, int rows, int columns) {
    CellGrid next = grid(rows, columns);
    if (!next.equals(mosaic.grid())) {
      mosaic.arrange(next);
    }
  }

  private static float[] part(float[] values, int from, int length, int size) {
    return Arrays.copyOf(Arrays.copyOfRange(values, from, from + length), size);
  }

  private static BitSet padding(InputGroups fan, int from) {
    BitSet cells = new BitSet();
    for (int term = 0; term < fan.groupSize(); term++) {
      if (fan.source(from + term) == InputGroups.PADDING) {
        cells.set(term);
      }
    }
    return cells;
  }

  private void showNumbers(Arithmetic now) {
    LayerSpec layer = now.layer();
    if (layer.pooling() != null) {
      sum.setText(Messages.text(layer.pooling() == PoolingKind.MAX ? "card.largest" : "card.mean"));
      function.setText("");
    } else {
      sum.setText(
          Messages.text(
              "card.step-sum",
              ArithmeticNumbers.plain(now.sum()),
              ArithmeticNumbers.signed(now.bias())));
      function.setText(
          now.softmax() != null
              ? Messages.text("card.softmax-of", ArithmeticNumbers.plain(now.before()))
              : FunctionPart.written(layer.activation(), now.sum() + now.bias()));
    }
    output.setText(
        "= "
            + (now.softmax() == null
                ? ArithmeticNumbers.plain(now.after())
                : ArithmeticNumbers.percent(now.after())));
  }

  private void showMap(Arithmetic now, float[] layer, int until, ColourScale own) {
    Shape shape = now.layer().shape();
    int cells = shape.spatial() ? shape.mapSize() : shape.channels();
    int columns = shape.spatial() ? shape.columns() : (int) Math.ceil(Math.sqrt(shape.channels()));
    int rows = (cells + columns - 1) / columns;
    int from = shape.spatial() ? now.neuron().channel() * cells : 0;
    arrange(map, rows, columns);
    if (grown.length != rows * columns) {
      grown = new float[rows * columns];
    }
    Arrays.fill(grown, 0);
    System.arraycopy(layer, from, grown, 0, Math.max(0, Math.min(cells, until - from)));
    map.paint(grown, 0, own);
    map.ring(
        shape.spatial()
            ? now.neuron().row() * columns + now.neuron().column()
            : now.neuron().channel());
    mapName.setText(
        shape.spatial()
            ? ShortNames.map(now.spec(), now.neuron().layer(), now.neuron().channel())
            : now.layer().name());
  }
}
