package io.github.convoscope.explain.contribution;

import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;

/**
 * The difference of two forward passes of one network, B − A, in every layer's outputs: two
 * drawings, or one drawing with a unit held and free.
 *
 * @param spec the network
 * @param outputs difference of every layer's outputs [depth][size]
 */
public record ActivationDifference(NetworkSpec spec, float[][] outputs) {
  /** B − A for the first example of each. */
  public static ActivationDifference between(NetworkSpec spec, Activations a, Activations b) {
    float[][] outputs = new float[spec.depth()][];
    for (LayerSpec layer : spec.layers()) {
      int i = layer.index();
      outputs[i] = new float[layer.shape().size()];
      subtract(a, b, i, outputs[i]);
    }
    return new ActivationDifference(spec, outputs);
  }

  /** B − A of one layer's outputs for the first example of each, without allocating. */
  public static void subtract(Activations a, Activations b, int layer, float[] into) {
    float[] before = a.after(layer);
    float[] now = b.after(layer);
    for (int cell = 0; cell < into.length; cell++) {
      into[cell] = now[cell] - before[cell];
    }
  }

  /** Difference of a layer's outputs, flat; do not write to it. */
  public float[] of(int layer) {
    return outputs[layer];
  }

  /** The largest difference in size within a layer; 0 where nothing changed. */
  public float largest(int layer) {
    float largest = 0;
    for (float difference : outputs[layer]) {
      largest = Math.max(largest, Math.abs(difference));
    }
    return largest;
  }

  /** True when no layer above the input changed. */
  public boolean nothing() {
    for (int layer = 1; layer < outputs.length; layer++) {
      if (largest(layer) != 0) {
        return false;
      }
    }
    return true;
  }
}
