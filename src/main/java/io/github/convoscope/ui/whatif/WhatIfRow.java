package io.github.convoscope.ui.whatif;

import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.LazyTooltips;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.WeakListeners;
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
 * "What if this unit had another value?": a switch that holds the unit at 0 and lets it free, and a
 * slider that holds it at any value. JavaFX thread.
 */
public final class WhatIfRow extends HBox {
  private final Neuron neuron;
  private final WhatIf whatIf;
  private final ToggleButton power = new ToggleButton(null, new FontIcon("fth-power"));
  private final Tooltip hint = new Tooltip();
  private final Slider slider;
  private final Label value = new Label();
  private boolean following;

  public WhatIfRow(Workspace workspace, Model model, WhatIf whatIf, Neuron neuron) {
    this.neuron = neuron;
    this.whatIf = whatIf;
    WhatIf.Reach reach = WhatIf.reach(model, neuron.layer(), neuron.channel());
    power.getStyleClass().addAll("tool", "switch-off");
    power.setMinWidth(Region.USE_PREF_SIZE);
    power.setTooltip(hint);
    power.setOnAction(event -> whatIf.toggle(neuron.layer(), neuron.channel()));
    slider = new Slider(reach.low(), reach.high(), 0);
    slider.setBlockIncrement(reach.step());
    slider.setMinWidth(0);
    slider.setAccessibleText(Messages.text("card.hold-at"));
    LazyTooltips.put(slider, Messages.text("card.hold-at.help"));
    slider.getStyleClass().add("hold-slider");
    HBox.setHgrow(slider, Priority.ALWAYS);
    value.getStyleClass().add("hold-value");
    value.setMinWidth(Region.USE_PREF_SIZE);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("hold-row");
    getChildren().addAll(power, slider, value);
    slider
        .valueProperty()
        .addListener(
            (observed, before, now) -> {
              if (!following) {
                whatIf.hold(neuron.layer(), neuron.channel(), now.floatValue());
              }
            });
    workspace.held().addListener(new WeakListeners<>(this, (row, now) -> row.follow()));
    follow();
  }

  /** Shows what is held, whoever held it. */
  private void follow() {
    Float held = whatIf.heldAt(neuron.layer(), neuron.channel());
    following = true;
    slider.setValue(held == null ? 0 : held);
    following = false;
    power.setSelected(held != null);
    String words = Messages.text(held == null ? "card.switch-off-unit" : "card.free-unit");
    power.setAccessibleText(words);
    hint.setText(words);
    value.setText(
        held == null
            ? Messages.text("card.is-free")
            : held == 0 ? Messages.text("card.is-off") : ArithmeticNumbers.plain(held));
  }
}
