package io.github.convoscope.modelfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.network.ActivationFunction;
import org.jspecify.annotations.Nullable;

/**
 * One layer (or preprocessor) of DL4J's JSON, read with bounds.
 *
 * @param file the model file, for messages
 * @param index place in the chain, for messages
 * @param json the object
 */
record LayerDescription(String file, int index, ObjectNode json) {
  private static final int LARGEST = 1 << 24;
  private static final double DEFAULT_LEAK = 0.01;

  /** DL4J's GELU is x / (1 + e^(−1.702 x)) unless it is told to be precise. */
  private static final double GELU_AS_SWISH = 1.702;

  /** The class's simple name where it is in one of DL4J's own packages, else its whole name. */
  String type() {
    return typeOf(json);
  }

  private static String typeOf(JsonNode node) {
    String name = node.path("@class").asText("");
    int dot = name.lastIndexOf('.');
    boolean own = dot > 0 && Dl4jConfiguration.PACKAGES.contains(name.substring(0, dot));
    return own ? name.substring(dot + 1) : name;
  }

  /** A whole number of at least {@code least}. */
  int number(String field, int least) {
    return checked(field, json.path(field), least);
  }

  /** Two whole numbers of at least {@code least}: rows, columns; one where the field is missing. */
  int[] pair(String field, int least) {
    JsonNode node = json.path(field);
    if (node.isMissingNode() || node.isNull()) {
      return new int[] {1, 1};
    }
    if (!node.isArray() || node.size() != 2) {
      throw ModelFileProblem.of("bad-layer", file, index, field);
    }
    return new int[] {checked(field, node.get(0), least), checked(field, node.get(1), least)};
  }

  /** One whole number of a list, at least 0. */
  int at(String field, int position) {
    return checked(field, json.path(field).path(position), 0);
  }

  private int checked(String field, JsonNode node, int least) {
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw ModelFileProblem.of("bad-layer", file, index, field);
    }
    int value = node.intValue();
    if (value < least || value > LARGEST) {
      throw ModelFileProblem.of("bad-layer", file, index, field);
    }
    return value;
  }

  /** A switch. */
  boolean is(String field, boolean missing) {
    return json.path(field).asBoolean(missing);
  }

  /** A word; empty where the field is missing. */
  String word(String field) {
    return json.path(field).asText("");
  }

  /** A finite number. */
  double real(String field, double missing) {
    double value = json.path(field).asDouble(missing);
    if (!Double.isFinite(value)) {
      throw ModelFileProblem.of("bad-layer", file, index, field);
    }
    return value;
  }

  /** The activation function; null where it is none that {@link ActivationFunction} has. */
  @Nullable ActivationFunction activation() {
    JsonNode function = json.path("activationFn");
    return switch (typeOf(function)) {
      case "ActivationIdentity" -> ActivationFunction.IDENTITY;
      case "ActivationReLU" -> relu(function);
      case "ActivationReLU6" -> ActivationFunction.RELU6;
      case "ActivationLReLU" ->
          ActivationFunction.leakyRelu(function.path("alpha").asDouble(DEFAULT_LEAK));
      case "ActivationELU" -> ActivationFunction.elu(function.path("alpha").asDouble(1));
      case "ActivationSELU" -> ActivationFunction.SELU;
      case "ActivationGELU" ->
          function.path("precise").asBoolean(false)
              ? ActivationFunction.GELU_TANH
              : ActivationFunction.swish(GELU_AS_SWISH);
      case "ActivationSwish" -> ActivationFunction.SWISH;
      case "ActivationHardSigmoid" -> ActivationFunction.HARD_SIGMOID;
      case "ActivationTanH" -> ActivationFunction.TANH;
      case "ActivationSigmoid" -> ActivationFunction.SIGMOID;
      case "ActivationSoftPlus" -> ActivationFunction.SOFTPLUS;
      case "ActivationSoftmax" -> ActivationFunction.SOFTMAX;
      default -> null;
    };
  }

  /** Null for a ReLU with a threshold, or with both a slope and a limit. */
  private static @Nullable ActivationFunction relu(JsonNode function) {
    double most = function.path("max").asDouble(0);
    double slope = function.path("negativeSlope").asDouble(0);
    if (function.path("threshold").asDouble(0) != 0 || (most != 0 && slope != 0)) {
      return null;
    }
    return most > 0 ? ActivationFunction.clippedRelu(most) : ActivationFunction.leakyRelu(slope);
  }
}
