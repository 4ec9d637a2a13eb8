package io.github.convoscope.explain.contribution;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.PoolingKind;
import org.jspecify.annotations.Nullable;

/**
 * How one neuron got its value in one forward pass: every input, what it contributed, the sum, the
 * bias, the function, the output. In maximum pooling the winner contributes itself and the others
 * nothing. An immutable snapshot that holds no part of the forward pass.
 */
public final class Arithmetic {
  private final NetworkSpec spec;
  private final Neuron neuron;
  private final InputGroups fan;
  private final float[] inputs;
  private final float[] contributions;
  private final float[] groupSums;
  private final float bias;
  private final float before;
  private final float after;
  private final int winner;
  private final @Nullable Float held;
  private final @Nullable SoftmaxTerms softmax;
  private int @Nullable [] termOrder;
  private int @Nullable [] groupOrder;

  private Arithmetic(
      NeuronInputs subject, Activations at, int example, Interventions interventions) {
    spec = subject.spec();
    neuron = subject.neuron();
    fan = subject.fan();
    bias = subject.bias();
    LayerSpec layer = layer();
    int own =
        example * layer.shape().size()
            + layer.shape().index(neuron.channel(), neuron.row(), neuron.column());
    before = at.before(neuron.layer())[own];
    after = at.after(neuron.layer())[own];
    held = heldAt(interventions, neuron);
    inputs = new float[fan.size()];
    contributions = new float[fan.size()];
    groupSums = new float[fan.groups()];
    winner = fan.size() > 0 ? read(at, example) : -1;
    multiply();
    softmax = layer.activation() == ActivationFunction.SOFTMAX ? softmax(at, example) : null;
  }

  private Arithmetic(Arithmetic a, Arithmetic b) {
    spec = b.spec;
    neuron = b.neuron;
    fan = b.fan;
    bias = 0;
    before = b.before - a.before;
    after = b.after - a.after;
    held = b.held;
    inputs = difference(a.inputs, b.inputs);
    contributions = difference(a.contributions, b.contributions);
    groupSums = difference(a.groupSums, b.groupSums);
    winner = b.winner;
    softmax = null;
  }

  private static float[] difference(float[] a, float[] b) {
    float[] difference = new float[b.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = b[i] - a[i];
    }
    return difference;
  }

  /**
   * How the difference of two forward passes came about: every number is B − A. The terms still add
   * up to the pre-activation, as the bias falls out; outputs are subtracted after the function.
   *
   * @param a the neuron in one forward pass
   * @param b the same neuron in another
   */
  public static Arithmetic between(Arithmetic a, Arithmetic b) {
    if (!a.neuron.equals(b.neuron)) {
      throw new IllegalArgumentException("two neurons: " + a.neuron + " and " + b.neuron);
    }
    return new Arithmetic(a, b);
  }

  /**
   * The arithmetic of a neuron.
   *
   * @param subject the neuron
   * @param at a finished forward pass
   * @param example which example of it
   * @param interventions the units that the forward pass held
   */
  public static Arithmetic of(
      NeuronInputs subject, Activations at, int example, Interventions interventions) {
    return new Arithmetic(subject, at, example, interventions);
  }

  private static @Nullable Float heldAt(Interventions interventions, Neuron neuron) {
    for (Interventions.Clamp clamp : interventions.clamps()) {
      if (clamp.layer() == neuron.layer() && clamp.channel() == neuron.channel()) {
        return clamp.value();
      }
    }
    return null;
  }

  private int read(Activations at, int example) {
    float[] below = at.after(layer().input());
    int from = example * spec.inputShape(neuron.layer()).size();
    for (int term = 0; term < inputs.length; term++) {
      int source = fan.source(term);
      inputs[term] = source == InputGroups.PADDING ? 0 : below[from + source];
    }
    return layer().pooling() == PoolingKind.MAX ? largest(fan, below, from) : -1;
  }

  /** The term that reads the largest value; the first of equals, never one in the padding. */
  static int largest(InputGroups fan, float[] below, int from) {
    int best = -1;
    float largest = Float.NEGATIVE_INFINITY;
    for (int term = 0; term < fan.size(); term++) {
      int source = fan.source(term);
      if (source != InputGroups.PADDING && (best < 0 || below[from + source] > largest)) {
        best = term;
        largest = below[from + source];
      }
    }
    return best;
  }

  private void multiply() {
    for (int group = 0; group < groupSums.length; group++) {
      double sum = 0;
      for (int term = group * fan.groupSize(); term < (group + 1) * fan.groupSize(); term++) {
        contributions[term] = winner < 0 || term == winner ? inputs[term] * fan.weight(term) : 0;
        sum += contributions[term];
      }
      groupSums[group] = (float) sum;
    }
  }

  private SoftmaxTerms softmax(Activations at, int example) {
    int classes = layer().shape().channels();
    float[] logits = new float[classes];
    for (int i = 0; i < classes; i++) {
      logits[i] =
          at.before(neuron.layer())[
              example * layer().shape().size()
                  + layer().shape().index(i, neuron.row(), neuron.column())];
    }
    return SoftmaxTerms.of(logits);
  }

  /** The network. */
  public NetworkSpec spec() {
    return spec;
  }

  /** The neuron. */
  public Neuron neuron() {
    return neuron;
  }

  /** Its layer. */
  public LayerSpec layer() {
    return spec.layer(neuron.layer());
  }

  /** Its inputs and weights. */
  public InputGroups fan() {
    return fan;
  }

  /** True when the terms tell the whole story: not for pixels and layers of another kind. */
  public boolean explained() {
    return fan.size() > 0;
  }

  /** What a term reads; 0 in the padding. */
  public float input(int term) {
    return inputs[term];
  }

  /** What a term adds: weight × input. */
  public float contribution(int term) {
    return contributions[term];
  }

  /** What the terms of a group add. */
  public float groupSum(int group) {
    return groupSums[group];
  }

  /** The neuron of the layer below that a term reads, or null in the padding. */
  public @Nullable Neuron source(int term) {
    int source = fan.source(term);
    return source == InputGroups.PADDING
        ? null
        : spec.inputShape(neuron.layer()).neuron(layer().input(), source);
  }

  /** Terms from the largest contribution in size to the smallest; do not write to it. */
  public int[] termsBySize() {
    if (termOrder == null) {
      termOrder = MagnitudeOrder.bySize(contributions);
    }
    return termOrder;
  }

  /** Groups from the largest sum in size to the smallest; do not write to it. */
  public int[] groupsBySize() {
    if (groupOrder == null) {
      groupOrder = MagnitudeOrder.bySize(groupSums);
    }
    return groupOrder;
  }

  /** Share of the sum of all sizes that the {@code k} largest contributions carry, 0 to 1. */
  public double share(int k) {
    return MagnitudeOrder.share(contributions, termsBySize(), k);
  }

  /** Sum of all contributions, without the bias. */
  public double sum() {
    double sum = 0;
    for (float contribution : contributions) {
      sum += contribution;
    }
    return sum;
  }

  /** Sum of the sizes of all contributions and of the bias: the scale of rounding errors. */
  public double sizes() {
    double sum = Math.abs(bias);
    for (float contribution : contributions) {
      sum += Math.abs(contribution);
    }
    return sum;
  }

  /** The bias; 0 for a layer without one. */
  public float bias() {
    return bias;
  }

  /** True for a layer that adds a bias. */
  public boolean hasBias() {
    LayerKind kind = layer().kind();
    return kind == LayerKind.CONVOLUTION
        || kind == LayerKind.DENSE
        || kind == LayerKind.OUTPUT
        || kind == LayerKind.NORMALISATION;
  }

  /** The value before the function, as the forward pass gave it. */
  public float before() {
    return before;
  }

  /** The output, as the forward pass gave it. */
  public float after() {
    return after;
  }

  /** What the terms, the bias and the function make: what the output is unless it is held. */
  public double computed() {
    ActivationFunction function = layer().activation();
    double input = explained() ? sum() + bias : before;
    if (softmax != null) {
      return softmax.share(neuron.channel());
    }
    return function.apply(input);
  }

  /** The value that the unit is held at, or null when it is free. */
  public @Nullable Float held() {
    return held;
  }

  /** The term that won in maximum pooling, else −1. */
  public int winner() {
    return winner;
  }

  /** The softmax over the layer, or null when it has another function. */
  public @Nullable SoftmaxTerms softmax() {
    return softmax;
  }

  /** What every term reads, in the order of the weights; do not write to it. */
  public float[] inputs() {
    return inputs;
  }

  /** What every term adds, in the order of the weights; do not write to it. */
  public float[] contributions() {
    return contributions;
  }
}
