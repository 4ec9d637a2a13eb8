package io.github.convoscope.ui.visualisation;

import io.github.convoscope.ui.Ems;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * A slider with its name on the left and its value, a whole number, on the right. JavaFX thread.
 */
final class LabelledSlider {
  private LabelledSlider() {}

  /** The line of name, slider and value. */
  static HBox of(String text, Slider slider) {
    Label name = new Label(text);
    name.getStyleClass().add("muted");
    name.setMinWidth(Region.USE_PREF_SIZE);
    Ems.prefWidth(name, 8.5);
    Label value = new Label();
    value
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> String.valueOf(Math.round(slider.getValue())), slider.valueProperty()));
    slider.setAccessibleText(text);
    Ems.prefWidth(slider, 14);
    value.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = Ems.line(0.62, name, slider, value);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
