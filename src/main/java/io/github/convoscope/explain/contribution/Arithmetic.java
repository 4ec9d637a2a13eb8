package io.github.convoscope.explain.contribution;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.operator.MergeOperator;
import io.github.convoscope.network.operator.MergeRule;
import io.github.convoscope.network.operator.ResponseNormalisationOperator;
import io.github.convoscope.network.operator.StandardisationOperator;
import org.jspecify.annotations.Nullable;

/**
 * How one neuron got its value in one forward pass: every input and its contribution, the sum, the
 * bias, the activation function, the output. An immutable snapshot: it keeps no part of the forward
 * pass.
 *
 * <p>Contributions add up to the pre-activation, but for a product. In maximum pooling and in the
 * maximum or minimum of several layers one input (the winner) contributes its own value and the
 * others 0. In local response normalisation the neuron's own channel contributes everything: its
 * neighbours only set the factor. In a product each factor carries all of it, so that its
 * contribution is the whole product.
 *
 * <pre>{@code
 * NeuronInputs inputs = NeuronInputs.of(spec, weights, Neuron.unit(5, 17));
 * Arithmetic arithmetic = Arithmetic.of(inputs, activations, 0, Interventions.NONE);
 * int strongest = arithmetic.termsBySize()[0];
 * Neuron reason = arithmetic.source(strongest);
 * float contribution = arithmetic.contribution(strongest);  // weight × activation
 * }</pre>
 */
public final class Arithmetic {
  private final NeuronInputs feeding;
  private final NetworkSpec spec;
  private final Neuron neuron;
  private final InputGroups groups;
  private final float[] inputs;
  private final float[] factors;
  private final float[] contributions;
  private final float[] groupSums;
  private final float bias;
  private final float preActivation;
  private final float output;
  private final int winner;
  private final @Nullable Float clampedTo;
  private final @Nullable SoftmaxTerms softmax;
  private int @Nullable [] termOrder;
  private int @Nullable [] groupOrder;

  private Arithmetic(
      NeuronInputs neuronInputs, Activations at, int example, Interventions interventions) {
    feeding = neuronInputs;
    spec = neuronInputs.spec();
    neuron = neuronInputs.neuron();
    groups = neuronInputs.groups();
    bias = neuronInputs.bias();
    LayerSpec layer = layer();
    int own =
        example * layer.shape().size()
            + layer.shape().index(neuron.channel(), neuron.row(), neuron.column());
    preActivation = at.before(neuron.layer())[own];
    output = at.after(neuron.layer())[own];
    clampedTo = clampedTo(interventions, neuron, layer);
    inputs = new float[groups.terms()];
    contributions = new float[groups.terms()];
    groupSums = new float[groups.count()];
    read(at, example);
    winner = winner(layer, groups, inputs);
    factors = factors();
    multiply();
    softmax = layer.activation() == ActivationFunction.SOFTMAX ? softmax(at, example) : null;
  }

  private Arithmetic(Arithmetic a, Arithmetic b) {
    feeding = b.feeding;
    spec = b.spec;
    neuron = b.neuron;
    groups = b.groups;
    bias = 0;
    preActivation = b.preActivation - a.preActivation;
    output = b.output - a.output;
    clampedTo = b.clampedTo;
    inputs = difference(a.inputs, b.inputs);
    factors = b.factors;
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
   * How the difference of two forward passes comes about: every number is B − A. The contributions
   * still add up to the difference of the pre-activations, as the bias cancels out.
   *
   * @param a the neuron in one forward pass
   * @param b the same neuron in another
   * @throws IllegalArgumentException for two different neurons
   */
  public static Arithmetic between(Arithmetic a, Arithmetic b) {
    if (!a.neuron.equals(b.neuron)) {
      throw new IllegalArgumentException("two different neurons: " + a.neuron + " and " + b.neuron);
    }
    return new Arithmetic(a, b);
  }

  /**
   * Reads the arithmetic of a neuron from a forward pass.
   *
   * @param inputs what feeds the neuron
   * @param at a finished forward pass
   * @param example which example of it
   * @param interventions the units that the forward pass clamped
   */
  public static Arithmetic of(
      NeuronInputs inputs, Activations at, int example, Interventions interventions) {
    return new Arithmetic(inputs, at, example, interventions);
  }

  private static @Nullable Float clampedTo(
      Interventions interventions, Neuron neuron, LayerSpec layer) {
    int index = layer.shape().index(neuron.channel(), neuron.row(), neuron.column());
    for (Interventions.Cell cell : interventions.cells()) {
      if (cell.layer() == neuron.layer() && cell.index() == index) {
        return cell.value();
      }
    }
    for (Interventions.Clamp clamp : interventions.clamps()) {
      if (clamp.layer() == neuron.layer() && clamp.channel() == neuron.channel()) {
        return clamp.value();
      }
    }
    return null;
  }

  private void read(Activations at, int example) {
    for (int term = 0; term < inputs.length; term++) {
      int source = groups.source(term);
      int layer = groups.layerOfTerm(term);
      int from = example * spec.layer(layer).shape().size();
      inputs[term] = source == InputGroups.PADDING ? 0 : at.after(layer)[from + source];
    }
  }

  /** The term whose input alone counts, or −1; the first of equals, never one in the padding. */
  private static int winner(LayerSpec layer, InputGroups groups, float[] inputs) {
    MergeRule rule = MergeRule.MAXIMUM;
    if (layer.operator() instanceof MergeOperator merge && merge.rule().selects()) {
      rule = merge.rule();
    } else if (layer.pooling() != PoolingKind.MAX) {
      return -1;
    }
    int best = -1;
    for (int term = 0; term < inputs.length; term++) {
      boolean inside = groups.source(term) != InputGroups.PADDING;
      if (inside && (best < 0 || rule.wins(inputs[term], inputs[best]))) {
        best = term;
      }
    }
    return best;
  }

  /** What each input is multiplied by, which may depend on the other inputs. */
  private float[] factors() {
    LayerKind kind = layer().kind();
    if (kind == LayerKind.PARAMETRIC_RELU) {
      return new float[] {inputs[0] >= 0 ? 1 : groups.weight(0)};
    }
    float[] factors = groups.weights();
    if (kind == LayerKind.MULTIPLY) {
      factors = new float[inputs.length];
      for (int term = 0; term < factors.length; term++) {
        factors[term] = (float) product(term);
      }
    } else if (layer().operator() instanceof ResponseNormalisationOperator normalisation) {
      factors = new float[inputs.length];
      double squares = 0;
      for (float input : inputs) {
        squares += (double) input * input;
      }
      double base = normalisation.k() + normalisation.alpha() * squares;
      factors[ownTerm()] = (float) Math.pow(base, -normalisation.beta());
    } else if (layer().operator() instanceof StandardisationOperator standardisation) {
      factors = standardised(standardisation);
    }
    return factors;
  }

  /**
   * The neuron's own cell and the mean of all cells, both divided by the deviation and scaled; with
   * the bias they add up to the value.
   */
  private float[] standardised(StandardisationOperator operator) {
    double mean = 0;
    for (float input : inputs) {
      mean += (double) input / inputs.length;
    }
    double variance = 0;
    for (float input : inputs) {
      variance += (input - mean) * (input - mean) / inputs.length;
    }
    double scale = groups.weight(0) / Math.sqrt(variance + operator.epsilon());
    int own = layer().shape().index(neuron.channel(), neuron.row(), neuron.column());
    float[] factors = new float[inputs.length];
    for (int term = 0; term < factors.length; term++) {
      double itself = groups.source(term) == own ? 1 : 0;
      factors[term] = (float) (scale * (itself - 1.0 / inputs.length));
    }
    return factors;
  }

  /** The product of all inputs but one. */
  private double product(int except) {
    double product = 1;
    for (int term = 0; term < inputs.length; term++) {
      product *= term == except ? 1 : inputs[term];
    }
    return product;
  }

  private void multiply() {
    for (int group = 0; group < groupSums.length; group++) {
      double sum = 0;
      for (int term = group * groups.groupSize(); term < (group + 1) * groups.groupSize(); term++) {
        contributions[term] = winner < 0 || term == winner ? inputs[term] * factors[term] : 0;
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

  /** The neuron's layer. */
  public LayerSpec layer() {
    return spec.layer(neuron.layer());
  }

  /** Its inputs and weights. */
  public InputGroups groups() {
    return groups;
  }

  /** Whether it has terms that make up its value: not for pixels and layers of kind OTHER. */
  public boolean hasTerms() {
    return groups.terms() > 0;
  }

  /** The activation that a term reads; 0 in the padding. */
  public float input(int term) {
    return inputs[term];
  }

  /** Contribution of a term: weight × activation. */
  public float contribution(int term) {
    return contributions[term];
  }

  /** Sum of the contributions of a group. */
  public float groupSum(int group) {
    return groupSums[group];
  }

  /**
   * What a term's input was multiplied by: its weight; in PReLU the slope, or 1 above zero; in a
   * product all other factors; in local response normalisation the factor of the neuron's own
   * channel, and 0 for its neighbours.
   */
  public float factor(int term) {
    return factors[term];
  }

  /** The neuron that a term reads, or null in the padding. */
  public @Nullable Neuron source(int term) {
    return feeding.source(term);
  }

  /** The term that reads the neuron's own channel; the first one where there is none. */
  public int ownTerm() {
    for (int group = 0; group < groups.count(); group++) {
      if (groups.channel(group) == neuron.channel()) {
        return group * groups.groupSize();
      }
    }
    return 0;
  }

  /** False for a product, whose contributions do not add up. */
  public boolean additive() {
    return layer().kind() != LayerKind.MULTIPLY;
  }

  /**
   * What the terms make: the sum of all contributions and the bias, or the product. It is the
   * pre-activation that the neuron would have if its unit were not clamped.
   */
  public double total() {
    return additive() ? sum() + bias : contributions[0];
  }

  /** Terms from the largest contribution to the smallest, signs ignored; do not write to it. */
  public int[] termsBySize() {
    if (termOrder == null) {
      termOrder = MagnitudeOrder.bySize(contributions);
    }
    return termOrder;
  }

  /** Groups from the largest sum to the smallest, signs ignored; do not write to it. */
  public int[] groupsBySize() {
    if (groupOrder == null) {
      groupOrder = MagnitudeOrder.bySize(groupSums);
    }
    return groupOrder;
  }

  /** Share of the {@code k} strongest contributions in the sum of all magnitudes, 0 to 1. */
  public double shareOfStrongest(int k) {
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

  /** The bias; 0 for a layer without one. */
  public float bias() {
    return bias;
  }

  /** Whether the neuron's layer adds a bias. */
  public boolean hasBias() {
    LayerKind kind = layer().kind();
    return kind == LayerKind.CONVOLUTION
        || kind == LayerKind.DENSE
        || kind == LayerKind.OUTPUT
        || kind == LayerKind.NORMALISATION
        || kind == LayerKind.STANDARDISATION;
  }

  /** The value before the activation function, from the forward pass. */
  public float preActivation() {
    return preActivation;
  }

  /** The value after the activation function, from the forward pass. */
  public float output() {
    return output;
  }

  /** The value that the neuron's unit is clamped to, or null when it is not clamped. */
  public @Nullable Float clampedTo() {
    return clampedTo;
  }

  /** The term whose input alone counts, in maximum pooling, a maximum or a minimum; else −1. */
  public int winner() {
    return winner;
  }

  /** The softmax of the layer, or null when it has another activation function. */
  public @Nullable SoftmaxTerms softmax() {
    return softmax;
  }

  /** Activations that the terms read, in the order of the weights; do not write to it. */
  public float[] inputs() {
    return inputs;
  }

  /** Contributions of the terms, in the order of the weights; do not write to it. */
  public float[] contributions() {
    return contributions;
  }
}
