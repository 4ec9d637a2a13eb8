package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.InputGroups;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.ui.neuron.CellGrid;
import io.github.convoscope.ui.neuron.HeatMapPane;
import io.github.convoscope.ui.neuron.ShortNames;
import io.github.convoscope.ui.neuron.SignedNumbers;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.BitSet;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Shows a row for one input channel: patch × kernel = product, and the products' sum. JavaFX
 * thread.
 */
final class PatchRow {
  private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
  static final double PICTURE_EMS = 4.3;

  /** Between the name of a layer and the number of its unit. */
  private static final String BETWEEN = " · ";

  /** Letters of a name that fit beside the pictures. */
  private static final int LETTERS = 9;

  private final HBox box = new HBox();
  private final HeatMapPane patch;
  private final HeatMapPane kernel;
  private final HeatMapPane product;
  private final Label name = new Label();
  private final Label sum = new Label();
  private final Button button = new Button();
  private int group = -1;

  PatchRow(PatchPart part, WidgetStyle style, InputGroups groups, BitSet padding) {
    double side = Math.floor(PICTURE_EMS * style.em() / Math.max(groups.rows(), groups.columns()));
    CellGrid grid = CellGrid.square(1, groups.rows(), groups.columns(), 1, Math.max(2, side), 0);
    patch = heatMap(part, style, grid);
    patch.setEmpty(padding);
    kernel = heatMap(part, style, grid);
    product = heatMap(part, style, grid);
    product.setEmpty(padding);
    sum.getStyleClass().add("signed-number");
    name.getStyleClass().add("patch-name");
    name.setMinHeight(Region.USE_PREF_SIZE);
    button.setGraphic(new VBox(name, sum));
    button.getStyleClass().addAll("flat", "patch-button");
    button.setOnAction(event -> part.pick(group));
    box.getChildren().addAll(patch, sign("×"), kernel, sign("="), product, button);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("patch-row");
  }

  private HeatMapPane heatMap(PatchPart part, WidgetStyle style, CellGrid grid) {
    HeatMapPane heatMap = new HeatMapPane(style);
    heatMap.setFocusTraversable(false);
    heatMap.arrange(grid);
    heatMap.onHover(
        cell -> part.links().hover().accept(cell < 0 ? null : part.source(group, cell)));
    heatMap.onChoose(cell -> part.follow(group, cell));
    return heatMap;
  }

  private static Label sign(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("operator");
    return label;
  }

  Node node() {
    return box;
  }

  int group() {
    return group;
  }

  void show(int next, CardSnapshot snapshot) {
    Arithmetic now = snapshot.now();
    InputGroups groups = now.groups();
    int from = next * groups.groupSize();
    patch.paint(now.inputs(), from, snapshot.colours().inputs());
    product.paint(now.contributions(), from, snapshot.colours().contributions());
    if (next != group) {
      group = next;
      kernel.paint(groups.weights(), from, snapshot.colours().weights());
      String unit = ShortNames.unit(now.spec(), groups.layer(group), groups.channel(group));
      name.setText(broken(now, unit));
      button.setAccessibleText(Messages.text("card.show-numbers", unit));
    }
    SignedNumbers.show(sum, now.groupSum(group));
  }

  /** The name on two lines where those of the layer's units may be too long for one. */
  private String broken(Arithmetic now, String unit) {
    LayerSpec layer = now.spec().layer(now.groups().layer(group));
    String longest = layer.name() + BETWEEN + (layer.shape().channels() - 1);
    return longest.length() > LETTERS ? unit.replace(BETWEEN, "\n") : unit;
  }

  void setOpen(boolean open) {
    box.pseudoClassStateChanged(OPEN, open);
  }

  void highlight(int cell) {
    patch.highlight(cell);
    kernel.highlight(cell);
    product.highlight(cell);
  }
}
