package io.github.convoscope.engine.compute;

import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.MergeOperator;

/** Finds the cell of an input that each cell of a merged output reads. Immutable. */
final class BroadcastIndex {
  private final int size;
  private final int inputSize;
  private final int[] sources;

  BroadcastIndex(Shape input, Shape own) {
    size = own.size();
    inputSize = input.size();
    sources = new int[inputSize == size ? 0 : size];
    for (int i = 0; i < sources.length; i++) {
      Neuron cell = own.neuron(0, i);
      sources[i] = MergeOperator.source(input, cell.channel(), cell.row(), cell.column());
    }
  }

  /** Number of cells of the output. */
  int size() {
    return size;
  }

  /** Number of cells of the input. */
  int inputSize() {
    return inputSize;
  }

  /** True where every cell reads the cell at its own place. */
  boolean same() {
    return inputSize == size;
  }

  /**
   * Writes the sums over a repeated input's cells. They are added in double precision, since the
   * terms of a whole map often nearly cancel.
   *
   * @param sums one for each cell of the input
   * @param into receives them, [count × input size]
   */
  void store(double[] sums, float[] into, int example) {
    for (int i = 0; i < inputSize; i++) {
      into[example * inputSize + i] = (float) sums[i];
    }
  }

  /** Flat index in the input. */
  int source(int cell) {
    return same() ? cell : sources[cell];
  }
}
