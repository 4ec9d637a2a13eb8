package io.github.convoscope.ui.neuron;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.colour.Palette;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.network.LayerSpec;
import java.util.function.IntFunction;

/**
 * What colours mean on the card: activations as in the scene, weights and contributions each on a
 * symmetric scale of their own that stands still while one draws.
 *
 * @param below what feeds the neuron
 * @param weights its weights
 * @param contributions what its inputs add; the strongest few wear the ends of the map
 */
public record NeuronColours(ColourScale below, ColourScale weights, ColourScale contributions) {
  /** The largest weight seldom meets the largest input: over the whole range all would be faint. */
  private static final float LARGEST_SELDOM = 3;

  /**
   * The colours of one neuron's card.
   *
   * @param activations scale of a layer's activations
   */
  public static NeuronColours of(
      NeuronInputs subject, Palette palette, IntFunction<ColourScale> activations) {
    LayerSpec layer = subject.spec().layer(subject.neuron().layer());
    ColourScale below = activations.apply(layer.index() == 0 ? 0 : layer.input());
    float weight = 0;
    for (float one : subject.fan().weights()) {
      weight = Math.max(weight, Math.abs(one));
    }
    float weightReach = weight == 0 ? 1 : weight;
    float most = weightReach * Math.max(Math.abs(below.low()), Math.abs(below.high()));
    float reach = most / LARGEST_SELDOM;
    return new NeuronColours(
        below,
        ColourScale.symmetric(palette.weights(), weightReach),
        ColourScale.symmetric(palette.diverging(), reach == 0 ? 1 : reach));
  }

  /** The same, where what is below shows B − A. */
  public NeuronColours forDifferences(Palette palette) {
    float reach = Math.max(Math.abs(below.low()), Math.abs(below.high()));
    return new NeuronColours(
        ColourScale.symmetric(palette.diverging(), reach), weights, contributions);
  }
}
