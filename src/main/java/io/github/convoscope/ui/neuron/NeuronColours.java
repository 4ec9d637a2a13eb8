package io.github.convoscope.ui.neuron;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.colour.Palette;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.network.LayerSpec;
import java.util.Comparator;
import java.util.function.IntFunction;

/**
 * Holds the colour scales for the numbers of one neuron. Activations have the scene's colours.
 * Weights and contributions have symmetric scales that stay the same while the user draws.
 *
 * @param inputs for the activations that feed the neuron
 * @param weights for its weights
 * @param contributions for weight × activation; the strongest few lie beyond the ends
 */
public record NeuronColours(ColourScale inputs, ColourScale weights, ColourScale contributions) {
  /**
   * The scale of contributions ends at the largest possible one divided by this. The largest weight
   * seldom meets the largest input, so that on the full scale most colours would be faint.
   */
  private static final float CONTRIBUTION_DIVISOR = 3;

  /**
   * The colour scales of a neuron.
   *
   * @param activations scale of a layer's activations, by its index
   */
  public static NeuronColours of(
      NeuronInputs inputs, Palette palette, IntFunction<ColourScale> activations) {
    LayerSpec layer = inputs.spec().layer(inputs.neuron().layer());
    // Where several layers feed the neuron, the numbers of all fit into the widest scale.
    ColourScale read =
        layer.inputs().stream()
            .map(activations::apply)
            .max(Comparator.comparingDouble(NeuronColours::largest))
            .orElseGet(() -> activations.apply(0));
    float largestWeight = 0;
    for (float weight : inputs.groups().weights()) {
      largestWeight = Math.max(largestWeight, Math.abs(weight));
    }
    float weightLimit = largestWeight == 0 ? 1 : largestWeight;
    float limit = weightLimit * largest(read) / CONTRIBUTION_DIVISOR;
    return new NeuronColours(
        read,
        ColourScale.symmetric(palette.weights(), weightLimit),
        ColourScale.symmetric(palette.diverging(), limit == 0 ? 1 : limit));
  }

  /** The same where the inputs are differences B − A. */
  public NeuronColours forDifferences(Palette palette) {
    return new NeuronColours(
        ColourScale.symmetric(palette.diverging(), largest(inputs)), weights, contributions);
  }

  /**
   * A symmetric scale for differences B − A of a layer, as wide as the scale of its activations.
   */
  public static ColourScale differences(FramePainter painter, int layer) {
    return ColourScale.symmetric(painter.palette().diverging(), largest(painter.scale(layer, 0)));
  }

  private static float largest(ColourScale scale) {
    return Math.max(Math.abs(scale.low()), Math.abs(scale.high()));
  }
}
