package io.github.convoscope.network;

import java.util.List;
import java.util.Map;

/**
 * Describes a model from a Keras file for DL4J's import of Keras models, as text and arrays, so
 * that only {@code engine.dl4j} needs DL4J. It is written anew from what our reader accepted: every
 * class is on a list, and every size is bounded.
 *
 * @param file name of the model file, for messages
 * @param sha256 checksum of the whole file, in hexadecimal
 * @param json the architecture in Keras's JSON, with {@code keras_version} and {@code backend}: a
 *     functional model with one input and one output, in which each layer is called once
 * @param flatInput true where DL4J takes [examples, size], false for feature maps
 * @param channelsLast true where DL4J takes and gives maps as rows, columns, channels
 * @param weights for the name of each layer that has weights, its arrays by Keras's name of each
 * @param before for each of our layers, the name of the layer in {@code json} that gives its values
 *     before its function; empty if there is none
 * @param after for each of our layers, the name of the layer in {@code json} that gives its output;
 *     empty if there is none
 */
public record ForeignKerasModel(
    String file,
    String sha256,
    String json,
    boolean flatInput,
    boolean channelsLast,
    Map<String, Map<String, Array>> weights,
    List<String> before,
    List<String> after) {
  /** Copies the collections. */
  public ForeignKerasModel {
    weights = Map.copyOf(weights);
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /**
   * An array of weights.
   *
   * @param shape its extents
   * @param values C-ordered; shared, never written to
   */
  public record Array(int[] shape, float[] values) {}
}
