package io.github.convoscope.engine.compute;

/**
 * Computes a layer with several inputs before its activation function, for a batch. Has no state
 * except working memory: one thread uses it at a time.
 */
interface MergeOperation {
  /**
   * Computes the pre-activations.
   *
   * @param in outputs of the layers that are read, each [count × its size]
   * @param out receives this layer's pre-activations, [count × size]
   */
  void forward(float[][] in, float[] out, int count);

  /**
   * Carries derivatives back to one input.
   *
   * @param in what {@link #forward} got
   * @param byOut derivatives with respect to the pre-activations, [count × size]
   * @param input which of the inputs
   * @param byIn receives the derivatives with respect to that input
   */
  void backward(float[][] in, float[] byOut, int input, float[] byIn, int count);
}
