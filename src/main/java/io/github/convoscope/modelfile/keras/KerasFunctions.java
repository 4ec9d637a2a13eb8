package io.github.convoscope.modelfile.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.convoscope.network.ActivationFunction;
import java.util.Map;

/** Reads Keras's activation functions, which are words, objects, or layers of their own. */
final class KerasFunctions {
  private static final double SLOPE_OF_FUNCTION = 0.2;
  private static final double SLOPE_OF_LAYER = 0.3;
  private static final int SIX = 6;

  private static final Map<String, ActivationFunction> BY_NAME =
      Map.ofEntries(
          Map.entry("linear", ActivationFunction.IDENTITY),
          Map.entry("relu", ActivationFunction.RELU),
          Map.entry("relu6", ActivationFunction.RELU6),
          Map.entry("leaky_relu", ActivationFunction.leakyRelu(SLOPE_OF_FUNCTION)),
          Map.entry("elu", ActivationFunction.ELU),
          Map.entry("selu", ActivationFunction.SELU),
          Map.entry("gelu", ActivationFunction.GELU),
          Map.entry("swish", ActivationFunction.SWISH),
          Map.entry("silu", ActivationFunction.SWISH),
          Map.entry("hard_swish", ActivationFunction.HARD_SWISH),
          Map.entry("hard_silu", ActivationFunction.HARD_SWISH),
          Map.entry("tanh", ActivationFunction.TANH),
          Map.entry("sigmoid", ActivationFunction.SIGMOID),
          Map.entry("softplus", ActivationFunction.SOFTPLUS),
          Map.entry("softmax", ActivationFunction.SOFTMAX));

  private KerasFunctions() {}

  /**
   * The function of a layer that has one beside what it does, and of the layer Activation.
   *
   * @param generation Keras 1, 2 or 3
   * @throws io.github.convoscope.message.Problem if this program doesn't compute it
   */
  static ActivationFunction inside(KerasLayer layer, int generation) {
    JsonNode value = layer.setting("activation");
    if (value.isMissingNode()) {
      return ActivationFunction.IDENTITY;
    }
    if (value.isTextual()) {
      return named(layer, value.asText(), generation);
    }
    KerasLayer object = KerasLayer.model(layer.file(), value);
    if (KerasClasses.FUNCTIONS.contains(object.type()) && KerasClasses.isKeras(object)) {
      return ofLayer(object, generation);
    }
    boolean function = object.type().equals("function") && value.path("config").isTextual();
    if (!function || object.registeredName().contains(">")) {
      throw unknown(layer, object.type());
    }
    return named(layer, value.path("config").asText(), generation);
  }

  private static ActivationFunction named(KerasLayer layer, String name, int generation) {
    if (name.equals("hard_sigmoid")) {
      return generation >= 3
          ? ActivationFunction.hardSigmoid(1.0 / SIX, 0.5)
          : ActivationFunction.HARD_SIGMOID;
    }
    ActivationFunction function = BY_NAME.get(name);
    if (function == null) {
      throw unknown(layer, name);
    }
    return function;
  }

  private static RuntimeException unknown(KerasLayer layer, String name) {
    return KerasProblem.of(
        "unknown-function", layer.file(), layer.shown(), KerasProblem.readable(name));
  }

  /** The function that a layer is. */
  static ActivationFunction ofLayer(KerasLayer layer, int generation) {
    return switch (layer.type()) {
      case "Activation" -> inside(layer, generation);
      case "Softmax" -> ActivationFunction.SOFTMAX;
      case "ELU" -> ActivationFunction.elu(layer.real(1, "alpha"));
      case "LeakyReLU" ->
          ActivationFunction.leakyRelu(layer.real(SLOPE_OF_LAYER, "negative_slope", "alpha"));
      case "ReLU" -> rectifier(layer);
      default -> throw unknown(layer, layer.type());
    };
  }

  private static ActivationFunction rectifier(KerasLayer layer) {
    double slope = layer.real(0, "negative_slope");
    if (layer.real(0, "threshold") != 0) {
      throw layer.bad("threshold");
    }
    if (!layer.has("max_value")) {
      return ActivationFunction.leakyRelu(slope);
    }
    double most = layer.real(0, "max_value");
    if (slope != 0 || most <= 0) {
      throw layer.bad("max_value");
    }
    return ActivationFunction.clippedRelu(most);
  }
}
