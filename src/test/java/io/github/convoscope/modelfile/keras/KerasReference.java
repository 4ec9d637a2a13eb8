package io.github.convoscope.modelfile.keras;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * What Keras's layers compute, written down after Keras's and TensorFlow's own descriptions, in
 * double precision and in their order of axes: rows, columns, channels, without the batch. It knows
 * nothing of the program's operators.
 */
final class KerasReference {
  private KerasReference() {}

  /** An array of any shape, C-ordered. */
  record Tensor(int[] shape, double[] data) {
    static Tensor zeros(int... shape) {
      return new Tensor(shape, new double[Arrays.stream(shape).reduce(1, (a, b) -> a * b)]);
    }

    static Tensor random(Random random, double low, double high, int... shape) {
      Tensor tensor = zeros(shape);
      // Numbers that floats hold exactly, so that both sides have the same weights.
      Arrays.setAll(tensor.data, i -> (float) (low + (high - low) * random.nextDouble()));
      return tensor;
    }

    static Tensor of(double... values) {
      return new Tensor(new int[] {values.length}, values);
    }

    int index(int... at) {
      int index = 0;
      for (int i = 0; i < at.length; i++) {
        index = index * shape[i] + at[i];
      }
      return index;
    }

    double at(int... at) {
      return data[index(at)];
    }

    void set(double value, int... at) {
      data[index(at)] = value;
    }

    Tensor shaped(int... other) {
      return new Tensor(other, data);
    }

    Tensor map(DoubleUnaryOperator function) {
      return new Tensor(shape, Arrays.stream(data).map(function).toArray());
    }

    /** Axes in another order. */
    Tensor transposed(int... axes) {
      int[] target = Arrays.stream(axes).map(axis -> shape[axis]).toArray();
      Tensor result = zeros(target);
      int[] at = new int[shape.length];
      for (int i = 0; i < data.length; i++) {
        int rest = i;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
          at[axis] = rest % shape[axis];
          rest /= shape[axis];
        }
        int[] to = Arrays.stream(axes).map(axis -> at[axis]).toArray();
        result.set(data[i], to);
      }
      return result;
    }

    /** Java's nested arrays of floats, as HDF5's writer wants them. */
    Object nested() {
      Object[] position = {0};
      return nest(0, position);
    }

    private Object nest(int axis, Object[] position) {
      if (axis == shape.length - 1) {
        float[] row = new float[shape[axis]];
        for (int i = 0; i < row.length; i++) {
          int at = (int) position[0];
          row[i] = (float) data[at];
          position[0] = at + 1;
        }
        return row;
      }
      int[] rest = Arrays.copyOfRange(shape, axis, shape.length);
      Object array = Array.newInstance(float.class, rest);
      for (int i = 0; i < shape[axis]; i++) {
        Array.set(array, i, nest(axis + 1, position));
      }
      return array;
    }
  }

  /** How far a window begins before the first cell, and how many outputs there are. */
  private record Range(int start, int outputs) {}

  /** TensorFlow's rule for the paddings "same" and "valid". */
  private static Range range(String padding, int extent, int kernel, int stride, int dilation) {
    int effective = (kernel - 1) * dilation + 1;
    if (padding.equals("valid")) {
      return new Range(0, (extent - effective + stride) / stride);
    }
    int remainder = extent % stride;
    int total = Math.max(0, effective - (remainder == 0 ? stride : remainder));
    return new Range(-(total / 2), (int) Math.ceil((double) extent / stride));
  }

  /** Kernel [rows, columns, inputs / groups, outputs]. */
  static Tensor convolution(
      Tensor in,
      Tensor kernel,
      double[] bias,
      int[] stride,
      int[] dilation,
      int groups,
      String padding) {
    int[] k = kernel.shape();
    Range rows = range(padding, in.shape()[0], k[0], stride[0], dilation[0]);
    Range columns = range(padding, in.shape()[1], k[1], stride[1], dilation[1]);
    int outputs = k[3];
    Tensor out = Tensor.zeros(rows.outputs(), columns.outputs(), outputs);
    for (int y = 0; y < rows.outputs(); y++) {
      for (int x = 0; x < columns.outputs(); x++) {
        for (int o = 0; o < outputs; o++) {
          double sum = bias[o];
          int group = o * groups / outputs;
          for (int i = 0; i < k[0]; i++) {
            for (int j = 0; j < k[1]; j++) {
              int row = y * stride[0] + rows.start() + i * dilation[0];
              int column = x * stride[1] + columns.start() + j * dilation[1];
              if (row >= 0 && row < in.shape()[0] && column >= 0 && column < in.shape()[1]) {
                for (int c = 0; c < k[2]; c++) {
                  sum += in.at(row, column, group * k[2] + c) * kernel.at(i, j, c, o);
                }
              }
            }
          }
          out.set(sum, y, x, o);
        }
      }
    }
    return out;
  }

  /** Kernel [rows, columns, outputs, inputs]: each cell adds its kernel to the output. */
  static Tensor transposed(Tensor in, Tensor kernel, double[] bias, int[] stride, String padding) {
    int[] k = kernel.shape();
    int[] size = new int[2];
    int[] start = new int[2];
    for (int axis = 0; axis < 2; axis++) {
      int over = Math.max(0, k[axis] - stride[axis]);
      boolean same = padding.equals("same");
      size[axis] = in.shape()[axis] * stride[axis] + (same ? 0 : over);
      start[axis] = same ? -(over / 2) : 0;
    }
    Tensor out = Tensor.zeros(size[0], size[1], k[2]);
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] = bias[i % k[2]];
    }
    for (int y = 0; y < in.shape()[0]; y++) {
      for (int x = 0; x < in.shape()[1]; x++) {
        for (int i = 0; i < k[0]; i++) {
          for (int j = 0; j < k[1]; j++) {
            int row = y * stride[0] + i + start[0];
            int column = x * stride[1] + j + start[1];
            if (row >= 0 && row < size[0] && column >= 0 && column < size[1]) {
              for (int o = 0; o < k[2]; o++) {
                double sum = out.at(row, column, o);
                for (int c = 0; c < k[3]; c++) {
                  sum += in.at(y, x, c) * kernel.at(i, j, o, c);
                }
                out.set(sum, row, column, o);
              }
            }
          }
        }
      }
    }
    return out;
  }

  /** Kernel [rows, columns, inputs, multiplier]; output channel is input × multiplier + which. */
  static Tensor depthwise(
      Tensor in, Tensor kernel, double[] bias, int[] stride, int[] dilation, String padding) {
    int[] k = kernel.shape();
    Tensor out = null;
    for (int c = 0; c < k[2]; c++) {
      Tensor one = Tensor.zeros(in.shape()[0], in.shape()[1], 1);
      for (int y = 0; y < in.shape()[0]; y++) {
        for (int x = 0; x < in.shape()[1]; x++) {
          one.set(in.at(y, x, c), y, x, 0);
        }
      }
      Tensor own = Tensor.zeros(k[0], k[1], 1, k[3]);
      for (int i = 0; i < k[0]; i++) {
        for (int j = 0; j < k[1]; j++) {
          for (int m = 0; m < k[3]; m++) {
            own.set(kernel.at(i, j, c, m), i, j, 0, m);
          }
        }
      }
      double[] part = Arrays.copyOfRange(bias, c * k[3], (c + 1) * k[3]);
      Tensor result = convolution(one, own, part, stride, dilation, 1, padding);
      out = out == null ? result : concatenated(2, out, result);
    }
    return out;
  }

  /** The largest number or the mean of what of a window lies inside. */
  static Tensor pooling(Tensor in, int[] size, int[] stride, String padding, boolean average) {
    Range rows = range(padding, in.shape()[0], size[0], stride[0], 1);
    Range columns = range(padding, in.shape()[1], size[1], stride[1], 1);
    Tensor out = Tensor.zeros(rows.outputs(), columns.outputs(), in.shape()[2]);
    for (int y = 0; y < rows.outputs(); y++) {
      for (int x = 0; x < columns.outputs(); x++) {
        for (int c = 0; c < in.shape()[2]; c++) {
          double sum = 0;
          double largest = Double.NEGATIVE_INFINITY;
          int count = 0;
          for (int i = 0; i < size[0]; i++) {
            for (int j = 0; j < size[1]; j++) {
              int row = y * stride[0] + rows.start() + i;
              int column = x * stride[1] + columns.start() + j;
              if (row >= 0 && row < in.shape()[0] && column >= 0 && column < in.shape()[1]) {
                sum += in.at(row, column, c);
                largest = Math.max(largest, in.at(row, column, c));
                count++;
              }
            }
          }
          out.set(average ? sum / count : largest, y, x, c);
        }
      }
    }
    return out;
  }

  /** Over the last axis. Kernel [inputs, units]. */
  static Tensor dense(Tensor in, Tensor kernel, double[] bias) {
    int inputs = kernel.shape()[0];
    int units = kernel.shape()[1];
    int[] shape = in.shape().clone();
    shape[shape.length - 1] = units;
    Tensor out = Tensor.zeros(shape);
    for (int row = 0; row < in.data().length / inputs; row++) {
      for (int u = 0; u < units; u++) {
        double sum = bias[u];
        for (int i = 0; i < inputs; i++) {
          sum += in.data()[row * inputs + i] * kernel.at(i, u);
        }
        out.data()[row * units + u] = sum;
      }
    }
    return out;
  }

  /** One number an entry of the last axis: factor and summand. */
  static Tensor scaled(Tensor in, double[] factor, double[] summand) {
    Tensor out = Tensor.zeros(in.shape());
    Arrays.setAll(
        out.data(), i -> in.data()[i] * factor[i % factor.length] + summand[i % summand.length]);
    return out;
  }

  /** Over the last axis. */
  static Tensor softmax(Tensor in) {
    int size = in.shape()[in.shape().length - 1];
    Tensor out = Tensor.zeros(in.shape());
    for (int from = 0; from < in.data().length; from += size) {
      double sum = 0;
      for (int i = from; i < from + size; i++) {
        sum += Math.exp(in.data()[i]);
      }
      for (int i = from; i < from + size; i++) {
        out.data()[i] = Math.exp(in.data()[i]) / sum;
      }
    }
    return out;
  }

  /** Cell by cell; an extent of 1 is repeated. */
  static Tensor merged(Tensor a, Tensor b, DoubleBinaryOperator operator) {
    int[] shape = new int[a.shape().length];
    Arrays.setAll(shape, i -> Math.max(a.shape()[i], b.shape()[i]));
    Tensor out = Tensor.zeros(shape);
    int[] at = new int[shape.length];
    for (int i = 0; i < out.data().length; i++) {
      int rest = i;
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        at[axis] = rest % shape[axis];
        rest /= shape[axis];
      }
      out.data()[i] =
          operator.applyAsDouble(a.at(inside(at, a.shape())), b.at(inside(at, b.shape())));
    }
    return out;
  }

  private static int[] inside(int[] at, int[] shape) {
    int[] inside = at.clone();
    Arrays.setAll(inside, i -> shape[i] == 1 ? 0 : at[i]);
    return inside;
  }

  static Tensor concatenated(int axis, Tensor a, Tensor b) {
    int[] shape = a.shape().clone();
    shape[axis] += b.shape()[axis];
    Tensor out = Tensor.zeros(shape);
    int inner = 1;
    for (int i = axis + 1; i < shape.length; i++) {
      inner *= shape[i];
    }
    int own = a.shape()[axis] * inner;
    int other = b.shape()[axis] * inner;
    for (int block = 0; block < a.data().length / own; block++) {
      System.arraycopy(a.data(), block * own, out.data(), block * (own + other), own);
      System.arraycopy(b.data(), block * other, out.data(), block * (own + other) + own, other);
    }
    return out;
  }

  /** Zeros around (positive) or cells cut off (negative): top, bottom, left, right. */
  static Tensor shifted(Tensor in, int top, int bottom, int left, int right) {
    int[] shape = in.shape();
    Tensor out = Tensor.zeros(shape[0] + top + bottom, shape[1] + left + right, shape[2]);
    for (int y = 0; y < out.shape()[0]; y++) {
      for (int x = 0; x < out.shape()[1]; x++) {
        for (int c = 0; c < shape[2]; c++) {
          int row = y - top;
          int column = x - left;
          boolean inside = row >= 0 && row < shape[0] && column >= 0 && column < shape[1];
          out.set(inside ? in.at(row, column, c) : 0, y, x, c);
        }
      }
    }
    return out;
  }

  static Tensor repeated(Tensor in, int rows, int columns) {
    int[] shape = in.shape();
    Tensor out = Tensor.zeros(shape[0] * rows, shape[1] * columns, shape[2]);
    for (int y = 0; y < out.shape()[0]; y++) {
      for (int x = 0; x < out.shape()[1]; x++) {
        for (int c = 0; c < shape[2]; c++) {
          out.set(in.at(y / rows, x / columns, c), y, x, c);
        }
      }
    }
    return out;
  }
}
