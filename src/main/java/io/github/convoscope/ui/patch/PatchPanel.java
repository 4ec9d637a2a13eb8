package io.github.convoscope.ui.patch;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.LazyTooltips;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.neuron.Formula;
import io.github.convoscope.ui.neuron.NeuronColours;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The panel of one neuron: its name, its inputs, the sum, the activation function and the value.
 * JavaFX thread.
 */
final class PatchPanel extends VBox {
  private final NeuronInputs inputs;
  private final PatchBody body;
  private final Formula sum;
  private final Formula value;

  PatchPanel(NeuronInputs inputs, PatchBody body, PatchLinks links, Runnable close) {
    this.inputs = inputs;
    this.body = body;
    sum = new Formula(links.hover());
    value = new Formula(links.hover());
    Label name = new Label(NeuronNames.name(inputs.spec(), inputs.neuron()));
    name.getStyleClass().add("patch-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox title = new HBox(name, space, cross(close));
    title.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(title, body.node(), sum, value);
    getStyleClass().addAll("surface", "patch-panel");
    setId("patch-panel");
  }

  private static Button cross(Runnable close) {
    Button button = new Button(null, new FontIcon("fth-x"));
    button.setId("patch-close");
    button.getStyleClass().addAll("tool", "flat", "close");
    button.setFocusTraversable(false);
    button.setAccessibleText(Messages.text("patch.close"));
    LazyTooltips.put(button, Messages.text("patch.close"));
    button.setOnAction(event -> close.run());
    return button;
  }

  /** What feeds the neuron. */
  NeuronInputs inputs() {
    return inputs;
  }

  /** Shows a frame. */
  void show(Arithmetic now, NeuronColours colours, boolean difference) {
    body.show(now, colours, difference);
    sum.show(ValueTokens.sum(now, difference));
    value.show(ValueTokens.value(now, difference));
  }
}
