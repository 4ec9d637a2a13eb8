package io.github.convoscope.ui.card;

import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.OpenModel;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.work.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * "What if this unit had another value?": a slider that holds the unit while it is moved, and a
 * button that lets it free. JavaFX thread.
 */
final class HoldRow extends HBox {
  /** How far logits are moved; probabilities hardly change beyond. */
  private static final double LOGITS = 20;

  private final Neuron neuron;
  private final WhatIf whatIf;
  private final Slider slider;
  private final Label value = new Label();
  private final Button free = new Button(null, new FontIcon("fth-rotate-ccw"));
  private boolean following;

  HoldRow(Workspace workspace, OpenModel model, WhatIf whatIf, Neuron neuron) {
    this.neuron = neuron;
    this.whatIf = whatIf;
    boolean logit = neuron.layer() == model.spec().output().index();
    double high = Math.max(model.ranges().high(neuron.layer(), neuron.channel()), 1);
    double low = Math.min(model.ranges().low(neuron.layer(), neuron.channel()), 0);
    slider = new Slider(logit ? -LOGITS : low, logit ? LOGITS : high, 0);
    slider.setBlockIncrement((slider.getMax() - slider.getMin()) / 20);
    slider.setAccessibleText(Messages.text("card.hold-at"));
    slider.setTooltip(new Tooltip(Messages.text("card.hold-at")));
    slider.getStyleClass().add("hold-slider");
    HBox.setHgrow(slider, Priority.ALWAYS);
    value.getStyleClass().add("hold-value");
    free.getStyleClass().addAll("tool", "flat", "close");
    free.setAccessibleText(Messages.text("card.free-unit"));
    free.setTooltip(new Tooltip(Messages.text("card.free-unit")));
    free.setOnAction(event -> whatIf.free(neuron.layer(), neuron.channel()));
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("hold-row");
    getChildren().addAll(slider, value, free);
    slider
        .valueProperty()
        .addListener(
            (observed, before, now) -> {
              if (!following) {
                whatIf.hold(neuron.layer(), neuron.channel(), now.floatValue());
              }
            });
    workspace.held().addListener(new Weak<>(this, (row, now) -> row.follow()));
    follow();
  }

  /** Shows what is held, whoever held it. */
  private void follow() {
    Float held = whatIf.heldAt(neuron.layer(), neuron.channel());
    following = true;
    slider.setValue(held == null ? 0 : held);
    following = false;
    value.setText(held == null ? Messages.text("card.is-free") : Numbers.plain(held));
    free.setDisable(held == null);
  }
}
