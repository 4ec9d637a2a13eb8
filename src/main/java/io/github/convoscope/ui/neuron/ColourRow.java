package io.github.convoscope.ui.neuron;

import io.github.convoscope.colour.PictureColours;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.InputGroups;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.message.Messages;
import java.util.BitSet;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * The inputs of a convolution neuron that reads a picture in colours, as the eye sees them: the
 * patch × the kernel, both in colours, = the products of the three channels added up. JavaFX
 * thread.
 */
public final class ColourRow {
  private static final int COLOURS = 3;

  private final PictureColours picture;
  private final HeatMapPane patch;
  private final HeatMapPane kernel;
  private final HeatMapPane product;
  private final Label sum = new Label();
  private final int[] seen;
  private final float[] products;
  private final HBox box;

  /**
   * An empty row.
   *
   * @param inputs a neuron for which {@link #isFor} is true
   * @param side the longer side of a picture, in ems
   */
  public ColourRow(NeuronInputs inputs, WidgetStyle style, double side, PictureColours picture) {
    this.picture = picture;
    InputGroups groups = inputs.groups();
    double cell = Math.floor(side * style.em() / Math.max(groups.rows(), groups.columns()));
    CellGrid grid = CellGrid.square(1, groups.rows(), groups.columns(), 1, Math.max(2, cell), 0);
    patch = pane(style, grid, groups.padding());
    kernel = pane(style, grid, new BitSet());
    product = pane(style, grid, groups.padding());
    seen = new int[groups.groupSize()];
    products = new float[groups.groupSize()];
    sum.getStyleClass().add("signed-number");
    Label name = new Label(Messages.text("neuron.in-colours"));
    name.getStyleClass().add("muted");
    name.setWrapText(true);
    VBox words = new VBox(name, sum);
    words.setAlignment(Pos.CENTER_LEFT);
    words.getStyleClass().add("colour-words");
    box = new HBox(patch, sign("×"), kernel, sign("="), product, words);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("colour-row");
    box.managedProperty().bind(box.visibleProperty());
  }

  /** Whether a neuron reads all three channels of a picture in colours. */
  public static boolean isFor(NeuronInputs inputs) {
    InputGroups groups = inputs.groups();
    return inputs.spec().input().isColourPicture()
        && groups.count() == COLOURS
        && groups.layer(0) == 0
        && inputs.spec().layer(inputs.neuron().layer()).window() != null;
  }

  private static HeatMapPane pane(WidgetStyle style, CellGrid grid, BitSet padding) {
    HeatMapPane pane = new HeatMapPane(style);
    pane.setFocusTraversable(false);
    pane.setMouseTransparent(true);
    pane.arrange(grid);
    pane.setEmpty(padding);
    return pane;
  }

  private static Label sign(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("operator");
    return label;
  }

  /** Its node. */
  public Node node() {
    return box;
  }

  /**
   * Shows a frame.
   *
   * @param difference true where the inputs are differences of two pictures, which have no colours:
   *     then the row is hidden
   */
  public void show(Arithmetic now, NeuronColours colours, boolean difference) {
    box.setVisible(!difference);
    if (difference) {
      return;
    }
    picture.paint(now.inputs(), 0, seen);
    patch.paint(seen);
    kernel.paint(ColourKernels.colours(now.groups().weights(), colours.weights(), picture.order()));
    float all = 0;
    for (int cell = 0; cell < products.length; cell++) {
      products[cell] = 0;
      for (int channel = 0; channel < COLOURS; channel++) {
        products[cell] += now.contribution(channel * products.length + cell);
      }
    }
    for (int channel = 0; channel < COLOURS; channel++) {
      all += now.groupSum(channel);
    }
    product.paint(products, 0, colours.contributions());
    SignedNumbers.show(sum, all);
  }
}
