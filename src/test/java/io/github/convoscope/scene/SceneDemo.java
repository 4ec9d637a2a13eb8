package io.github.convoscope.scene;

import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.colour.Palette;
import io.github.convoscope.colour.RangeMode;
import io.github.convoscope.colour.Ranges;
import io.github.convoscope.layout.Arrangement;
import io.github.convoscope.layout.NetworkLayout;
import javafx.application.Application;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The scene alone in a window, to be looked at while working on it. */
public final class SceneDemo extends Application {
  @Override
  public void start(Stage stage) {
    var spec = SampleNetwork.digits();
    var activations = SampleNetwork.seven(spec);
    var frame = new FrameColours(spec);
    new FramePainter(spec, Palette.DEFAULT, RangeMode.LAYER, Ranges.seen(spec, activations))
        .paint(activations, 0, frame);
    var layout =
        NetworkLayout.of(
            spec, NetworkLayout.PROPORTION, Arrangement.valueOf(System.getProperty("arr", "ARC")));
    var scene = new NetworkScene(layout, Boolean.getBoolean("msaa"));
    scene.setPadding(new Insets(0, Integer.getInteger("right", 0), 0, 258));
    scene.show(frame);
    scene.setWinner(7);
    scene.setOnNeuronClicked(neuron -> stage.setTitle(String.valueOf(neuron)));
    Scene window = new Scene(scene, Integer.getInteger("w", 1280), Integer.getInteger("h", 720));
    window.setOnKeyPressed(
        event -> {
          switch (event.getCode()) {
            case HOME -> scene.home();
            case F -> scene.toggleFlat();
            default -> {
              if (event.getCode().isDigitKey()) {
                scene.flyTo(Integer.parseInt(event.getText()));
              }
            }
          }
        });
    stage.setScene(window);
    stage.show();
  }
}
