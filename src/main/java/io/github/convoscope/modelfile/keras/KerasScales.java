package io.github.convoscope.modelfile.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.convoscope.modelfile.keras.KerasTensor.Kind;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.ParametricReluOperator;
import io.github.convoscope.network.operator.ScaleOperator;
import java.util.Arrays;
import java.util.List;

/** Translates layers that scale and shift each channel, and PReLU. */
final class KerasScales {
  private static final double BATCH_NORM_EPSILON = 1e-3;
  private static final double NORMALIZATION_EPSILON = 1e-7;
  private static final int BATCH_NORM_STATISTICS = 2;

  private final KerasAssembly assembly;

  KerasScales(KerasAssembly assembly) {
    this.assembly = assembly;
  }

  private KerasTensor scale(
      KerasLayer layer, String suffix, KerasTensor input, LayerWeights weights) {
    return assembly.add(
        layer,
        suffix,
        new ScaleOperator(),
        ActivationFunction.IDENTITY,
        weights,
        input.kind(),
        input);
  }

  /** Batch normalisation at run time (Ioffe and Szegedy 2015), as one scale and shift a channel. */
  KerasTensor batchNormalisation(KerasLayer layer, KerasTensor input) {
    requireChannels(layer, input);
    if (layer.has("mode") && layer.real(0, "mode") != 0) {
      throw layer.bad("mode");
    }
    int channels = input.shape().channels();
    return scale(layer, "", input, assembly.weights(layer, channels, () -> fold(layer, channels)));
  }

  private void requireChannels(KerasLayer layer, KerasTensor input) {
    JsonNode axis = layer.setting("axis");
    JsonNode only = axis.isArray() && axis.size() == 1 ? axis.get(0) : axis;
    int value = only.isMissingNode() ? -1 : only.asInt(0);
    if (!input.isChannelAxis(value, assembly.dialect().channelsFirst())) {
      throw layer.bad("axis");
    }
  }

  private LayerWeights fold(KerasLayer layer, int channels) {
    boolean scaled = layer.is("scale", true);
    boolean centred = layer.is("center", true);
    int own = (scaled ? 1 : 0) + (centred ? 1 : 0);
    int count = own + BATCH_NORM_STATISTICS;
    List<HdfArray> arrays = assembly.arrays(layer, count, count);
    float[] gamma = scaled ? assembly.vector(layer, arrays.get(0), channels) : filled(channels, 1);
    float[] beta =
        centred ? assembly.vector(layer, arrays.get(own - 1), channels) : filled(channels, 0);
    float[] mean = assembly.vector(layer, arrays.get(own), channels);
    float[] variance = assembly.vector(layer, arrays.get(own + 1), channels);
    double epsilon = layer.real(BATCH_NORM_EPSILON, "epsilon");
    float[] scale = new float[channels];
    float[] shift = new float[channels];
    for (int c = 0; c < channels; c++) {
      double factor = gamma[c] / Math.sqrt(variance[c] + epsilon);
      scale[c] = (float) factor;
      shift[c] = (float) (beta[c] - mean[c] * factor);
    }
    return new LayerWeights(scale, shift);
  }

  private static float[] filled(int count, float value) {
    float[] values = new float[count];
    Arrays.fill(values, value);
    return values;
  }

  /** Numbers times a scale plus an offset, each one number or one per channel. */
  KerasTensor rescaling(KerasLayer layer, KerasTensor input) {
    int channels = input.shape().channels();
    float[] scale = perChannel(layer, input, "scale", 1);
    float[] shift = perChannel(layer, input, "offset", 0);
    LayerWeights weights = assembly.weights(layer, channels, () -> new LayerWeights(scale, shift));
    return scale(layer, "", input, weights);
  }

  private float[] perChannel(KerasLayer layer, KerasTensor input, String name, double otherwise) {
    JsonNode value = layer.setting(name);
    int channels = input.shape().channels();
    if (value.isArray() && value.size() > 1) {
      if (value.size() != channels || !lastAxisIsChannels(input)) {
        throw layer.bad(name);
      }
      float[] values = new float[channels];
      for (int c = 0; c < channels; c++) {
        values[c] = value.get(c).floatValue();
      }
      return values;
    }
    return filled(channels, (float) layer.real(otherwise, name));
  }

  private boolean lastAxisIsChannels(KerasTensor input) {
    return input.isChannelAxis(-1, assembly.dialect().channelsFirst());
  }

  /** Numbers minus a mean, divided by a deviation, as adapted to data before training. */
  KerasTensor normalisation(KerasLayer layer, KerasTensor input) {
    if (layer.is("invert", false)) {
      throw layer.bad("invert");
    }
    int channels = input.shape().channels();
    LayerWeights weights =
        assembly.weights(
            layer,
            channels,
            () -> {
              boolean given = layer.has("mean") && layer.has("variance");
              float[] mean =
                  given ? perChannel(layer, input, "mean", 0) : statistic(layer, input, 0);
              float[] variance =
                  given ? perChannel(layer, input, "variance", 1) : statistic(layer, input, 1);
              return standardised(mean, variance);
            });
    return scale(layer, "", input, weights);
  }

  private static LayerWeights standardised(float[] mean, float[] variance) {
    float[] scale = new float[mean.length];
    float[] shift = new float[mean.length];
    for (int c = 0; c < scale.length; c++) {
      double factor = 1 / Math.max(Math.sqrt(variance[c]), NORMALIZATION_EPSILON);
      scale[c] = (float) factor;
      shift[c] = (float) (-mean[c] * factor);
    }
    return new LayerWeights(scale, shift);
  }

  /** Mean or variance from the file's arrays, one number or one per channel. */
  private float[] statistic(KerasLayer layer, KerasTensor input, int at) {
    int channels = input.shape().channels();
    HdfArray array = assembly.arrays(layer, 2, 3).get(at);
    boolean each = array.size() == channels && channels > 1;
    if (each) {
      requireChannels(layer, input);
    } else if (array.size() != 1) {
      throw layer.bad("axis");
    }
    array.load();
    float[] values = new float[channels];
    for (int c = 0; c < channels; c++) {
      values[c] = array.at(each ? c : 0);
    }
    return values;
  }

  /** PReLU (He et al. 2015); axes that share a slope have an extent of 1 in its array. */
  KerasTensor parametricRelu(KerasLayer layer, KerasTensor input) {
    HdfArray array = assembly.arrays(layer, 1, 1).get(0);
    int[] extents = array.shape();
    Shape maps = input.shape();
    if (input.kind() == Kind.UNITS) {
      LayerWeights own =
          assembly.weights(
              layer,
              maps,
              () -> new LayerWeights(assembly.vector(layer, array, maps.channels()), new float[0]));
      return relu(layer, input, true, own);
    }
    boolean first = assembly.dialect().channelsFirst();
    int[] full = extents(input, first);
    if (extents.length != full.length) {
      throw layer.bad("shared_axes");
    }
    for (int i = 0; i < full.length; i++) {
      if (extents[i] != 1 && extents[i] != full[i]) {
        throw layer.bad("shared_axes");
      }
    }
    boolean shared = array.size() == (input.maps() ? extents[first ? 0 : 2] : 1);
    LayerWeights own =
        assembly.weights(
            layer,
            maps,
            () -> {
              array.load();
              int rows = shared ? 1 : maps.rows();
              int columns = shared ? 1 : maps.columns();
              float[] slopes = new float[maps.channels() * rows * columns];
              int i = 0;
              for (int c = 0; c < maps.channels(); c++) {
                for (int y = 0; y < rows; y++) {
                  for (int x = 0; x < columns; x++) {
                    slopes[i++] = array.at(place(input, first, extents, c, y, x));
                  }
                }
              }
              return new LayerWeights(slopes, new float[0]);
            });
    return relu(layer, input, shared, own);
  }

  private static int[] extents(KerasTensor input, boolean channelsFirst) {
    Shape shape = input.shape();
    if (!input.maps()) {
      return new int[] {shape.rows(), shape.columns()};
    }
    return channelsFirst
        ? new int[] {shape.channels(), shape.rows(), shape.columns()}
        : new int[] {shape.rows(), shape.columns(), shape.channels()};
  }

  private static int place(
      KerasTensor input, boolean first, int[] extents, int channel, int row, int column) {
    int[] at =
        !input.maps()
            ? new int[] {row, column}
            : first ? new int[] {channel, row, column} : new int[] {row, column, channel};
    int place = 0;
    for (int i = 0; i < at.length; i++) {
      place = place * extents[i] + (extents[i] == 1 ? 0 : at[i]);
    }
    return place;
  }

  private KerasTensor relu(
      KerasLayer layer, KerasTensor input, boolean shared, LayerWeights weights) {
    return assembly.add(
        layer,
        "",
        new ParametricReluOperator(shared),
        ActivationFunction.IDENTITY,
        weights,
        input.kind(),
        input);
  }
}
