package io.github.convoscope.network;

/**
 * The derivative of a scalar by every layer's output after its function, for {@code count} examples
 * at once; layer 0 holds the derivative by the input. Layers above the scalar's own hold zeros.
 */
public final class Gradients {
  private final int count;
  private final float[][] byOutput;

  /** Room for {@code count} examples. */
  public Gradients(NetworkSpec spec, int count) {
    this.count = count;
    byOutput = new float[spec.depth()][];
    for (LayerSpec layer : spec.layers()) {
      byOutput[layer.index()] = new float[count * layer.shape().size()];
    }
  }

  /** Number of examples. */
  public int count() {
    return count;
  }

  /** Derivative by a layer's output, [count × size]; live array, do not keep. */
  public float[] of(int layer) {
    return byOutput[layer];
  }

  /** Derivative by the input, [count × channels × rows × columns]. */
  public float[] input() {
    return byOutput[0];
  }
}
