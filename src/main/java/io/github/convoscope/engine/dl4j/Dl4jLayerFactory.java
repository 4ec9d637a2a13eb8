package io.github.convoscope.engine.dl4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.message.Problem;
import io.github.convoscope.modelfile.LayerDescription;
import io.github.convoscope.modelfile.ModelArchive;
import io.github.convoscope.modelfile.ModelFileProblem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Makes single layers of DL4J from vetted descriptions: a description is written anew, with nothing
 * in it but what the layer needs to compute.
 */
final class Dl4jLayerFactory {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST_NUMBER = 1 << 10;
  private static final int LARGEST_FACTOR = 1 << 4;
  private static final int LARGEST_EXTENT = 1 << 20;

  /** What decides what a layer computes. All that only training needs stays behind. */
  private static final Set<String> COMPUTING =
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

  private Dl4jLayerFactory() {}

  /**
   * A network of one layer, its parameters not yet set.
   *
   * @param most parameters that it may have
   * @throws io.github.convoscope.message.Problem if DL4J can't make it
   */
  static MultiLayerNetwork make(
      LayerDescription layer, @Nullable LayerDescription preprocessor, long most) {
    Map<Integer, LayerDescription> preprocessors =
        preprocessor == null ? Map.of() : Map.of(0, preprocessor);
    MultiLayerNetwork network = make(layer.file(), List.of(layer), preprocessors, most);
    network.initGradientsView();
    return network;
  }

  /**
   * A network of some layers, its parameters not yet set.
   *
   * @param most parameters that it may have; they are counted before there is memory for them
   * @throws io.github.convoscope.message.Problem if DL4J can't make it
   */
  static MultiLayerNetwork make(
      String file,
      List<LayerDescription> layers,
      Map<Integer, LayerDescription> preprocessors,
      long most) {
    ObjectNode root = JSON.createObjectNode();
    root.put("backpropType", "Standard").put("cacheMode", "NONE").put("dataType", "FLOAT");
    root.put("inferenceWorkspaceMode", "NONE").put("trainingWorkspaceMode", "NONE");
    root.put("validateOutputLayerConfig", false);
    ArrayNode confs = root.putArray("confs");
    for (LayerDescription layer : layers) {
      ObjectNode conf = confs.addObject();
      conf.put("dataType", "FLOAT").put("cacheMode", "NONE").put("seed", 0);
      conf.put("miniBatch", true).put("minimize", true);
      conf.put("optimizationAlgo", "STOCHASTIC_GRADIENT_DESCENT");
      conf.putArray("variables");
      conf.set("layer", trainable(rewritten(layer)));
    }
    ObjectNode reshaping = root.putObject("inputPreProcessors");
    preprocessors.forEach((at, one) -> reshaping.set(Integer.toString(at), rewritten(one)));
    try {
      Nd4j.zeros(1);
      MultiLayerConfiguration configuration = MultiLayerConfiguration.fromJson(root.toString());
      long parameters = 0;
      for (NeuralNetConfiguration conf : configuration.getConfs()) {
        parameters += conf.getLayer().initializer().numParams(conf);
      }
      if (parameters > most) {
        throw ModelFileProblem.of("coefficients-differ", file, most, parameters);
      }
      MultiLayerNetwork network = new MultiLayerNetwork(configuration);
      network.init();
      return network;
    } catch (Problem e) {
      throw e;
    } catch (RuntimeException e) {
      throw ModelFileProblem.of(e, "needs-dl4j", file);
    }
  }

  /** DL4J takes a layer that says nothing of its training for one of an older format. */
  private static ObjectNode trainable(ObjectNode layer) {
    layer.putObject("iupdater").put("@class", "org.nd4j.linalg.learning.config.NoOp");
    layer.putObject("weightInitFn").put("@class", "org.deeplearning4j.nn.weights.WeightInitXavier");
    layer.putArray("regularization");
    layer.putArray("regularizationBias");
    return layer;
  }

  private static ObjectNode rewritten(LayerDescription node) {
    ObjectNode made = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> field : node.json().properties()) {
      if (COMPUTING.contains(field.getKey()) && !hasObjects(field.getValue())) {
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
    // An output layer wants labels to go backwards; below its function it is a dense layer.
    if (node.type().equals("OutputLayer")) {
      made.put("@class", "org.deeplearning4j.nn.conf.layers.DenseLayer");
    }
    return made;
  }

  /** DL4J makes what it is told to, however large. */
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
