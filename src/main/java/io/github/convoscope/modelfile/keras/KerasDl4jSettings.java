package io.github.convoscope.modelfile.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.message.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The settings of a layer as DL4J's import of Keras models asks for them. What only matters for
 * training is left out, or given a fixed value where DL4J insists on one.
 */
final class KerasDl4jSettings {
  /** Settings that decide what a layer computes. */
  private static final Set<String> COPIED =
      Set.of(
          "alpha",
          "atrous_rate",
          "axis",
          "bias",
          "border_mode",
          "center",
          "concat_axis",
          "cropping",
          "depth_multiplier",
          "dilation_rate",
          "epsilon",
          "filters",
          "kernel_size",
          "max_value",
          "mode",
          "momentum",
          "nb_col",
          "nb_filter",
          "nb_row",
          "negative_slope",
          "output_dim",
          "p",
          "padding",
          "pool_size",
          "rate",
          "scale",
          "sigma",
          "stddev",
          "strides",
          "subsample",
          "target_shape",
          "threshold",
          "units",
          "use_bias");

  /** Settings that DL4J casts to a double, with what Keras takes where the file has none. */
  private static final Map<String, Map<String, Double>> REALS =
      Map.of(
          "BatchNormalization", Map.of("epsilon", 1e-3, "momentum", 0.99),
          "ELU", Map.of("alpha", 1.0),
          "LeakyReLU", Map.of("alpha", 0.3));

  /** Functions that DL4J imports; it computes each as Keras 1 and 2 do. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "elu",
          "hard_sigmoid",
          "linear",
          "relu",
          "relu6",
          "selu",
          "sigmoid",
          "softmax",
          "softplus",
          "swish",
          "tanh");

  private static final List<String> INITIALIZERS =
      List.of(
          "bias_initializer",
          "depthwise_initializer",
          "kernel_initializer",
          "pointwise_initializer");

  private final KerasDialect dialect;

  KerasDl4jSettings(KerasDialect dialect) {
    this.dialect = dialect;
  }

  private boolean old() {
    return dialect.generation() == 1;
  }

  /** Says where a layer has its channels. */
  void putOrder(ObjectNode config) {
    if (old()) {
      config.put("dim_ordering", dialect.channelsFirst() ? "th" : "tf");
    } else {
      config.put("data_format", dialect.channelsFirst() ? "channels_first" : "channels_last");
    }
  }

  /**
   * Copies the settings of a layer.
   *
   * @throws io.github.convoscope.message.Problem if DL4J would pass over a setting
   */
  void copy(KerasLayer layer, ObjectNode config) {
    for (Map.Entry<String, JsonNode> setting : layer.config().properties()) {
      if (COPIED.contains(setting.getKey()) && plain(setting.getValue())) {
        config.set(setting.getKey(), setting.getValue());
      }
    }
    if (layer.has("groups") && layer.number("groups") > 1) {
      throw unknown(layer, "groups");
    }
    REALS
        .getOrDefault(layer.type(), Map.of())
        .forEach((name, usual) -> config.put(name, layer.real(usual, name)));
    if (layer.type().contains("Conv")) {
      putUsualWindow(layer, config);
    } else if (layer.has("pool_size")) {
      int[] size = layer.pair(1, 2, "pool_size");
      put(config, "pool_size", size);
      put(config, "strides", layer.has("strides") ? layer.pair(1, 1, "strides") : size);
    }
    putOrder(config);
    putActivation(layer, config);
    if (old()) {
      config.put("init", "zero");
    } else {
      INITIALIZERS.forEach(
          name -> config.putObject(name).put("class_name", "Zeros").putObject("config"));
    }
  }

  /** DL4J insists on settings for which Keras has usual values. */
  private void putUsualWindow(KerasLayer layer, ObjectNode config) {
    if (layer.has("kernel_size")) {
      put(config, "kernel_size", layer.pair(1, 1, "kernel_size"));
    }
    config.put(old() ? "border_mode" : "padding", layer.word("valid", "padding", "border_mode"));
    put(config, old() ? "subsample" : "strides", layer.pair(1, 1, "strides", "subsample"));
    put(
        config,
        old() ? "atrous_rate" : "dilation_rate",
        layer.pair(1, 1, "dilation_rate", "atrous_rate"));
    config.put(old() ? "bias" : "use_bias", layer.is("use_bias", layer.is("bias", true)));
  }

  private static void put(ObjectNode config, String name, int... pair) {
    config.putArray(name).add(pair[0]).add(pair[1]);
  }

  /** Functions are words for DL4J, also those that Keras wrote as objects. */
  private static void putActivation(KerasLayer layer, ObjectNode config) {
    JsonNode function = layer.setting("activation");
    String name = function.isTextual() ? function.asText() : function.path("config").asText("");
    String known = name.equals("silu") ? "swish" : name;
    if (function.isMissingNode()) {
      config.put("activation", "linear");
    } else if (FUNCTIONS.contains(known)) {
      config.put("activation", known);
    } else {
      throw unknown(layer, "activation");
    }
  }

  /** What to say of a setting that DL4J passes over or takes otherwise. */
  static Problem unknown(KerasLayer layer, String setting) {
    return KerasProblem.of("dl4j-setting", layer.file(), layer.shown(), setting);
  }

  private static boolean plain(JsonNode value) {
    if (value.isArray()) {
      for (JsonNode each : value) {
        if (each.isTextual() || !plain(each)) {
          return false;
        }
      }
      return true;
    }
    return value.isValueNode();
  }
}
