package io.github.convoscope.engine.dl4j;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes 2×2 max pooling in plain loops, several times faster than DL4J and oneDNN. Of equal
 * values the first counts; a last odd row or column is left out.
 */
final class MaxPoolingLayer extends SubsamplingLayer {
  private static final long serialVersionUID = 1L;

  private transient float[] values = {};
  private transient float[] gradients = {};

  MaxPoolingLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    values = FloatArrays.get(input, values);
    int planes = (int) (input.size(0) * input.size(1));
    int rows = (int) input.size(2);
    int columns = (int) input.size(3);
    int newRows = rows / 2;
    int newColumns = columns / 2;
    float[] out = new float[planes * newRows * newColumns];
    for (int plane = 0; plane < planes; plane++) {
      for (int row = 0; row < newRows; row++) {
        int upper = (plane * rows + 2 * row) * columns;
        int to = (plane * newRows + row) * newColumns;
        for (int column = 0; column < newColumns; column++) {
          int at = upper + 2 * column;
          float top = Math.max(values[at], values[at + 1]);
          float bottom = Math.max(values[at + columns], values[at + columns + 1]);
          out[to + column] = Math.max(top, bottom);
        }
      }
    }
    long[] shape = {input.size(0), input.size(1), newRows, newColumns};
    INDArray result =
        workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, shape, 'c');
    FloatArrays.put(out, result);
    return result;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    values = FloatArrays.get(input, values);
    gradients = FloatArrays.get(epsilon, gradients);
    int planes = (int) (input.size(0) * input.size(1));
    int rows = (int) input.size(2);
    int columns = (int) input.size(3);
    float[] out = new float[planes * rows * columns];
    int next = 0;
    for (int plane = 0; plane < planes; plane++) {
      for (int row = 0; row + 1 < rows; row += 2) {
        int upper = (plane * rows + row) * columns;
        for (int at = upper; at + 1 < upper + columns; at += 2) {
          int below = at + columns;
          int best = values[at + 1] > values[at] ? at + 1 : at;
          best = values[below] > values[best] ? below : best;
          best = values[below + 1] > values[best] ? below + 1 : best;
          out[best] = gradients[next++];
        }
      }
    }
    INDArray result =
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD, DataType.FLOAT, input.shape(), 'c');
    FloatArrays.put(out, result);
    return new Pair<>(new DefaultGradient(), result);
  }
}
