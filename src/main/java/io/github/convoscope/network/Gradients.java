package io.github.convoscope.network;

/**
 * Holds the derivative of a scalar with respect to every layer's output after its function, for
 * {@code count} examples; layer 0 has the derivative with respect to the input. Layers above the
 * scalar's own have zeros.
 */
public final class Gradients {
  private final int count;
  private final float[][] byOutput;

  /** Makes a buffer for {@code count} examples. */
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

  /**
   * Derivative with respect to a layer's output, [count × size]; the buffer's own array, which the
   * next pass overwrites.
   */
  public float[] of(int layer) {
    return byOutput[layer];
  }

  /** Derivative with respect to the input, [count × channels × rows × columns]. */
  public float[] input() {
    return byOutput[0];
  }
}
