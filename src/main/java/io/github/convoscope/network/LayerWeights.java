package io.github.convoscope.network;

/**
 * Holds the parameters of one layer. Their shapes depend on the kind of layer:
 *
 * <ul>
 *   <li>convolution: {@code kernel} [out, in, height, width], {@code bias} [out];
 *   <li>dense and output: {@code kernel} [out, in] where {@code in} runs over channel, then row,
 *       then column of the layer below; {@code bias} [out];
 *   <li>normalisation: {@code kernel} is the scale [channels], {@code bias} the shift [channels];
 *   <li>standardisation: the same;
 *   <li>interpolation: {@code kernel} [rows, columns, height, width] with the maps' size first, not
 *       trained;
 *   <li>other: {@code kernel} is all its parameters, in the model file's order;
 *   <li>PReLU: {@code kernel} is the slopes, [channels], or one for each cell in the order channel,
 *       row, column;
 *   <li>all else: both empty.
 * </ul>
 *
 * The arrays are C-ordered, shared and never written to after construction.
 */
public record LayerWeights(float[] kernel, float[] bias) {
  /** A layer without parameters. */
  public static final LayerWeights NONE = new LayerWeights(new float[0], new float[0]);
}
