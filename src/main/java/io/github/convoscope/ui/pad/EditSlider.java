package io.github.convoscope.ui.pad;

import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.LazyTooltips;
import io.github.convoscope.ui.PadContent;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * A slider that changes the photograph live and follows it, such as after undo. From press to
 * release is one step to undo. JavaFX thread.
 */
final class EditSlider {
  private final PadContent sketch;
  private final ToDoubleFunction<EditedPhoto> reading;
  private final Change change;
  private final Slider slider;
  private final HBox row;
  private boolean following;

  /** The photograph with another value. */
  @FunctionalInterface
  interface Change {
    EditedPhoto of(EditedPhoto photo, double value);
  }

  /**
   * Makes a slider.
   *
   * @param key message key of its name, and with {@code .help} of its tooltip
   */
  EditSlider(
      String key,
      PadContent sketch,
      double least,
      double most,
      ToDoubleFunction<EditedPhoto> reading,
      Change change) {
    this.sketch = sketch;
    this.reading = reading;
    this.change = change;
    slider = new Slider(least, most, least);
    slider.setId(key.replace('.', '-'));
    slider.setBlockIncrement((most - least) / 20);
    slider.setAccessibleText(Messages.text(key));
    slider.getStyleClass().add("photo-slider");
    LazyTooltips.put(slider, Messages.text(key + ".help"));
    Label name = new Label(Messages.text(key));
    name.getStyleClass().add("photo-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    name.setLabelFor(slider);
    row = new HBox(name, slider);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("photo-line");
    HBox.setHgrow(slider, Priority.ALWAYS);
    slider.setMaxWidth(Double.MAX_VALUE);
    sketch.version().addListener(changed -> follow());
    sketch.inColours().addListener(changed -> follow());
    follow();
    // What was done before is a step of its own, and so is this.
    slider.valueChangingProperty().addListener(changed -> sketch.commit());
    slider.valueProperty().addListener((observed, before, now) -> changed(now.doubleValue()));
  }

  /** Name and slider. */
  HBox row() {
    return row;
  }

  private void follow() {
    EditedPhoto photo = sketch.photo();
    if (photo != null) {
      following = true;
      slider.setValue(reading.applyAsDouble(photo));
      following = false;
    }
  }

  private void changed(double value) {
    EditedPhoto photo = sketch.photo();
    if (following || photo == null) {
      return;
    }
    if (!slider.isValueChanging()) {
      sketch.commit();
    }
    sketch.change(change.of(photo, value));
    if (!slider.isValueChanging()) {
      sketch.commit();
    }
  }
}
