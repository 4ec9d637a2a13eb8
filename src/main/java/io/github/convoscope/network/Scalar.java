package io.github.convoscope.network;

import java.util.Arrays;

/**
 * Describes a number to be differentiated: a weighted sum of one layer's values, before or after
 * its function. Logits, logit differences, units and single neurons all have this form.
 *
 * @param layer the layer whose values are summed
 * @param beforeFunction true to sum pre-activations, false to sum outputs
 * @param weights one weight for each neuron of the layer, [size], or different weights for each
 *     example of a batch, [count × size]
 */
public record Scalar(int layer, boolean beforeFunction, float[] weights) {
  /** The logit of a class. */
  public static Scalar logit(NetworkSpec spec, int label) {
    return single(spec, /* layer= */ spec.output().index(), true, /* index= */ label);
  }

  /** Logit of one class minus logit of another. */
  public static Scalar difference(NetworkSpec spec, int label, int against) {
    Scalar scalar = logit(spec, label);
    scalar.weights[against] -= 1;
    return scalar;
  }

  /** The mean over a unit's feature map, or the unit itself in a dense layer. */
  public static Scalar unit(NetworkSpec spec, int layer, int channel, boolean beforeFunction) {
    Shape shape = spec.layer(layer).shape();
    float[] weights = new float[shape.size()];
    int from = channel * shape.mapSize();
    Arrays.fill(weights, from, from + shape.mapSize(), 1f / shape.mapSize());
    return new Scalar(layer, beforeFunction, weights);
  }

  /** One neuron. */
  public static Scalar neuron(NetworkSpec spec, Neuron neuron, boolean beforeFunction) {
    Shape shape = spec.layer(neuron.layer()).shape();
    return single(
        spec,
        neuron.layer(),
        beforeFunction,
        shape.index(neuron.channel(), neuron.row(), neuron.column()));
  }

  private static Scalar single(NetworkSpec spec, int layer, boolean beforeFunction, int index) {
    float[] weights = new float[spec.layer(layer).shape().size()];
    weights[index] = 1;
    return new Scalar(layer, beforeFunction, weights);
  }

  /** The scalar's value for one example of a finished forward pass. */
  public double value(Activations activations, int example) {
    float[] values = beforeFunction ? activations.before(layer) : activations.after(layer);
    int size = values.length / activations.count();
    int own = weights.length == size ? 0 : example * size;
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += (double) weights[own + i] * values[example * size + i];
    }
    return sum;
  }
}
