package io.github.convoscope.ui.neuron;

import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.BesideTooltip;
import io.github.convoscope.ui.LazyTooltips;
import io.github.convoscope.ui.Workspace;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows the controls that clamp one unit: a switch for 0 and a slider for any value. JavaFX thread.
 *
 * @see UnitClamps
 */
public final class ClampRow extends HBox {
  private static final PseudoClass FREE = PseudoClass.getPseudoClass("free");

  private final Neuron neuron;
  private final UnitClamps clamps;
  private final ToggleButton power = new ToggleButton(null, new FontIcon("fth-power"));
  private final Tooltip hint = new BesideTooltip(power, "");
  private final Slider slider;
  private final Label value = new Label();
  private final boolean isOutput;
  private boolean updating;

  /** Controls for the unit of a neuron, in a layer after the input. */
  public ClampRow(Workspace workspace, Model model, Neuron neuron) {
    this.neuron = neuron;
    clamps = new UnitClamps(workspace);
    isOutput = neuron.layer() == model.spec().output().index();
    UnitClamps.Range range = UnitClamps.range(model, neuron.layer(), neuron.channel());
    power.getStyleClass().addAll("tool", "switch-off");
    power.setMinWidth(Region.USE_PREF_SIZE);
    power.setTooltip(hint);
    power.setOnAction(event -> clamps.toggle(neuron.layer(), neuron.channel()));
    slider = new Slider(range.low(), range.high(), 0);
    slider.setBlockIncrement(range.step());
    slider.setMinWidth(0);
    slider.setAccessibleText(Messages.text("neuron.clamp"));
    LazyTooltips.put(slider, Messages.text("neuron.clamp.help"));
    slider.getStyleClass().addAll("neuron-slider", "clamp-slider");
    HBox.setHgrow(slider, Priority.ALWAYS);
    value.getStyleClass().add("clamp-value");
    value.setMinWidth(Region.USE_PREF_SIZE);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("clamp-row");
    getChildren().addAll(power, slider, value);
    slider
        .valueProperty()
        .addListener(
            (observed, before, now) -> {
              if (!updating) {
                clamps.clamp(neuron.layer(), neuron.channel(), now.floatValue());
              }
            });
    workspace.clamped().when(Nodes.inScene(this)).subscribe(now -> update());
  }

  /** Shows the unit's fixed value, whichever control set it. */
  private void update() {
    Float fixed = clamps.value(neuron.layer(), neuron.channel());
    updating = true;
    slider.setValue(fixed == null ? 0 : fixed);
    updating = false;
    // A knob at 0 would look like a unit that is switched off.
    slider.pseudoClassStateChanged(FREE, fixed == null);
    power.setSelected(fixed != null);
    String off = isOutput ? "neuron.off-logit" : "neuron.switch-off";
    String action = Messages.text(fixed == null ? off : "neuron.release");
    power.setAccessibleText(action);
    hint.setText(isOutput ? action + "\n" + Messages.text("neuron.off-logit.help") : action);
    value.setText(
        fixed == null
            ? Messages.text("neuron.not-clamped")
            : fixed == 0 && !isOutput
                ? Messages.text("neuron.off")
                : ArithmeticNumbers.plain(fixed));
  }
}
