package io.github.convoscope.ui.whatif;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.contribution.ActivationDifference;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions.Clamp;
import io.github.convoscope.scene.SceneMarks.LayerValues;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Computes the effect of clamped units in each frame: its own engine computes the same input with
 * all units free, and the result is subtracted. Made on the JavaFX thread, computes on the live
 * worker.
 */
final class ClampEffect {
  private final Model model;
  private final int first;
  private final Activations free;
  private @Nullable Engine engine;

  private ClampEffect(Model model, int first) {
    this.model = model;
    this.first = first;
    free = new Activations(model.spec(), 1);
  }

  /**
   * Values for the scene: clamped minus free, for the clamped layers and all that depend on them.
   *
   * @param clamps at least one
   * @param scales colour scale for the differences of a layer, by its index
   */
  static List<LayerValues> of(Model model, List<Clamp> clamps, IntFunction<ColourScale> scales) {
    int first = clamps.stream().mapToInt(Clamp::layer).min().orElseThrow();
    ClampEffect effect = new ClampEffect(model, first);
    List<LayerValues> values = new ArrayList<>();
    BitSet changed = new BitSet();
    clamps.forEach(clamp -> changed.set(clamp.layer()));
    for (int layer = first; layer < model.spec().depth(); layer++) {
      if (model.spec().layer(layer).inputs().stream().anyMatch(changed::get)) {
        changed.set(layer);
      }
      if (!changed.get(layer)) {
        continue;
      }
      int which = layer;
      float[] difference = new float[model.spec().layer(layer).shape().size()];
      values.add(
          new LayerValues(
              layer,
              at -> effect.difference(at, which, difference),
              scales.apply(layer),
              Messages.text("whatif.change")));
    }
    return values;
  }

  private float[] difference(Activations at, int layer, float[] into) {
    Engine own = engine;
    if (own == null) {
      own = model.newEngine();
      engine = own;
    }
    if (layer == first) {
      own.forward(at.after(0), free);
    }
    ActivationDifference.subtract(free, at, layer, into);
    return into;
  }
}
