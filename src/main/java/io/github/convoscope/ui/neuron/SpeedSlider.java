package io.github.convoscope.ui.neuron;

import java.util.function.DoubleFunction;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;

/** A slider for how fast something plays, with the speed in words; equal ways are equal factors. */
public final class SpeedSlider extends HBox {
  private final Slider slider;

  /**
   * A slider of a speed, which it follows and sets.
   *
   * @param slowest smallest speed, above 0
   * @param quickest largest speed
   * @param words says a speed
   * @param name what screen readers say
   */
  public SpeedSlider(
      DoubleProperty speed,
      double slowest,
      double quickest,
      DoubleFunction<String> words,
      String name) {
    slider = new Slider(Math.log(slowest), Math.log(quickest), 0);
    Label label = new Label();
    label.getStyleClass().add("muted");
    label.setMinWidth(USE_PREF_SIZE);
    speed
        .when(Nodes.inScene(slider))
        .subscribe(
            now -> {
              slider.setValue(Math.log(now.doubleValue()));
              label.setText(words.apply(now.doubleValue()));
            });
    slider
        .valueProperty()
        .addListener((observed, before, now) -> speed.set(Math.exp(now.doubleValue())));
    slider.setAccessibleText(name);
    slider.getStyleClass().add("neuron-slider");
    getChildren().addAll(label, slider);
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(USE_PREF_SIZE);
  }

  /** The slider itself, for its style. */
  public Slider slider() {
    return slider;
  }
}
