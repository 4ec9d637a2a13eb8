package io.github.convoscope.modelfile;

import io.github.convoscope.network.ForeignLayer;
import io.github.convoscope.network.Shape;

/**
 * Answers what a model file does not say about a layer that only DL4J can compute. Implemented with
 * DL4J in {@code model.Dl4jProbe}.
 */
public interface ForeignLayerProbe {
  /**
   * How many parameters a layer has; counted before there is memory for them.
   *
   * @throws io.github.convoscope.message.Problem if DL4J can't make the layer
   */
  long parameters(ForeignLayer layer);

  /**
   * The shape of a layer's output.
   *
   * @param input shape of its input
   * @throws io.github.convoscope.message.Problem if DL4J can't compute the layer
   */
  Shape outputShape(ForeignLayer layer, Shape input);
}
