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
    values.add(blank(spec, step.layer(), step.until(), until, painter));
    for (int layer = step.layer() + 1; laterLayers && layer < spec.depth(); layer++) {
      values.add(blank(spec, layer, 0, spec.layer(layer).shape().size(), painter));
    }
    return values;
  }

  private static LayerValues blank(
      NetworkSpec spec, int layer, int from, int until, FramePainter painter) {
    float[] shown = new float[spec.layer(layer).shape().size()];
    return new LayerValues(
        layer,
        at -> {
          System.arraycopy(at.after(layer), 0, shown, 0, shown.length);
          Arrays.fill(shown, from, until, 0);
          return shown;
        },
        painter.scale(layer, 0),
        Messages.text("steps.so-far"));
  }
}
