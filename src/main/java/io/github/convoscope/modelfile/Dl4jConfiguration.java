package io.github.convoscope.modelfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.network.ForeignLayer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads DL4J's description of a network as plain JSON: no class is loaded by a name in the file;
 * unknown layer names are refused.
 *
 * @param file the model file, for messages
 * @param layers the chain
 * @param preprocessors what reshapes the input of a layer, by the layer's index
 */
record Dl4jConfiguration(
    String file, List<LayerDescription> layers, Map<Integer, LayerDescription> preprocessors) {
  static final int MOST_LAYERS = 256;
  private static final int MAX_NESTING_DEPTH = 64;
  private static final int LONGEST_TEXT = 1 << 16;
  private static final String LAYER_PACKAGE = "org.deeplearning4j.nn.conf.layers";

  /** Packages whose classes are called by their simple names. */
  static final Set<String> PACKAGES =
      Set.of(
          LAYER_PACKAGE,
          LAYER_PACKAGE + ".misc",
          LAYER_PACKAGE + ".convolutional",
          "org.deeplearning4j.nn.conf.preprocessor",
          "org.nd4j.linalg.activations.impl",
          "org.nd4j.linalg.lossfunctions.impl");

  /** Kinds of layers that can be read; our engine or DL4J computes them. */
  private static final Set<String> READABLE_LAYERS =
      Set.of(
          "ConvolutionLayer",
          "Convolution2D",
          "SubsamplingLayer",
          "Pooling2D",
          "DenseLayer",
          "OutputLayer",
          "LossLayer",
          "ActivationLayer",
          "DropoutLayer",
          "BatchNormalization",
          "GlobalPoolingLayer",
          "LocalResponseNormalization",
          "ZeroPaddingLayer",
          "Cropping2D",
          "Upsampling2D",
          "SeparableConvolution2D",
          "DepthwiseConvolution2D",
          "Deconvolution2D",
          "PReLULayer",
          "ElementWiseMultiplicationLayer",
          "SpaceToDepthLayer");

  private static final Set<String> READABLE_PREPROCESSORS =
      Set.of("FeedForwardToCnnPreProcessor", "CnnToFeedForwardPreProcessor");

  /**
   * Reads and vets a description.
   *
   * @param root the JSON, as {@link #parse} gives it
   * @throws io.github.convoscope.message.Problem if it isn't a chain of layers that are known
   */
  static Dl4jConfiguration read(ModelArchive archive, JsonNode root) {
    JsonNode confs = root.path("confs");
    if (!confs.isArray() || confs.isEmpty()) {
      throw ModelFileProblem.of("bad-configuration", archive.file());
    }
    if (confs.size() > MOST_LAYERS) {
      throw ModelFileProblem.of("too-many-layers", archive.file(), MOST_LAYERS);
    }
    List<LayerDescription> layers = new ArrayList<>();
    for (JsonNode conf : confs) {
      layers.add(layer(archive, layers.size(), conf.path("layer")));
    }
    Map<Integer, LayerDescription> preprocessors = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : root.path("inputPreProcessors").properties()) {
      int index = index(archive.file(), entry.getKey(), layers.size());
      preprocessors.put(index, preprocessor(archive, index, entry.getValue()));
    }
    return new Dl4jConfiguration(archive.file(), layers, preprocessors);
  }

  /** What a layer of the chain is called where the chain is written as a graph. */
  static String vertexName(int index) {
    return "l" + index;
  }

  /** The chain as a graph. */
  Dl4jGraphConfiguration asGraph() {
    List<Dl4jGraphConfiguration.Vertex> vertices = new ArrayList<>();
    for (LayerDescription layer : layers) {
      int index = vertices.size();
      vertices.add(
          new Dl4jGraphConfiguration.Vertex(
              vertexName(index),
              "LayerVertex",
              layer.json(),
              layer,
              preprocessors.get(index),
              List.of(index == 0 ? "in" : vertexName(index - 1))));
    }
    return new Dl4jGraphConfiguration(file, "in", vertexName(layers.size() - 1), vertices);
  }

  /** A layer with its preprocessor, for DL4J. */
  static ForeignLayer foreign(LayerDescription layer, @Nullable LayerDescription preprocessor) {
    return new ForeignLayer(
        layer.file(),
        VettedConfiguration.of(
            List.of(layer), preprocessor == null ? Map.of() : Map.of(0, preprocessor)));
  }

  /**
   * The JSON of a file's description, in the form of today's DL4J.
   *
   * @throws io.github.convoscope.message.Problem if it isn't JSON, or nested too deeply
   */
  static JsonNode parse(ModelArchive archive) {
    JsonNode root = parseAsWritten(archive);
    return root instanceof ObjectNode object && LegacyConfiguration.recognises(root)
        ? LegacyConfiguration.rewritten(object)
        : root;
  }

  /**
   * The JSON of a file's description, as the file has it.
   *
   * @throws io.github.convoscope.message.Problem if it isn't JSON, or nested too deeply
   */
  static JsonNode parseAsWritten(ModelArchive archive) {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING_DEPTH)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(100)
                    .build())
            .build();
    try {
      return new ObjectMapper(factory).readTree(archive.configuration());
    } catch (IOException e) {
      throw ModelFileProblem.of(e, "bad-configuration", archive.file());
    }
  }

  /** Takes a layer out of DL4J's FrozenLayer wrapper. */
  private static JsonNode unfrozen(JsonNode layer) {
    String type = layer.path("@class").asText("");
    return type.startsWith(LAYER_PACKAGE + ".misc.FrozenLayer") ? layer.path("layer") : layer;
  }

  /** A layer of a kind that can be read, taken out of DL4J's FrozenLayer wrapper. */
  static LayerDescription layer(ModelArchive archive, int index, JsonNode json) {
    return vetted(archive, index, unfrozen(json), READABLE_LAYERS);
  }

  /** A preprocessor of a kind that can be read. */
  static LayerDescription preprocessor(ModelArchive archive, int index, JsonNode json) {
    return vetted(archive, index, json, READABLE_PREPROCESSORS);
  }

  private static LayerDescription vetted(
      ModelArchive archive, int index, JsonNode json, Set<String> allowed) {
    if (!(json instanceof ObjectNode object)) {
      throw ModelFileProblem.of("bad-configuration", archive.file());
    }
    LayerDescription node = new LayerDescription(archive.file(), index, object);
    if (!allowed.contains(node.type())) {
      String name = node.type().isEmpty() ? "?" : ModelArchive.readable(node.type());
      throw ModelFileProblem.of("unknown-layer", archive.file(), name);
    }
    return node;
  }

  private static int index(String file, String key, int layers) {
    if (!key.matches("[0-9]{1,3}") || Integer.parseInt(key) >= layers) {
      throw ModelFileProblem.of("bad-configuration", file);
    }
    return Integer.parseInt(key);
  }
}
