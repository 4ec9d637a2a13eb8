package io.github.convoscope.engine;

/**
 * Computes a layer before its activation function, for a batch. Has no state except working memory:
 * one thread uses it at a time.
 */
public interface Operation {
  /**
   * Computes the pre-activations.
   *
   * @param in outputs of the layer below, [count × its size]
   * @param out receives this layer's pre-activations, [count × size]
   */
  void forward(float[] in, float[] out, int count);

  /**
   * Carries derivatives down to the layer below.
   *
   * @param in what {@link #forward} got
   * @param byOut derivatives with respect to the pre-activations, [count × size]
   * @param byIn receives the derivatives by {@code in}
   */
  void backward(float[] in, float[] byOut, float[] byIn, int count);

  /** The same operation with working memory for another thread. */
  Operation copy();
}
