package io.github.convoscope.engine.dl4j;

/**
 * Holds the sizes of the network to be trained: two convolutions (7×7 and 5×5, SAME, ReLU), each
 * with 2×2 max pooling, a dense layer with ReLU, and the output layer.
 *
 * @param rows height of the input in pixels, a multiple of 4
 * @param columns width of the input in pixels, a multiple of 4
 * @param conv1 feature maps of the first convolution
 * @param conv2 feature maps of the second convolution
 * @param dense units of the dense layer
 * @param classes units of the output layer
 * @param decay weight decay (L2) of the first convolution, which makes its kernels readable
 * @param smoothing strength of the smoothing of the first convolution's kernels, 0 for none: it
 *     multiplies the gradient of half the sum of squared differences between neighbours, a prior
 *     used for receptive fields in the visual cortex (Klindt et al. 2017). Applied separately from
 *     Adam, as Loshchilov and Hutter (2019) do with weight decay
 * @param dropout share of the dense layer's inputs and outputs that training switches off
 *     (Srivastava et al. 2014), 0 for none
 */
public record TrainableLayout(
    int rows,
    int columns,
    int conv1,
    int conv2,
    int dense,
    int classes,
    double decay,
    double smoothing,
    double dropout) {
  /** Height of the first convolution's kernels. */
  public static final int KERNEL1 = 7;

  /** Height of the second convolution's kernels. */
  public static final int KERNEL2 = 5;

  /** The number of parameters, biases included. */
  public int parameters() {
    int flat = conv2 * (rows / 4) * (columns / 4);
    return conv1 * (KERNEL1 * KERNEL1 + 1)
        + conv2 * (conv1 * KERNEL2 * KERNEL2 + 1)
        + dense * (flat + 1)
        + classes * (dense + 1);
  }
}
