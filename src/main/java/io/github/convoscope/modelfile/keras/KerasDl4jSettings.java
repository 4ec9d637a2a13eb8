package io.github.convoscope.modelfile.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
          "dims",
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
          "shared_axes",
          "sigma",
          "size",
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

  private static final List<String> INITIALIZERS =
      List.of(
          "alpha_initializer",
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
      throw layer.bad("groups");
    }
    REALS
        .getOrDefault(layer.type(), Map.of())
        .forEach((name, usual) -> config.put(name, layer.real(usual, name)));
    putOrder(config);
    putActivation(layer, config);
    if (old()) {
      config.put("init", "zero");
    } else {
      INITIALIZERS.forEach(
          name -> config.putObject(name).put("class_name", "Zeros").putObject("config"));
    }
  }

  /** Functions are words for DL4J, also those that Keras wrote as objects. */
  private static void putActivation(KerasLayer layer, ObjectNode config) {
    JsonNode function = layer.setting("activation");
    if (function.isTextual()) {
      config.set("activation", function);
    } else if (function.path("config").isTextual()) {
      config.set("activation", function.path("config"));
    } else if (!function.isMissingNode()) {
      throw layer.bad("activation");
    }
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
