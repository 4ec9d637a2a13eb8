package io.github.convoscope.colour;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import java.util.Arrays;

/**
 * The lowest and highest value of each unit over many inputs: from the model card, or from the
 * inputs that were seen. Immutable.
 */
public final class Ranges {
  private final float[][] low;
  private final float[][] high;

  /**
   * Ranges with these limits; the arrays are copied.
   *
   * @param low lowest value, [layer][unit]
   * @param high highest value, [layer][unit]
   */
  public Ranges(float[][] low, float[][] high) {
    this.low = copy(low);
    this.high = copy(high);
  }

  /** The ranges before anything is known: 0 to 1, or −1 to 1 where values can be negative. */
  public static Ranges unknown(NetworkSpec spec) {
    float[][] low = new float[spec.depth()][];
    float[][] high = new float[spec.depth()][];
    for (LayerSpec layer : spec.layers()) {
      int i = layer.index();
      low[i] = new float[layer.shape().channels()];
      high[i] = new float[layer.shape().channels()];
      Arrays.fill(high[i], 1);
      boolean signed =
          layer.kind() != LayerKind.INPUT
              && layer.kind() != LayerKind.POOLING
              && !layer.activation().nonNegative();
      Arrays.fill(low[i], signed ? -1 : 0);
    }
    return new Ranges(low, high);
  }

  /** The ranges of these examples, each extended to contain 0. */
  public static Ranges seen(NetworkSpec spec, Activations activations) {
    float[][] low = new float[spec.depth()][];
    float[][] high = new float[spec.depth()][];
    for (LayerSpec layer : spec.layers()) {
      int i = layer.index();
      low[i] = new float[layer.shape().channels()];
      high[i] = new float[layer.shape().channels()];
      float[] values = activations.after(i);
      int map = layer.shape().mapSize();
      for (int j = 0; j < values.length; j++) {
        int unit = j / map % low[i].length;
        low[i][unit] = Math.min(low[i][unit], values[j]);
        high[i][unit] = Math.max(high[i][unit], values[j]);
      }
      if (layer.kind() == LayerKind.INPUT || layer.activation() == ActivationFunction.SOFTMAX) {
        for (int unit = 0; unit < high[i].length; unit++) {
          high[i][unit] = Math.max(1, high[i][unit]);
        }
      }
    }
    return new Ranges(low, high);
  }

  /** The smallest ranges that contain both. */
  public Ranges joined(Ranges other) {
    Ranges joined = new Ranges(low, high);
    for (int i = 0; i < low.length; i++) {
      for (int unit = 0; unit < low[i].length; unit++) {
        joined.low[i][unit] = Math.min(low[i][unit], other.low[i][unit]);
        joined.high[i][unit] = Math.max(high[i][unit], other.high[i][unit]);
      }
    }
    return joined;
  }

  /** Lowest value of a unit. */
  public float low(int layer, int unit) {
    return low[layer][unit];
  }

  /** Highest value of a unit. */
  public float high(int layer, int unit) {
    return high[layer][unit];
  }

  /** Lowest value of a layer. */
  public float low(int layer) {
    float lowest = Float.MAX_VALUE;
    for (float value : low[layer]) {
      lowest = Math.min(lowest, value);
    }
    return lowest;
  }

  /** Highest value of a layer. */
  public float high(int layer) {
    float highest = -Float.MAX_VALUE;
    for (float value : high[layer]) {
      highest = Math.max(highest, value);
    }
    return highest;
  }

  private static float[][] copy(float[][] table) {
    float[][] copy = new float[table.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = table[i].clone();
    }
    return copy;
  }
}
