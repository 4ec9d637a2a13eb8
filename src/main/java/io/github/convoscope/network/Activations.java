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
  private final boolean gives;

  /**
   * Makes a buffer for {@code count} examples. Pre-activations share the outputs' array in layers
   * without an activation function.
   */
  public Activations(NetworkSpec spec, int count) {
    this.count = count;
    before = new float[spec.depth()][];
    after = new float[spec.depth()][];
    gives = givesProbabilities(spec);
    for (LayerSpec layer : spec.layers()) {
      int i = layer.index();
      after[i] = new float[count * layer.shape().size()];
      before[i] = layer.activation() == ActivationFunction.IDENTITY ? after[i] : after[i].clone();
    }
  }

  private Activations(Activations other) {
    count = other.count;
    gives = other.gives;
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

  /**
   * The probability of each class, [count × classes]: the last layer's output where its function
   * makes probabilities (a softmax or sigmoid), else the softmax of each example's logits.
   * PyTorch's models end in logits, for its loss has the softmax.
   *
   * @return an array of the buffer's own, or a new one
   */
  public float[] probabilities() {
    float[] output = output();
    int classes = output.length / count;
    if (gives || classes == 1) {
      return output;
    }
    float[] probabilities = new float[output.length];
    for (int first = 0; first < output.length; first += classes) {
      softmax(logits(), probabilities, first, first + classes);
    }
    return probabilities;
  }

  private static void softmax(float[] logits, float[] probabilities, int from, int to) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      largest = Math.max(largest, logits[i]);
    }
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += Math.exp(logits[i] - largest);
    }
    for (int i = from; i < to; i++) {
      probabilities[i] = (float) (Math.exp(logits[i] - largest) / sum);
    }
  }

  private static boolean givesProbabilities(NetworkSpec spec) {
    LayerSpec last = spec.output();
    // What only DL4J computes may be a softmax of its own.
    while (last.kind() == LayerKind.FLATTEN || last.kind() == LayerKind.DROPOUT) {
      last = spec.layer(last.inputs().get(0));
    }
    return last.kind() == LayerKind.OTHER
        || switch (last.activation().kind()) {
          case SOFTMAX, SIGMOID, HARD_SIGMOID -> true;
          default -> false;
        };
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
