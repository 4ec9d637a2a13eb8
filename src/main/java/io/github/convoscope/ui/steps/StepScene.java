package io.github.convoscope.ui.steps;

import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.explain.contribution.ComputationStep;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.scene.SceneMarks.LayerValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the values that the scene shows in step mode: 0 where nothing is computed yet. */
final class StepScene {
  private StepScene() {}

  /** The values of the layers that are not computed completely after a step. */
  static List<LayerValues> of(
      NetworkSpec spec, StepPlayer player, ComputationStep step, FramePainter painter) {
    List<LayerValues> values = new ArrayList<>();
    boolean laterLayers = player.scope().get() == StepPlayer.Scope.NETWORK;
    int until =
        player.scope().get() == StepPlayer.Scope.MAP
            ? player.last().until()
            : spec.layer(step.layer()).shape().size();
    values.add(blank(spec, step.layer(), step.until(), until, painter, words(spec, player, step)));
    for (int layer = step.layer() + 1; laterLayers && layer < spec.depth(); layer++) {
      int size = spec.layer(layer).shape().size();
      values.add(blank(spec, layer, 0, size, painter, Messages.text("steps.not-yet")));
    }
    return values;
  }

  /** Says what is computed only so far: where a part is, the rest shows its finished values. */
  private static String words(NetworkSpec spec, StepPlayer player, ComputationStep step) {
    return switch (player.scope().get()) {
      case MAP -> Messages.text("steps.so-far-map", String.valueOf(channel(spec, step)));
      case LAYER -> Messages.text("steps.so-far-layer");
      case NETWORK -> Messages.text("steps.so-far");
    };
  }

  private static int channel(NetworkSpec spec, ComputationStep step) {
    return spec.layer(step.layer()).shape().neuron(step.layer(), step.focus()).channel();
  }

  private static LayerValues blank(
      NetworkSpec spec, int layer, int from, int until, FramePainter painter, String name) {
    float[] shown = new float[spec.layer(layer).shape().size()];
    return new LayerValues(
        layer,
        at -> {
          System.arraycopy(at.after(layer), 0, shown, 0, shown.length);
          Arrays.fill(shown, from, until, 0);
          return shown;
        },
        painter.scale(layer, 0),
        name);
  }
}
