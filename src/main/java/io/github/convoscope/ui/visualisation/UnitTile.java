package io.github.convoscope.ui.visualisation;

import io.github.convoscope.explain.visualisation.AtlasUnit;
import io.github.convoscope.explain.visualisation.InputRegion;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.explain.visualisation.VisualisationResult;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Scalar;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.live.LiveFrame;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Shows a unit's picture in the atlas, with a bar for its present activation. JavaFX thread. */
final class UnitTile {
  private final AtlasUnit unit;
  private final Scalar measure;
  private final StackPane fill = new StackPane();
  private final double width;
  private final Button button = new Button();
  private double relativeActivation;

  UnitTile(NetworkSpec spec, AtlasUnit unit, double width, Runnable open) {
    this.unit = unit;
    this.width = width;
    measure = Scalar.unit(spec, unit.layer(), unit.channel(), true);
    StackPane picture = new StackPane();
    picture.setMinSize(width, width);
    picture.setMaxSize(width, width);
    picture.getStyleClass().add("atlas-picture");
    Image image = picture(spec, unit);
    if (image == null) {
      Label dead = new Label(unit.pending() ? "…" : "–");
      dead.getStyleClass().add("muted");
      picture.getChildren().add(dead);
    } else {
      picture.getChildren().add(InputPictures.view(image, width));
    }
    StackPane track = new StackPane(fill);
    track.getStyleClass().add("atlas-track");
    track.setAlignment(Pos.CENTER_LEFT);
    fill.getStyleClass().add("atlas-fill");
    fill.setMaxWidth(0);
    button.setGraphic(Ems.column(0.15, picture, track));
    button.getStyleClass().addAll("atlas-tile");
    button.setOnAction(event -> open.run());
    button.setAccessibleText(NeuronNames.unit(spec, unit.layer(), unit.channel()));
    button.setId("tile-" + unit.layer() + "-" + unit.channel());
  }

  /** The unit's picture, for one neuron only its receptive field; null for a dead unit. */
  static @Nullable Image picture(NetworkSpec spec, AtlasUnit unit) {
    VisualisationResult neuron = unit.neuronImage();
    if (neuron != null) {
      Neuron middle = UnitTarget.middle(spec, unit.layer(), unit.channel()).neuron();
      if (middle != null) {
        InputRegion seen = InputRegion.receptiveField(spec, middle);
        return InputPictures.picture(spec.input().shape(), neuron.image(), seen);
      }
    }
    VisualisationResult whole = unit.unitImage();
    return whole == null ? null : InputPictures.picture(spec.input().shape(), whole.image());
  }

  Button node() {
    return button;
  }

  AtlasUnit unit() {
    return unit;
  }

  /** Its value now: 0 for the mean over the examples or less, 1 for the best example or more. */
  double relativeActivation() {
    return relativeActivation;
  }

  /** Shows its value in a frame. */
  void update(LiveFrame frame) {
    double value = measure.value(frame.activations(), 0);
    double share = (value - unit.range().mean()) / unit.range().bestMinusMean();
    relativeActivation = unit.range().alive() ? Math.max(0, Math.min(1, share)) : 0;
    fill.setMaxWidth(Math.round(relativeActivation * width));
  }

  /** A line of text about a unit. */
  static String line(NetworkSpec spec, AtlasUnit unit) {
    String name = NeuronNames.unit(spec, unit.layer(), unit.channel());
    VisualisationResult shown = unit.picture();
    if (shown == null) {
      return Messages.text(unit.pending() ? "atlas.line.pending" : "atlas.line.dead", name);
    }
    boolean cell = unit.neuronImage() != null;
    return Messages.text(
        cell ? "atlas.line.neuron" : "atlas.line.unit",
        name,
        NeuronNames.value(shown.value()),
        NeuronNames.value(cell ? unit.range().bestNeuron() : unit.range().best()),
        spec.labels().get(shown.label()),
        Math.round(100 * shown.probability()));
  }
}
