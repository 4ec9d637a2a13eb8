package io.github.convoscope.network.edit;

import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Changes weights of a network. Every call returns new weights, which share the arrays of untouched
 * layers with the old ones; the old ones stay as they are.
 *
 * <pre>{@code
 * Weights broken = WeightEdits.flipped(weights, slice);
 * Model model = whole.withWeights(broken);
 * }</pre>
 */
public final class WeightEdits {
  /** Fewest bits of a quantised weight: −1, 0 and 1 times a step. */
  public static final int FEWEST_BITS = 2;

  /** Most bits of a quantised weight. */
  public static final int MOST_BITS = 16;

  private WeightEdits() {}

  /**
   * Adds to one weight.
   *
   * @param cell of the slice, in reading order
   */
  public static Weights added(Weights weights, KernelSlice slice, int cell, float amount) {
    float[] kernel = kernel(weights, slice);
    kernel[slice.from() + cell] += amount;
    return withKernel(weights, slice.layer(), kernel);
  }

  /** Multiplies the weights of a slice by −1. */
  public static Weights flipped(Weights weights, KernelSlice slice) {
    float[] kernel = kernel(weights, slice);
    for (int i = slice.from(); i < slice.from() + slice.size(); i++) {
      kernel[i] = -kernel[i];
    }
    return withKernel(weights, slice.layer(), kernel);
  }

  /**
   * Turns a slice by 90° clockwise.
   *
   * @param slice as many rows as columns
   * @throws IllegalArgumentException if it has another shape
   */
  public static Weights turned(Weights weights, KernelSlice slice) {
    if (slice.rows() != slice.columns()) {
      throw new IllegalArgumentException(slice + " is not square");
    }
    float[] before = weights.of(slice.layer()).kernel();
    float[] kernel = kernel(weights, slice);
    int side = slice.rows();
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        kernel[slice.from() + column * side + side - 1 - row] =
            before[slice.from() + row * side + column];
      }
    }
    return withKernel(weights, slice.layer(), kernel);
  }

  /**
   * Adds normally distributed noise to a slice.
   *
   * @param part its standard deviation, as a part of the largest size of the slice's weights
   * @param seed the same seed gives the same noise
   */
  public static Weights noisy(Weights weights, KernelSlice slice, double part, long seed) {
    float[] kernel = kernel(weights, slice);
    double deviation = part * reach(kernel, slice.from(), slice.from() + slice.size());
    Random random = new Random(seed);
    for (int i = slice.from(); i < slice.from() + slice.size(); i++) {
      kernel[i] += (float) (deviation * random.nextGaussian());
    }
    return withKernel(weights, slice.layer(), kernel);
  }

  /** Sets all biases of a layer to 0. */
  public static Weights withoutBiases(Weights weights, int layer) {
    LayerWeights before = weights.of(layer);
    return with(weights, layer, new LayerWeights(before.kernel(), new float[before.bias().length]));
  }

  /**
   * Rounds all weights and biases of convolutions and fully connected layers to multiples of a
   * step, which each array has for itself: with n bits, its largest value is 2^(n−1) − 1 steps.
   *
   * @param bits {@link #FEWEST_BITS} to {@link #MOST_BITS}
   */
  public static Weights quantised(NetworkSpec spec, Weights weights, int bits) {
    if (bits < FEWEST_BITS || bits > MOST_BITS) {
      throw new IllegalArgumentException(bits + " bits");
    }
    int steps = (1 << (bits - 1)) - 1;
    List<LayerWeights> layers = new ArrayList<>(weights.layers());
    for (int layer = 1; layer < layers.size(); layer++) {
      if (KernelSlice.of(spec, layer, 0, 0).isPresent()) {
        LayerWeights before = layers.get(layer);
        layers.set(
            layer,
            new LayerWeights(rounded(before.kernel(), steps), rounded(before.bias(), steps)));
      }
    }
    return new Weights(layers);
  }

  private static float[] rounded(float[] values, int steps) {
    float reach = reach(values, 0, values.length);
    float[] rounded = new float[values.length];
    for (int i = 0; reach > 0 && i < values.length; i++) {
      rounded[i] =
          (float) ((double) reach * Math.round((double) values[i] * steps / reach) / steps);
    }
    return rounded;
  }

  /** The largest size of a part of an array. */
  private static float reach(float[] values, int from, int to) {
    float reach = 0;
    for (int i = from; i < to; i++) {
      reach = Math.max(reach, Math.abs(values[i]));
    }
    return reach;
  }

  private static float[] kernel(Weights weights, KernelSlice slice) {
    return weights.of(slice.layer()).kernel().clone();
  }

  private static Weights withKernel(Weights weights, int layer, float[] kernel) {
    return with(weights, layer, new LayerWeights(kernel, weights.of(layer).bias()));
  }

  static Weights with(Weights weights, int layer, LayerWeights next) {
    List<LayerWeights> layers = new ArrayList<>(weights.layers());
    layers.set(layer, next);
    return new Weights(layers);
  }
}
