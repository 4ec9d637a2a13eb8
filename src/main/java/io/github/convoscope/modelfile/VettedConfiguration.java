package io.github.convoscope.modelfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.network.ActivationFunction;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the description of a network anew, so that DL4J can be given it: nothing is in it but what
 * the layers need to compute, every name is on a list, every number is bounded.
 */
final class VettedConfiguration {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST_NUMBER = 1 << 10;
  private static final int LARGEST_FACTOR = 1 << 4;
  private static final int LARGEST_EXTENT = 1 << 20;

  /** The fields that decide what a layer computes. Fields for training are left out. */
  private static final Set<String> FIELDS =
      Set.of(
          "@class",
          "alpha",
          "avgPoolIncludePadInDivisor",
          "beta",
          "blockSize",
          "cnn2DFormat",
          "cnn2dDataFormat",
          "collapseDimensions",
          "convolutionMode",
          "cropping",
          "dataFormat",
          "decay",
          "depthMultiplier",
          "dilation",
          "eps",
          "format",
          "gamma",
          "hasBias",
          "hasLayerNorm",
          "inputHeight",
          "inputShape",
          "inputWidth",
          "k",
          "kernelSize",
          "lockGammaBeta",
          "n",
          "nin",
          "nout",
          "numChannels",
          "padding",
          "pnorm",
          "poolingDimensions",
          "poolingType",
          "sharedAxes",
          "size",
          "stride",
          "useLogStd");

  /** Layers that apply their function; others have the field and pass over it. */
  private static final Set<String> APPLY_FUNCTION =
      Set.of(
          "ConvolutionLayer",
          "Convolution2D",
          "DenseLayer",
          "OutputLayer",
          "DepthwiseConvolution2D",
          "SeparableConvolution2D");

  private static final Set<String> FUNCTIONS =
      Set.of(
          "ActivationCube",
          "ActivationELU",
          "ActivationGELU",
          "ActivationHardSigmoid",
          "ActivationHardTanH",
          "ActivationIdentity",
          "ActivationLReLU",
          "ActivationMish",
          "ActivationRationalTanh",
          "ActivationReLU",
          "ActivationReLU6",
          "ActivationRectifiedTanh",
          "ActivationSELU",
          "ActivationSigmoid",
          "ActivationSoftPlus",
          "ActivationSoftSign",
          "ActivationSoftmax",
          "ActivationSwish",
          "ActivationTanH",
          "ActivationThresholdedReLU");

  private VettedConfiguration() {}

  /**
   * The JSON of a DL4J network of these layers.
   *
   * @param preprocessors what reshapes the input of a layer, by its place in {@code layers}
   * @throws io.github.convoscope.message.Problem if a name is on no list or a number too large
   */
  static String of(List<LayerDescription> layers, Map<Integer, LayerDescription> preprocessors) {
    ObjectNode root = network();
    ArrayNode confs = root.putArray("confs");
    layers.forEach(layer -> fill(confs.addObject(), layer));
    ObjectNode reshaping = root.putObject("inputPreProcessors");
    preprocessors.forEach((at, one) -> reshaping.set(Integer.toString(at), vetted(one)));
    return root.toString();
  }

  /**
   * The JSON of a DL4J graph, with the order in which its parameters lie.
   *
   * @param functionsApart true to make a vertex of every layer's activation function: the layer is
   *     then called as {@link #before} says, its function has the layer's name
   * @throws io.github.convoscope.message.Problem if a name is on no list or a number too large
   */
  static String of(Dl4jGraphConfiguration graph, boolean functionsApart) {
    ObjectNode root = network();
    root.putArray("networkInputs").add(graph.input());
    root.putArray("networkOutputs").add(graph.output());
    fill(root.putObject("defaultConfiguration"), null);
    root.putObject("vertices");
    root.putObject("vertexInputs");
    root.putArray("topologicalOrder").add(0);
    root.putArray("topologicalOrderStr").add(graph.input());
    for (Dl4jGraphConfiguration.Vertex vertex : graph.vertices()) {
      LayerDescription layer = vertex.layer();
      ObjectNode made = JSON.createObjectNode();
      made.put("@class", "org.deeplearning4j.nn.conf.graph." + vertex.type());
      if (vertex.preprocessor() != null) {
        made.set("preProcessor", vetted(vertex.preprocessor()));
      }
      if (vertex.json().path("op").isTextual()) {
        made.put("op", vertex.json().path("op").asText());
      }
      if (layer == null) {
        add(root, vertex.name(), made, vertex.inputs());
        continue;
      }
      ObjectNode conf = made.putObject("layerConf");
      fill(conf, layer);
      if (functionsApart && hasFunction(vertex)) {
        ObjectNode function = JSON.createObjectNode();
        function.put("@class", made.path("@class").asText());
        fill(function.putObject("layerConf"), functionOf(layer));
        ObjectNode identity = JSON.createObjectNode();
        identity.put("@class", "org.nd4j.linalg.activations.impl.ActivationIdentity");
        ((ObjectNode) conf.path("layer")).set("activationFn", identity);
        add(root, before(vertex), made, vertex.inputs());
        add(root, vertex.name(), function, List.of(before(vertex)));
      } else {
        add(root, vertex.name(), made, vertex.inputs());
      }
    }
    return root.toString();
  }

  private static void add(ObjectNode root, String name, ObjectNode vertex, List<String> inputs) {
    // DL4J finds the inputs of a layer by the layer's own name.
    if (vertex.path("layerConf").path("layer") instanceof ObjectNode layer) {
      layer.put("layerName", name);
    }
    ArrayNode order = root.withArray("topologicalOrder");
    order.add(order.size());
    root.withArray("topologicalOrderStr").add(name);
    root.withObject("/vertices").set(name, vertex);
    inputs.forEach(root.withObject("/vertexInputs").putArray(name)::add);
  }

  private static LayerDescription functionOf(LayerDescription layer) {
    ObjectNode json = JSON.createObjectNode();
    json.put("@class", "org.deeplearning4j.nn.conf.layers.ActivationLayer");
    json.set("activationFn", layer.json().path("activationFn"));
    return new LayerDescription(layer.file(), layer.index(), json);
  }

  private static boolean hasFunction(Dl4jGraphConfiguration.Vertex vertex) {
    LayerDescription layer = vertex.layer();
    return layer != null
        && APPLY_FUNCTION.contains(layer.type())
        && layer.activation() != ActivationFunction.IDENTITY;
  }

  private static boolean isFunction(LayerDescription layer) {
    return layer.type().equals("ActivationLayer") || layer.type().equals("LossLayer");
  }

  /** The vertex with a vertex's values before its function, where functions are apart. */
  static String before(Dl4jGraphConfiguration.Vertex vertex) {
    if (vertex.layer() != null && isFunction(vertex.layer())) {
      return vertex.inputs().get(0);
    }
    return hasFunction(vertex) ? vertex.name() + "/before" : vertex.name();
  }

  private static ObjectNode network() {
    ObjectNode root = JSON.createObjectNode();
    root.put("backpropType", "Standard").put("cacheMode", "NONE").put("dataType", "FLOAT");
    root.put("inferenceWorkspaceMode", "NONE").put("trainingWorkspaceMode", "NONE");
    root.put("validateOutputLayerConfig", false);
    return root;
  }

  private static void fill(ObjectNode conf, @Nullable LayerDescription layer) {
    conf.put("dataType", "FLOAT").put("cacheMode", "NONE").put("seed", 0);
    conf.put("miniBatch", true).put("minimize", true);
    conf.put("optimizationAlgo", "STOCHASTIC_GRADIENT_DESCENT");
    conf.putArray("variables");
    if (layer != null) {
      conf.set("layer", withTrainingFields(vetted(layer)));
    }
  }

  /** DL4J reads a layer without fields for training as one of an older format. */
  private static ObjectNode withTrainingFields(ObjectNode layer) {
    layer.putObject("iupdater").put("@class", "org.nd4j.linalg.learning.config.NoOp");
    layer.putObject("weightInitFn").put("@class", "org.deeplearning4j.nn.weights.WeightInitXavier");
    layer.putArray("regularization");
    layer.putArray("regularizationBias");
    return layer;
  }

  private static ObjectNode vetted(LayerDescription node) {
    ObjectNode made = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> field : node.json().properties()) {
      if (FIELDS.contains(field.getKey()) && !hasObjects(field.getValue())) {
        checkSize(node, field.getKey(), field.getValue());
        made.set(field.getKey(), field.getValue());
      }
    }
    JsonNode function = node.json().path("activationFn");
    if (function instanceof ObjectNode object) {
      LayerDescription vetted = new LayerDescription(node.file(), node.index(), object);
      if (!FUNCTIONS.contains(vetted.type())) {
        String name = ModelArchive.readable(vetted.type());
        throw ModelFileProblem.of("unknown-layer", node.file(), name);
      }
      made.set("activationFn", numbersOnly(object));
    }
    // DL4J's output layer needs labels for a backward pass; it computes the same as a dense layer.
    if (node.type().equals("OutputLayer")) {
      made.put("@class", "org.deeplearning4j.nn.conf.layers.DenseLayer");
    }
    return made;
  }

  /** DL4J allocates whatever a description asks for, so that the numbers are bounded here. */
  private static void checkSize(LayerDescription node, String field, JsonNode value) {
    double most =
        switch (field) {
          case "nin", "nout", "inputShape" -> LARGEST_EXTENT;
          case "size", "depthMultiplier", "blockSize" -> LARGEST_FACTOR;
          default -> LARGEST_NUMBER;
        };
    for (JsonNode number : value.isArray() ? value : List.of(value)) {
      if (number.isNumber() && !(Math.abs(number.asDouble()) <= most)) {
        throw ModelFileProblem.of("bad-layer", node.file(), node.index(), field);
      }
    }
  }

  private static ObjectNode numbersOnly(ObjectNode function) {
    ObjectNode made = JSON.createObjectNode();
    made.set("@class", function.get("@class"));
    for (Map.Entry<String, JsonNode> field : function.properties()) {
      if (field.getValue().isNumber()) {
        made.set(field.getKey(), field.getValue());
      }
    }
    return made;
  }

  private static boolean hasObjects(JsonNode value) {
    return value.isObject() || (value.isArray() && !value.isEmpty() && !value.get(0).isNumber());
  }
}
