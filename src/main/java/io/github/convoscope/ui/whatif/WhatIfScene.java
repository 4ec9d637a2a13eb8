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
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What held units change, as numbers for the scene: each frame's input is computed once more with
 * all units free, by an engine of the live worker's own. Made on the JavaFX thread, works on the
 * live worker.
 */
final class WhatIfScene {
  private final Model model;
  private final int first;
  private final Activations free;
  private @Nullable Engine engine;

  private WhatIfScene(Model model, int first) {
    this.model = model;
    this.first = first;
    free = new Activations(model.spec(), 1);
  }

  /**
   * Held minus free for every layer from the lowest held one on.
   *
   * @param held at least one
   * @param scales colours for the differences of a layer
   */
  static List<LayerValues> of(Model model, List<Clamp> held, IntFunction<ColourScale> scales) {
    int first = held.stream().mapToInt(Clamp::layer).min().orElseThrow();
    WhatIfScene scene = new WhatIfScene(model, first);
    List<LayerValues> values = new ArrayList<>();
    for (int layer = first; layer < model.spec().depth(); layer++) {
      int which = layer;
      float[] difference = new float[model.spec().layer(layer).shape().size()];
      values.add(
          new LayerValues(
              layer,
              at -> scene.difference(at, which, difference),
              scales.apply(layer),
              Messages.text("card.change")));
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
