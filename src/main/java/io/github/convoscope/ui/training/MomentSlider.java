package io.github.convoscope.ui.training;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Ems;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A slider over the moments of a training, with the step in words. JavaFX thread. */
final class MomentSlider {
  private final Slider slider = new Slider(0, 0, 0);
  private final Label step = new Label();
  private final HBox node;
  private boolean told;

  /**
   * A slider without moments.
   *
   * @param go receives the moment that the user chooses
   */
  MomentSlider(String id, IntConsumer go) {
    slider.setId(id);
    slider.setBlockIncrement(1);
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setSnapToTicks(true);
    slider.setAccessibleText(Messages.text("room.moments"));
    slider.getStyleClass().add("neuron-slider");
    slider
        .valueProperty()
        .addListener(
            (observed, before, now) -> {
              int chosen = (int) Math.round(now.doubleValue());
              if (!told && chosen != Math.round(before.doubleValue())) {
                go.accept(chosen);
              }
            });
    step.setId(id + "-step");
    step.setMinWidth(Label.USE_PREF_SIZE);
    HBox.setHgrow(slider, Priority.ALWAYS);
    slider.setMaxWidth(Double.MAX_VALUE);
    node = Ems.line(0.62, slider, step);
    node.setAlignment(Pos.CENTER_LEFT);
  }

  /** The slider with its words. */
  HBox node() {
    return node;
  }

  /** True while the user drags it. */
  boolean isDragged() {
    return slider.isValueChanging();
  }

  /** Shows how many moments there are, and which is shown. */
  void show(int moments, int moment, long steps) {
    told = true;
    slider.setMax(Math.max(1, moments - 1));
    slider.setDisable(moments < 2);
    if (!isDragged()) {
      slider.setValue(moment);
    }
    told = false;
    step.setText(Messages.text("room.step", steps));
  }
}
