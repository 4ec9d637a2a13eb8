package io.github.convoscope.engine;

import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Gradients;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Scalar;
import io.github.convoscope.network.Weights;

/**
 * A network that can be computed forwards and backwards with every layer's values kept. An engine
 * holds working memory: one thread uses it at a time; {@link #copy()} gives another thread its own.
 */
public interface Engine extends AutoCloseable {
  /** The network it computes. */
  NetworkSpec spec();

  /** Its parameters. */
  Weights weights();

  /**
   * The forward pass.
   *
   * @param inputs {@code into.count()} examples in the network's input shape, flat, one after the
   *     other
   * @param clamped units clamped to a value
   * @param into receives every layer's values; its count says how many examples are computed
   */
  void forward(float[] inputs, Interventions clamped, Activations into);

  /** The forward pass of the network as it is. */
  default void forward(float[] inputs, Activations into) {
    forward(inputs, Interventions.NONE, into);
  }

  /**
   * The backward pass from a scalar down to the input.
   *
   * @param at a finished forward pass of this network, with the same clamped units
   * @param scalar what is differentiated
   * @param rule how ReLUs pass the signal
   * @param clamped units clamped to a value: nothing flows through them
   * @param into receives the derivatives; same count as {@code at}
   */
  void backward(
      Activations at, Scalar scalar, BackwardRule rule, Interventions clamped, Gradients into);

  /** The gradient of a scalar of the network as it is. */
  default void gradient(Activations at, Scalar scalar, Gradients into) {
    backward(at, scalar, BackwardRule.GRADIENT, Interventions.NONE, into);
  }

  /**
   * An engine for the layers from the input to {@code layer} alone, which keep their indices. It
   * saves the time of all later layers. It shares this engine's working memory, so that one thread
   * uses both, and is closed with this engine.
   *
   * @return this engine where this kind of engine can't leave layers out
   */
  default Engine upTo(int layer) {
    return this;
  }

  /** The same network for another thread, sharing the parameters. */
  Engine copy();

  /** Gives native memory back, where there is some. */
  @Override
  void close();
}
