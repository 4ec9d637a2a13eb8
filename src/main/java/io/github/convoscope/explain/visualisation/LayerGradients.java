package io.github.convoscope.explain.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Gradients;
import io.github.convoscope.network.Scalar;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects the gradients of a batch's objectives with respect to the values of several layers, and
 * propagates them to the input together. One thread at a time.
 */
public final class LayerGradients {
  private final int count;
  private final Map<Integer, float[]> byOutput = new TreeMap<>();
  private final Map<Integer, float[]> byPreActivation = new TreeMap<>();

  /** For a batch of {@code count} examples. */
  public LayerGradients(int count) {
    this.count = count;
  }

  /**
   * The gradient by one layer's values, [count × size], to add to.
   *
   * @param layer the layer
   * @param beforeFunction true for its values before the activation function, false for its outputs
   * @param at the forward pass, which gives the layer's size
   */
  public float[] of(int layer, boolean beforeFunction, Activations at) {
    Map<Integer, float[]> gradients = beforeFunction ? byPreActivation : byOutput;
    return gradients.computeIfAbsent(layer, key -> new float[at.after(layer).length]);
  }

  /** Sets all gradients to zero. */
  public void clear() {
    byOutput.values().forEach(gradient -> Arrays.fill(gradient, 0));
    byPreActivation.values().forEach(gradient -> Arrays.fill(gradient, 0));
  }

  /**
   * Computes the gradient with respect to the input.
   *
   * @param engine what made {@code at}
   * @param at the finished forward pass
   * @param scratch working memory for the backward pass, of the same count
   * @param pixelGradient receives the sum over all layers, [count × input size]
   */
  void backpropagate(Engine engine, Activations at, Gradients scratch, float[] pixelGradient) {
    Arrays.fill(pixelGradient, 0);
    byPreActivation.forEach(
        (layer, gradient) -> add(engine, at, layer, true, gradient, scratch, pixelGradient));
    byOutput.forEach(
        (layer, gradient) -> add(engine, at, layer, false, gradient, scratch, pixelGradient));
  }

  private void add(
      Engine engine,
      Activations at,
      int layer,
      boolean beforeFunction,
      float[] gradient,
      Gradients scratch,
      float[] pixelGradient) {
    if (at.count() != count) {
      throw new IllegalArgumentException(at.count() + " examples instead of " + count);
    }
    engine.gradient(at, new Scalar(layer, beforeFunction, gradient), scratch);
    float[] input = scratch.input();
    for (int i = 0; i < pixelGradient.length; i++) {
      pixelGradient[i] += input[i];
    }
  }
}
