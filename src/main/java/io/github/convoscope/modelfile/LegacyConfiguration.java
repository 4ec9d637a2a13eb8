package io.github.convoscope.modelfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;

/**
 * Rewrites the JSON of DL4J 0.5 to 1.0.0-alpha as later versions write it. The old form names a
 * class by the field that its object stands in; the new form by a field {@code @class}:
 *
 * <pre>{@code
 * {"convolution": {"activationFn": {"ReLU": {}}, "nout": 8}}
 * {"@class": "….ConvolutionLayer", "activationFn": {"@class": "….ActivationReLU"}, "nout": 8}
 * }</pre>
 *
 * <p>Names that are on no list stay as they are, and are refused by whoever reads the result.
 */
final class LegacyConfiguration {
  private static final String CONF = "org.deeplearning4j.nn.conf.";

  private static final Map<String, String> LAYERS =
      Map.ofEntries(
          Map.entry("convolution", "ConvolutionLayer"),
          Map.entry("output", "OutputLayer"),
          Map.entry("loss", "LossLayer"),
          Map.entry("dense", "DenseLayer"),
          Map.entry("subsampling", "SubsamplingLayer"),
          Map.entry("batchNormalization", "BatchNormalization"),
          Map.entry("localResponseNormalization", "LocalResponseNormalization"),
          Map.entry("activation", "ActivationLayer"),
          Map.entry("dropout", "DropoutLayer"),
          Map.entry("GlobalPooling", "GlobalPoolingLayer"),
          Map.entry("zeroPadding", "ZeroPaddingLayer"),
          Map.entry("Upsampling2D", "Upsampling2D"),
          Map.entry("FrozenLayer", "misc.FrozenLayer"),
          Map.entry("ElementWiseMult", "misc.ElementWiseMultiplicationLayer"),
          Map.entry("Cropping2D", "convolutional.Cropping2D"));

  private static final Map<String, String> PREPROCESSORS =
      Map.of(
          "cnnToFeedForward", "CnnToFeedForwardPreProcessor",
          "feedForwardToCnn", "FeedForwardToCnnPreProcessor");

  private static final Map<String, String> VERTICES =
      Map.of(
          "ElementWiseVertex", "ElementWiseVertex",
          "MergeVertex", "MergeVertex",
          "LayerVertex", "LayerVertex",
          "SubsetVertex", "SubsetVertex",
          "PreprocessorVertex", "PreprocessorVertex",
          "ScaleVertex", "ScaleVertex");

  /** Classes of functions by their names in either of the two old forms, in lower case. */
  private static final Map<String, String> FUNCTIONS =
      Map.ofEntries(
          Map.entry("cube", "ActivationCube"),
          Map.entry("elu", "ActivationELU"),
          Map.entry("hardsigmoid", "ActivationHardSigmoid"),
          Map.entry("hardtanh", "ActivationHardTanH"),
          Map.entry("identity", "ActivationIdentity"),
          Map.entry("linear", "ActivationIdentity"),
          Map.entry("lrelu", "ActivationLReLU"),
          Map.entry("leakyrelu", "ActivationLReLU"),
          Map.entry("rationaltanh", "ActivationRationalTanh"),
          Map.entry("rectifiedtanh", "ActivationRectifiedTanh"),
          Map.entry("selu", "ActivationSELU"),
          Map.entry("swish", "ActivationSwish"),
          Map.entry("relu", "ActivationReLU"),
          Map.entry("sigmoid", "ActivationSigmoid"),
          Map.entry("softmax", "ActivationSoftmax"),
          Map.entry("softplus", "ActivationSoftPlus"),
          Map.entry("softsign", "ActivationSoftSign"),
          Map.entry("tanh", "ActivationTanH"));

  private LegacyConfiguration() {}

  /** True where a network's JSON is in the old form. */
  static boolean recognises(JsonNode root) {
    for (JsonNode conf : root.path("confs")) {
      return isOld(conf.path("layer"), LAYERS);
    }
    for (JsonNode vertex : root.path("vertices")) {
      return isOld(vertex, VERTICES);
    }
    return false;
  }

  private static boolean isOld(JsonNode node, Map<String, String> names) {
    return !node.has("@class") && node.size() == 1 && names.containsKey(node.fieldNames().next());
  }

  /**
   * The same network in the new form; the argument is not changed.
   *
   * @param root the JSON of a whole network
   */
  static ObjectNode rewritten(ObjectNode root) {
    ObjectNode made = root.deepCopy();
    made.path("confs").forEach(LegacyConfiguration::rewriteLayer);
    rewriteAll(made.path("inputPreProcessors"), PREPROCESSORS, "preprocessor.");
    rewriteAll(made.path("vertices"), VERTICES, "graph.");
    for (JsonNode vertex : made.path("vertices")) {
      rewriteLayer(vertex.path("layerConf"));
      if (vertex instanceof ObjectNode object) {
        replace(object, "preProcessor", PREPROCESSORS, "preprocessor.");
      }
    }
    return made;
  }

  /** Rewrites the field {@code layer} of a layer's configuration. */
  private static void rewriteLayer(JsonNode conf) {
    if (!(conf instanceof ObjectNode holder)) {
      return;
    }
    replace(holder, "layer", LAYERS, "layers.");
    if (holder.path("layer") instanceof ObjectNode layer) {
      rewriteFunction(layer);
      if (layer.has("layer")) {
        rewriteLayer(layer);
      }
    }
  }

  private static void rewriteFunction(ObjectNode layer) {
    JsonNode function = layer.path("activationFn");
    if (function.isObject() && function.size() == 1 && !function.has("@class")) {
      String name = function.fieldNames().next();
      layer.set("activationFn", function(name, function.get(name)));
    } else if (function.isMissingNode() && layer.path("activationFunction").isTextual()) {
      String name = layer.path("activationFunction").asText();
      layer.set("activationFn", function(name, JsonNodeFactory.instance.objectNode()));
    }
  }

  private static ObjectNode function(String name, JsonNode settings) {
    String known = FUNCTIONS.get(name.toLowerCase(Locale.ROOT));
    ObjectNode made = JsonNodeFactory.instance.objectNode();
    made.put("@class", known == null ? name : "org.nd4j.linalg.activations.impl." + known);
    if (settings instanceof ObjectNode object) {
      made.setAll(object);
    }
    return made;
  }

  private static void rewriteAll(JsonNode holder, Map<String, String> names, String folder) {
    if (holder instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> entry : object.deepCopy().properties()) {
        replace(object, entry.getKey(), names, folder);
      }
    }
  }

  /** Replaces a field {@code {"name": {…}}} by {@code {"@class": …, …}} where it is on the list. */
  private static void replace(
      ObjectNode holder, String field, Map<String, String> names, String folder) {
    JsonNode old = holder.path(field);
    if (!isOld(old, names)) {
      return;
    }
    String name = old.fieldNames().next();
    ObjectNode made = JsonNodeFactory.instance.objectNode();
    made.put("@class", CONF + folder + names.get(name));
    if (old.get(name) instanceof ObjectNode object) {
      made.setAll(object);
    }
    holder.set(field, made);
  }
}
