package io.github.convoscope.explain.contribution;

import io.github.convoscope.network.Activations;

/**
 * Subtracts the outputs of two forward passes of one network, B − A: of two drawings, or of one
 * drawing with and without clamped units.
 */
public final class ActivationDifference {
  private ActivationDifference() {}

  /**
   * Writes B − A of one layer's outputs for the first example of each pass. Allocates nothing.
   *
   * @param into one number for each neuron of the layer, in its flat order
   */
  public static void subtract(Activations a, Activations b, int layer, float[] into) {
    float[] before = a.after(layer);
    float[] now = b.after(layer);
    for (int cell = 0; cell < into.length; cell++) {
      into[cell] = now[cell] - before[cell];
    }
  }
}
