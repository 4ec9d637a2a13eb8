package io.github.convoscope.modelfile.keras;

import io.github.convoscope.modelfile.keras.KerasTensor.Kind;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.ConvolutionOperator;
import io.github.convoscope.network.operator.DenseOperator;
import io.github.convoscope.network.operator.SpreadOperator;
import java.util.List;

/**
 * Translates layers that multiply by trained weights: convolutions and dense layers. Keras's
 * kernels are [rows, columns, inputs, outputs], ours [outputs, inputs, rows, columns].
 */
final class KerasConvolutions {
  private static final int[] ONE = {1, 1};

  private final KerasAssembly assembly;

  KerasConvolutions(KerasAssembly assembly) {
    this.assembly = assembly;
  }

  /** A convolution, in one group or several. */
  KerasTensor convolution(KerasLayer layer, KerasTensor input) {
    requireMaps(layer, input);
    int units = layer.number("filters", "nb_filter");
    int groups = layer.has("groups") ? layer.number("groups") : 1;
    int channels = input.shape().channels();
    if (channels % groups != 0 || units % groups != 0) {
      throw layer.bad("groups");
    }
    int[] kernel =
        layer.has("nb_row")
            ? new int[] {layer.number("nb_row"), layer.number("nb_col")}
            : layer.pair(1, 1, "kernel_size");
    Window window = window(layer, input, kernel);
    int read = channels / groups;
    LayerWeights weights =
        assembly.weights(
            layer,
            read,
            () -> {
              List<HdfArray> arrays = arrays(layer, 1);
              boolean old = assembly.dialect().generation() == 1;
              float[] turned =
                  old && assembly.dialect().channelsFirst()
                      ? oldKernel(layer, arrays.get(0), kernel, read, units)
                      : kernel(layer, arrays.get(0), kernel, read, units);
              return new LayerWeights(flipped(turned, kernel), bias(layer, arrays, 1, units));
            });
    return assembly.add(
        layer,
        "",
        new ConvolutionOperator(units, window, groups),
        assembly.function(layer, input),
        weights,
        Kind.MAPS,
        input);
  }

  /** A transposed convolution: zeros between the cells, and a convolution over them. */
  KerasTensor transposed(KerasLayer layer, KerasTensor input) {
    requireMaps(layer, input);
    int[] dilation = layer.pair(1, 1, "dilation_rate");
    if (dilation[0] != 1 || dilation[1] != 1 || assembly.dialect().flippedKernels()) {
      throw layer.bad("dilation_rate");
    }
    if (layer.has("output_padding")) {
      throw layer.bad("output_padding");
    }
    int units = layer.number("filters");
    int[] kernel = layer.pair(1, 1, "kernel_size");
    int[] stride = layer.pair(1, 1, "strides");
    int read = input.shape().channels();
    Window window = KerasWindows.transposed(layer, input.shape(), kernel, stride);
    LayerWeights weights =
        assembly.weights(
            layer,
            read,
            () -> {
              List<HdfArray> arrays = arrays(layer, 1);
              return new LayerWeights(
                  transposedKernel(layer, arrays.get(0), kernel, read, units),
                  bias(layer, arrays, 1, units));
            });
    KerasTensor spread =
        assembly.add(
            layer,
            "_spread",
            new SpreadOperator(stride[0], stride[1]),
            ActivationFunction.IDENTITY,
            LayerWeights.NONE,
            Kind.MAPS,
            input);
    return assembly.add(
        layer,
        "",
        new ConvolutionOperator(units, window),
        assembly.function(layer, spread),
        weights,
        Kind.MAPS,
        spread);
  }

  /** A convolution of each channel for itself. */
  KerasTensor depthwise(KerasLayer layer, KerasTensor input) {
    requireMaps(layer, input);
    int[] kernel = layer.pair(1, 1, "kernel_size");
    int channels = input.shape().channels();
    int multiplier = multiplier(layer, channels);
    LayerWeights weights =
        assembly.weights(
            layer,
            channels,
            () -> {
              List<HdfArray> arrays = arrays(layer, 1);
              return new LayerWeights(
                  depthwiseKernel(layer, arrays.get(0), kernel, channels, multiplier),
                  bias(layer, arrays, 1, channels * multiplier));
            });
    Window window = window(layer, input, kernel);
    return assembly.add(
        layer,
        "",
        new ConvolutionOperator(channels * multiplier, window, channels),
        assembly.function(layer, input),
        weights,
        Kind.MAPS,
        input);
  }

  /** A convolution of each channel for itself and one over all channels: two layers of ours. */
  KerasTensor separable(KerasLayer layer, KerasTensor input) {
    requireMaps(layer, input);
    int[] kernel =
        layer.has("nb_row")
            ? new int[] {layer.number("nb_row"), layer.number("nb_col")}
            : layer.pair(1, 1, "kernel_size");
    int units = layer.number("filters", "nb_filter");
    int channels = input.shape().channels();
    int middle = channels * multiplier(layer, channels);
    LayerWeights first =
        assembly.weights(
            layer,
            List.of("depthwise", channels),
            () -> {
              HdfArray array = arrays(layer, 2).get(0);
              int multiplier = middle / channels;
              return new LayerWeights(
                  depthwiseKernel(layer, array, kernel, channels, multiplier), new float[middle]);
            });
    LayerWeights second =
        assembly.weights(
            layer,
            List.of("pointwise", channels),
            () -> {
              List<HdfArray> arrays = arrays(layer, 2);
              return new LayerWeights(
                  kernel(layer, arrays.get(1), ONE, middle, units), bias(layer, arrays, 2, units));
            });
    KerasTensor between =
        assembly.add(
            layer,
            "_depthwise",
            new ConvolutionOperator(middle, window(layer, input, kernel), channels),
            ActivationFunction.IDENTITY,
            first,
            Kind.MAPS,
            input);
    return assembly.add(
        layer,
        "",
        new ConvolutionOperator(units, Window.of(1, 1)),
        assembly.function(layer, between),
        second,
        Kind.MAPS,
        between);
  }

  /**
   * A dense layer. On maps it works at every cell: a convolution of 1×1.
   *
   * @param last true where it is the network's last layer
   */
  KerasTensor dense(KerasLayer layer, KerasTensor input, boolean last) {
    int units = layer.number("units", "output_dim");
    if (input.kind() == Kind.PICTURE || (input.maps() && assembly.dialect().channelsFirst())) {
      throw KerasProblem.of("shape", layer.file(), layer.shown());
    }
    int read = input.maps() ? input.shape().channels() : input.shape().size();
    KerasTensor ordered = input;
    LayerWeights weights =
        assembly.weights(
            layer,
            List.of(read, String.valueOf(input.flattened())),
            () -> {
              List<HdfArray> arrays = arrays(layer, 1);
              return new LayerWeights(
                  denseKernel(layer, arrays.get(0), ordered, read, units),
                  bias(layer, arrays, 1, units));
            });
    ActivationFunction function = assembly.function(layer, input);
    if (input.maps()) {
      var pointwise = new ConvolutionOperator(units, Window.of(1, 1));
      return assembly.add(layer, "", pointwise, function, weights, Kind.MAPS, input);
    }
    var dense = new DenseOperator(units, last);
    return assembly.add(layer, "", dense, function, weights, Kind.UNITS, input);
  }

  private static void requireMaps(KerasLayer layer, KerasTensor input) {
    if (!input.maps()) {
      throw KerasProblem.of("shape", layer.file(), layer.shown());
    }
  }

  private static Window window(KerasLayer layer, KerasTensor input, int[] kernel) {
    int[] stride = layer.pair(1, 1, "strides", "subsample");
    int[] dilation = layer.pair(1, 1, "dilation_rate", "atrous_rate");
    return KerasWindows.of(layer, input.shape(), kernel, stride, dilation);
  }

  private static int multiplier(KerasLayer layer, int channels) {
    int multiplier = layer.has("depth_multiplier") ? layer.number("depth_multiplier") : 1;
    if ((long) multiplier * channels > Short.MAX_VALUE) {
      throw layer.bad("depth_multiplier");
    }
    return multiplier;
  }

  private static boolean biased(KerasLayer layer) {
    return layer.is("use_bias", layer.is("bias", true));
  }

  /** The arrays of a layer with that many kernels, and a bias where it has one. */
  private List<HdfArray> arrays(KerasLayer layer, int kernels) {
    int count = kernels + (biased(layer) ? 1 : 0);
    return assembly.arrays(layer, count, count);
  }

  private float[] bias(KerasLayer layer, List<HdfArray> arrays, int at, int units) {
    return biased(layer) ? assembly.vector(layer, arrays.get(at), units) : new float[units];
  }

  private float[] kernel(KerasLayer layer, HdfArray array, int[] taps, int read, int units) {
    assembly.load(layer, array, taps[0], taps[1], read, units);
    int cells = taps[0] * taps[1];
    float[] turned = new float[array.size()];
    for (int cell = 0, from = 0; cell < cells; cell++) {
      for (int in = 0; in < read; in++) {
        for (int out = 0; out < units; out++, from++) {
          turned[(out * read + in) * cells + cell] = array.at(from);
        }
      }
    }
    return turned;
  }

  /** Keras's is [rows, columns, outputs, inputs]; the window slides the other way. */
  private float[] transposedKernel(
      KerasLayer layer, HdfArray array, int[] taps, int read, int units) {
    assembly.load(layer, array, taps[0], taps[1], units, read);
    int cells = taps[0] * taps[1];
    float[] turned = new float[array.size()];
    for (int cell = 0, from = 0; cell < cells; cell++) {
      for (int out = 0; out < units; out++) {
        for (int in = 0; in < read; in++, from++) {
          turned[(out * read + in) * cells + cells - 1 - cell] = array.at(from);
        }
      }
    }
    return turned;
  }

  /** Keras 1 with channels first has kernels in our order. */
  private float[] oldKernel(KerasLayer layer, HdfArray array, int[] taps, int read, int units) {
    assembly.load(layer, array, units, read, taps[0], taps[1]);
    float[] kernel = new float[array.size()];
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = array.at(i);
    }
    return kernel;
  }

  /** Theano's kernels turned by 180°. */
  private float[] flipped(float[] kernel, int[] taps) {
    if (!assembly.dialect().flippedKernels()) {
      return kernel;
    }
    int cells = taps[0] * taps[1];
    float[] flipped = new float[kernel.length];
    for (int i = 0; i < kernel.length; i++) {
      int cell = i % cells;
      flipped[i - cell + cells - 1 - cell] = kernel[i];
    }
    return flipped;
  }

  private float[] depthwiseKernel(
      KerasLayer layer, HdfArray array, int[] taps, int channels, int multiplier) {
    assembly.load(layer, array, taps[0], taps[1], channels, multiplier);
    int cells = taps[0] * taps[1];
    int units = channels * multiplier;
    float[] turned = new float[array.size()];
    for (int cell = 0, from = 0; cell < cells; cell++) {
      for (int unit = 0; unit < units; unit++, from++) {
        turned[unit * cells + cell] = array.at(from);
      }
    }
    return turned;
  }

  /** Columns become rows, in our order of the cells where they come from maps. */
  private float[] denseKernel(
      KerasLayer layer, HdfArray array, KerasTensor input, int read, int units) {
    assembly.load(layer, array, read, units);
    var maps = input.flattened();
    float[] turned = new float[array.size()];
    for (int in = 0, from = 0; in < read; in++) {
      int channels = maps == null ? 1 : maps.channels();
      int own = maps == null ? in : in % channels * maps.mapSize() + in / channels;
      for (int out = 0; out < units; out++, from++) {
        turned[out * read + own] = array.at(from);
      }
    }
    return turned;
  }
}
