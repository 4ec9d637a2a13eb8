package io.github.convoscope.explain.attribution;

import io.github.convoscope.message.Message;
import io.github.convoscope.network.Shape;
import org.jspecify.annotations.Nullable;

/**
 * What a method computes: the map without the facts that all methods share.
 *
 * @param layer the layer whose shape the map has; 0 is the input
 * @param shape shape of the map
 * @param values C-ordered [channels, rows, columns], neither scaled nor clipped
 * @param steps gradients computed between baseline and input; 0 for methods without a path
 * @param note what only this method can say about the map, or null
 */
public record RawMap(int layer, Shape shape, double[] values, int steps, @Nullable Message note) {
  /** A map of the input. */
  static RawMap ofInput(ExplainedInput explained, double[] values) {
    return ofInput(explained, values, 0);
  }

  /** A map of the input from a path of so many gradients. */
  static RawMap ofInput(ExplainedInput explained, double[] values, int steps) {
    return new RawMap(0, explained.spec().input().shape(), values, steps, null);
  }
}
