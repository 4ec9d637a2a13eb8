package io.github.convoscope.modelfile.keras;

import io.github.convoscope.network.ForeignKerasModel.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The weights of a layer under the names by which DL4J's import of Keras models asks for them. */
final class KerasDl4jWeights {
  private final KerasDialect dialect;

  KerasDl4jWeights(KerasDialect dialect) {
    this.dialect = dialect;
  }

  /** The arrays of a layer; none where it has no weights. */
  Map<String, Array> of(KerasLayer layer, KerasTranslation translation) {
    List<String> names = names(layer);
    if (names.isEmpty()) {
      return Map.of();
    }
    List<HdfArray> stored = translation.assembly().arrays(layer, names.size(), names.size());
    Map<String, Array> arrays = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      arrays.put(names.get(i), values(stored.get(i)));
    }
    if (layer.type().equals("BatchNormalization")) {
      // DL4J takes the shapes of these from the weights, even where the layer doesn't use them.
      Array mean = values(stored.get(names.size() - 1));
      arrays.putIfAbsent("gamma", filled(mean, 1));
      arrays.putIfAbsent("beta", filled(mean, 0));
    }
    if (dialect.channelsFirst() && layer.type().contains("Conv")) {
      String kernel = names.get(0);
      arrays.computeIfPresent(kernel, (name, array) -> asTheano(array));
    }
    return arrays;
  }

  private static Array values(HdfArray array) {
    array.load();
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.at(i);
    }
    return new Array(array.shape(), values);
  }

  private static Array filled(Array like, float value) {
    float[] values = new float[like.values().length];
    Arrays.fill(values, value);
    return new Array(like.shape(), values);
  }

  /**
   * DL4J takes every file with channels first for one of Theano's: kernels are [outputs, inputs,
   * rows, columns] there, turned by 180°.
   */
  private Array asTheano(Array array) {
    boolean ours = dialect.generation() == 1;
    int[] from = array.shape();
    int[] to = ours ? from : new int[] {from[3], from[2], from[0], from[1]};
    int cells = to[2] * to[3];
    float[] values = new float[array.values().length];
    for (int i = 0; i < values.length; i++) {
      int filter = i / cells;
      int cell = dialect.flippedKernels() ? i % cells : cells - 1 - i % cells;
      int outputs = to[0];
      int inputs = to[1];
      int place =
          ours
              ? filter * cells + cell
              : (cell * inputs + filter % inputs) * outputs + filter / inputs;
      values[i] = array.values()[place];
    }
    return new Array(to, values);
  }

  private List<String> names(KerasLayer layer) {
    boolean old = dialect.generation() == 1;
    List<String> names = new ArrayList<>();
    switch (layer.type()) {
      case "Conv2D", "Convolution2D", "AtrousConvolution2D", "Dense" ->
          names.add(old ? "W" : "kernel");
      case "DepthwiseConv2D" -> names.add("depthwise_kernel");
      case "SeparableConv2D", "SeparableConvolution2D" ->
          names.addAll(List.of("depthwise_kernel", "pointwise_kernel"));
      case "BatchNormalization" -> {
        if (layer.is("scale", true)) {
          names.add("gamma");
        }
        if (layer.is("center", true)) {
          names.add("beta");
        }
        names.add(old ? "running_mean" : "moving_mean");
        names.add(old ? "running_std" : "moving_variance");
        return names;
      }
      default -> {
        return List.of();
      }
    }
    if (layer.is("use_bias", layer.is("bias", true))) {
      names.add(old ? "b" : "bias");
    }
    return names;
  }
}
