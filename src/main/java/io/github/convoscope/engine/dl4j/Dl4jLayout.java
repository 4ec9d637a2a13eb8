package io.github.convoscope.engine.dl4j;

import io.github.convoscope.network.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How a network of DL4J's lays out its numbers; ours are channel, row, column.
 *
 * @param flatInput true where DL4J takes [examples, size], false for feature maps
 * @param channelsLast true where maps are [examples, rows, columns, channels]
 */
record Dl4jLayout(boolean flatInput, boolean channelsLast) {
  private static final int MAPS_RANK = 4;

  /**
   * Our numbers as DL4J's input.
   *
   * @param values {@code count} examples, each channel, then row, then column
   * @param shape shape of an example
   */
  INDArray input(float[] values, int count, Shape shape) {
    long[] extents =
        flatInput
            ? new long[] {count, shape.size()}
            : new long[] {count, shape.channels(), shape.rows(), shape.columns()};
    INDArray input = Nd4j.createUninitialized(DataType.FLOAT, extents, 'c');
    input.data().asNioFloat().put(values, 0, count * shape.size());
    return channelsLast && !flatInput ? input.permute(0, 2, 3, 1).dup('c') : input;
  }

  /** DL4J's values with the channels behind the examples; a view. */
  INDArray channelsFirst(INDArray values) {
    return channelsLast && values.rank() == MAPS_RANK ? values.permute(0, 3, 1, 2) : values;
  }
}
