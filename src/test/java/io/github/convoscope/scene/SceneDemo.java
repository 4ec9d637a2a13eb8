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
  private static void painterWith(
      io.github.convoscope.network.NetworkSpec spec,
      io.github.convoscope.network.Activations a,
      FrameColours frame,
      io.github.convoscope.network.Neuron to) {
    var e = new io.github.convoscope.colour.Emphasis(spec).light(to).light(0);
    new FramePainter(spec, Palette.DEFAULT, RangeMode.LAYER, Ranges.seen(spec, a))
        .paint(a, 0, e, frame);
  }

  @Override
  public void start(Stage stage) {
    var spec = SampleNetwork.digits();
    var activations = SampleNetwork.seven(spec);
    var frame = new FrameColours(spec);
    new FramePainter(spec, Palette.DEFAULT, RangeMode.LAYER, Ranges.seen(spec, activations))
        .paint(activations, 0, frame);
    var layout =
        NetworkLayout.of(
            spec,
            NetworkLayout.PROPORTION,
            Arrangement.valueOf(System.getProperty("arr", "CASCADE")));
    var scene = new NetworkScene(layout, Boolean.getBoolean("msaa"));
    scene.setPadding(new Insets(0, Integer.getInteger("right", 0), 0, 258));
    scene.show(frame);
    scene.setWinner(7);
    scene.setOnNeuronClicked(neuron -> stage.setTitle(String.valueOf(neuron)));
    if (Boolean.getBoolean("edges")) {
      var edges = new java.util.ArrayList<Edge>();
      var to = new io.github.convoscope.network.Neuron(3, 13, 6, 8);
      var outlines = new java.util.ArrayList<Outline>();
      for (int c = 0; c < 8; c++) {
        outlines.add(new Outline(2, c, 4, 6, 5, 5, Tone.FIELD));
        edges.add(
            new Edge(new io.github.convoscope.network.Neuron(2, c, 6, 8), to, (c - 3.6f) / 4.4f));
      }
      outlines.add(new Outline(1, -1, 6, 10, 12, 12, Tone.FIELD));
      outlines.add(new Outline(0, 0, 4, 8, 16, 16, Tone.FIELD));
      outlines.add(Outline.of(to, Tone.CHOSEN));
      outlines.add(new Outline(3, 13, 0, 0, 14, 14, Tone.CHOSEN));
      scene.setEdges(edges);
      scene.setOutlines(outlines);
      painterWith(spec, activations, frame, to);
      scene.show(frame);
    }
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
