package io.github.convoscope.ui.saliency;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.neuron.MapStyle;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Slider;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Makes the sliders and check boxes for {@link MapStyle}. JavaFX thread. */
final class MapStyleControls {
  private static final double SMALLEST = 0.05;

  private final VBox node;

  MapStyleControls(MapStyle style, BooleanProperty throughLayers) {
    GridPane sliders = new GridPane();
    sliders.getStyleClass().add("saliency-controls");
    sliders.addRow(
        0,
        Labels.muted(Messages.text("saliency.opacity")),
        slider(style.opacity(), "saliency-opacity"));
    sliders.addRow(
        1, Labels.muted(Messages.text("saliency.reach")), slider(style.reach(), "saliency-reach"));
    VBox boxes =
        new VBox(
            box("saliency.hold", style.fixed()),
            box("saliency.over", style.overDrawing()),
            box("saliency.scene", style.inScene()),
            box("saliency.layers", throughLayers));
    boxes.getStyleClass().add("saliency-switches");
    node = Ems.column(0.62, sliders, boxes);
  }

  /** The controls. */
  Node node() {
    return node;
  }

  private static Slider slider(DoubleProperty value, String id) {
    Slider slider = new Slider(SMALLEST, 1, value.get());
    slider.valueProperty().bindBidirectional(value);
    slider.setId(id);
    GridPane.setHgrow(slider, Priority.ALWAYS);
    return slider;
  }

  private static CheckBox box(String key, BooleanProperty value) {
    CheckBox box = new CheckBox(Messages.text(key));
    box.selectedProperty().bindBidirectional(value);
    box.setId(key.replace('.', '-'));
    box.getStyleClass().add("small-switch");
    box.setWrapText(true);
    return box;
  }
}
