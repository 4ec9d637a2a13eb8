package io.github.convoscope.explain.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Gradients;
import io.github.convoscope.network.Scalar;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Derivatives of a batch's objectives by layers' values, gathered before they are sent down to the
 * input together. One thread at a time.
 */
public final class LayerGradients {
  private final int count;
  private final Map<Integer, float[]> byOutput = new TreeMap<>();
  private final Map<Integer, float[]> byInput = new TreeMap<>();

  /** For a batch of {@code count} examples. */
  public LayerGradients(int count) {
    this.count = count;
  }

  /**
   * The derivatives by one layer's values, [count × size], to add to.
   *
   * @param layer the layer
   * @param beforeFunction whether by its values before or after its function
   * @param at the forward pass, which tells the layer's size
   */
  public float[] of(int layer, boolean beforeFunction, Activations at) {
    Map<Integer, float[]> slopes = beforeFunction ? byInput : byOutput;
    return slopes.computeIfAbsent(layer, key -> new float[at.after(layer).length]);
  }

  /** Forgets what was added. */
  public void clear() {
    byOutput.values().forEach(slopes -> Arrays.fill(slopes, 0));
    byInput.values().forEach(slopes -> Arrays.fill(slopes, 0));
  }

  /**
   * Adds the derivative by the input.
   *
   * @param engine what made {@code at}
   * @param at the finished forward pass
   * @param scratch room for the backward pass, of the same count
   * @param byPixel receives the sum, [count × input size]
   */
  void descend(Engine engine, Activations at, Gradients scratch, float[] byPixel) {
    Arrays.fill(byPixel, 0);
    byInput.forEach((layer, slopes) -> add(engine, at, layer, true, slopes, scratch, byPixel));
    byOutput.forEach((layer, slopes) -> add(engine, at, layer, false, slopes, scratch, byPixel));
  }

  private void add(
      Engine engine,
      Activations at,
      int layer,
      boolean beforeFunction,
      float[] slopes,
      Gradients scratch,
      float[] byPixel) {
    if (at.count() != count) {
      throw new IllegalArgumentException(at.count() + " examples instead of " + count);
    }
    engine.gradient(at, new Scalar(layer, beforeFunction, slopes), scratch);
    float[] input = scratch.input();
    for (int i = 0; i < byPixel.length; i++) {
      byPixel[i] += input[i];
    }
  }
}
