package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.InputGroups;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.neuron.CellGrid;
import io.github.convoscope.ui.neuron.Mosaic;
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
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Patch × kernel = product of one channel, with its sum. JavaFX thread. */
final class PatchRow {
  private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
  private static final double PICTURE_EMS = 4.3;

  private final HBox box = new HBox();
  private final Mosaic patch;
  private final Mosaic kernel;
  private final Mosaic product;
  private final Label name = new Label();
  private final Label sum = new Label();
  private final Button button = new Button();
  private int group = -1;

  PatchRow(PatchPart part, WidgetStyle ink, InputGroups fan, @Nullable BitSet padding) {
    double side = Math.floor(PICTURE_EMS * ink.em() / Math.max(fan.rows(), fan.columns()));
    CellGrid grid = CellGrid.square(1, fan.rows(), fan.columns(), 1, Math.max(2, side), 0);
    patch = mosaic(part, ink, grid);
    patch.setEmpty(padding);
    kernel = mosaic(part, ink, grid);
    product = mosaic(part, ink, grid);
    product.setEmpty(padding);
    sum.getStyleClass().add("patch-sum");
    name.getStyleClass().add("patch-name");
    button.setGraphic(new VBox(name, sum));
    button.getStyleClass().addAll("flat", "patch-button");
    button.setOnAction(event -> part.pick(group));
    box.getChildren().addAll(patch, sign("×"), kernel, sign("="), product, button);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("patch-row");
  }

  private Mosaic mosaic(PatchPart part, WidgetStyle ink, CellGrid grid) {
    Mosaic mosaic = new Mosaic(ink);
    mosaic.setFocusTraversable(false);
    mosaic.arrange(grid);
    mosaic.onHover(cell -> part.links().hover().accept(cell < 0 ? null : part.source(group, cell)));
    mosaic.onChoose(cell -> part.follow(group, cell));
    return mosaic;
  }

  private static Label sign(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("patch-sign");
    return label;
  }

  Node node() {
    return box;
  }

  int group() {
    return group;
  }

  void show(int next, CardReading reading) {
    Arithmetic now = reading.now();
    InputGroups fan = now.fan();
    int from = next * fan.groupSize();
    patch.paint(now.inputs(), from, reading.colours().below());
    product.paint(now.contributions(), from, reading.colours().contributions());
    if (next != group) {
      group = next;
      kernel.paint(fan.weights(), from, reading.colours().weights());
      name.setText(ShortNames.map(now.spec(), now.layer().input(), fan.channel(group)));
      button.setAccessibleText(Messages.text("card.show-numbers", name.getText()));
    }
    SignedNumbers.show(sum, now.groupSum(group));
  }

  void setOpen(boolean open) {
    box.pseudoClassStateChanged(OPEN, open);
  }

  void light(int cell) {
    patch.light(cell);
    kernel.light(cell);
    product.light(cell);
  }
}
