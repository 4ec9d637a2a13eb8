package io.github.convoscope.explain.attribution;

import io.github.convoscope.engine.BackwardRule;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Gradients;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Scalar;
import java.util.List;

/**
 * What a method works on: a network, one input, and the number to explain. To be used by one
 * thread. Its methods are package-private: only attribution methods use them.
 */
public final class ExplainedInput {
  private final BufferedEngine engine;
  private final float[] input;
  private final Scalar target;
  private final List<float[]> baselines;
  private final double range;
  private Activations activations;
  private int pass;

  /**
   * Computes the forward pass.
   *
   * @param input flat, in the network's input shape
   * @param target the number to explain
   * @param baselines inputs that stand for "nothing there", at least one
   * @param range width of the range of numbers that the network takes
   */
  ExplainedInput(
      BufferedEngine engine, float[] input, Scalar target, List<float[]> baselines, double range) {
    this.engine = engine;
    this.input = input;
    this.target = target;
    this.baselines = baselines;
    this.range = range;
    activations = engine.forward(input, 1);
    pass = engine.forwardPasses();
  }

  NetworkSpec spec() {
    return engine.spec();
  }

  BufferedEngine engine() {
    return engine;
  }

  float[] input() {
    return input;
  }

  Scalar target() {
    return target;
  }

  List<float[]> baselines() {
    return baselines;
  }

  double range() {
    return range;
  }

  /** All layers' values for the input; valid until the next pass of the engine. */
  Activations activations() {
    if (pass != engine.forwardPasses()) {
      activations = engine.forward(input, 1);
      pass = engine.forwardPasses();
    }
    return activations;
  }

  /** The target's value for the input. */
  double score() {
    return target.value(activations(), 0);
  }

  /** The target's derivative with respect to every layer; valid until the next backward pass. */
  Gradients gradients(BackwardRule rule) {
    return engine.backward(activations(), target, rule);
  }

  /** The target's derivative with respect to the input, in a new array, [size]. */
  double[] inputGradient(BackwardRule rule) {
    float[] gradient = gradients(rule).input();
    double[] copy = new double[gradient.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = gradient[i];
    }
    return copy;
  }

  /** The target as a function of the input. */
  ScalarField field() {
    return engine.field(target);
  }
}
