package io.github.convoscope.ui.breaking;

import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.contribution.ActivationDifference;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.scene.SceneMarks.LayerValues;
import io.github.convoscope.ui.neuron.NeuronColours;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes in each frame how far every neuron is from its value in the whole network, with nothing
 * clamped. Made on the JavaFX thread, computes on the live worker.
 */
final class WholeDifference {
  private final Model whole;
  private final Activations values;
  private @Nullable Engine engine;

  private WholeDifference(Model whole) {
    this.whole = whole;
    values = new Activations(whole.spec(), 1);
  }

  /** Values for the scene: broken minus whole, on the scale of each layer's activations. */
  static List<LayerValues> from(Model whole, FramePainter painter) {
    WholeDifference difference = new WholeDifference(whole);
    List<LayerValues> all = new ArrayList<>();
    for (int layer = 1; layer < whole.spec().depth(); layer++) {
      int which = layer;
      float[] into = new float[whole.spec().layer(layer).shape().size()];
      all.add(
          new LayerValues(
              layer,
              at -> difference.of(at, which, into),
              NeuronColours.differences(painter, layer),
              Messages.text("breaking.difference")));
    }
    return all;
  }

  private float[] of(Activations at, int layer, float[] into) {
    Engine own = engine;
    if (own == null) {
      own = whole.newEngine();
      engine = own;
    }
    if (layer == 1) {
      own.forward(at.after(0), values);
    }
    ActivationDifference.subtract(values, at, layer, into);
    return into;
  }
}
