package io.github.convoscope.network;

/**
 * Holds the results of one forward pass for {@code count} examples: for every layer the
 * pre-activations and the outputs, flat and C-ordered, example after example. The last layer's
 * pre-activations are the logits.
 *
 * <p>It is a mutable buffer, so that the live loop can reuse it. After a thread has passed it to
 * another thread, it must not write to it any more.
 */
public final class Activations {
  private final int count;
  private final float[][] before;
  private final float[][] after;

  /**
   * Makes a buffer for {@code count} examples. Pre-activations share the outputs' array in layers
   * without an activation function.
   */
  public Activations(NetworkSpec spec, int count) {
    this.count = count;
    before = new float[spec.depth()][];
    after = new float[spec.depth()][];
    for (LayerSpec layer : spec.layers()) {
      int i = layer.index();
      after[i] = new float[count * layer.shape().size()];
      before[i] = layer.activation() == ActivationFunction.IDENTITY ? after[i] : after[i].clone();
    }
  }

  private Activations(Activations other) {
    count = other.count;
    before = new float[other.before.length][];
    after = new float[other.after.length][];
    for (int i = 0; i < after.length; i++) {
      after[i] = other.after[i].clone();
      before[i] = other.before[i] == other.after[i] ? after[i] : other.before[i].clone();
    }
  }

  /** A deep copy. */
  public Activations copy() {
    return new Activations(this);
  }

  /** Takes the values of another forward pass of the same network and number of examples. */
  public void set(Activations other) {
    for (int layer = 0; layer < after.length; layer++) {
      System.arraycopy(other.after[layer], 0, after[layer], 0, after[layer].length);
      System.arraycopy(other.before[layer], 0, before[layer], 0, before[layer].length);
    }
  }

  /** Number of examples. */
  public int count() {
    return count;
  }

  /** Number of layers. */
  public int depth() {
    return after.length;
  }

  /**
   * Outputs of a layer after its function, [count × size]; the buffer's own array, which the next
   * pass overwrites.
   */
  public float[] after(int layer) {
    return after[layer];
  }

  /**
   * Values of a layer before its function, [count × size]; the buffer's own array, which the next
   * pass overwrites.
   */
  public float[] before(int layer) {
    return before[layer];
  }

  /** The logits, [count × classes]: the last layer before its function. */
  public float[] logits() {
    return before[before.length - 1];
  }

  /** The last layer's output, [count × classes]: probabilities where it is a softmax. */
  public float[] output() {
    return after[after.length - 1];
  }

  /** The class with the largest output of one example; the first among equals. */
  public int answer(int example) {
    float[] output = output();
    int classes = output.length / count;
    int first = example * classes;
    int best = 0;
    for (int label = 1; label < classes; label++) {
      best = output[first + label] > output[first + best] ? label : best;
    }
    return best;
  }
}
