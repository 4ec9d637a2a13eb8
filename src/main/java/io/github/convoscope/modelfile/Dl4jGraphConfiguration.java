package io.github.convoscope.modelfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * DL4J's description of a {@code ComputationGraph}, read as plain JSON: no class is loaded by a
 * name from the file, and only kinds of layers and vertices that we know are accepted.
 *
 * @param file the model file, for messages
 * @param input name of the network's input
 * @param output name of the vertex that is the network's answer, the first where there are several
 * @param vertices in the order in which DL4J stores their parameters, the input left out
 */
record Dl4jGraphConfiguration(String file, String input, String output, List<Vertex> vertices) {
  private static final int MOST_VERTICES = 2000;
  private static final int MOST_INPUTS = 64;
  private static final String PACKAGE = "org.deeplearning4j.nn.conf.graph.";

  /**
   * One vertex of the graph.
   *
   * @param name its name in the file
   * @param type simple name of its class
   * @param json its description
   * @param layer its layer, or null where it isn't a layer
   * @param preprocessor what reshapes its input, or null
   * @param inputs names of the vertices that it reads
   */
  record Vertex(
      String name,
      String type,
      JsonNode json,
      @Nullable LayerDescription layer,
      @Nullable LayerDescription preprocessor,
      List<String> inputs) {}

  /** True for the description of a graph, false for that of a chain. */
  static boolean recognises(JsonNode root) {
    return root.has("vertices");
  }

  /**
   * Reads and vets a description.
   *
   * @throws io.github.convoscope.message.Problem if it isn't a graph with one input, of vertices
   *     that are known
   */
  static Dl4jGraphConfiguration read(ModelArchive archive, JsonNode root) {
    String file = archive.file();
    JsonNode inputs = root.path("networkInputs");
    JsonNode outputs = root.path("networkOutputs");
    if (!inputs.isArray() || !outputs.isArray() || outputs.isEmpty() || inputs.isEmpty()) {
      throw ModelFileProblem.of("bad-configuration", file);
    }
    if (inputs.size() > 1) {
      throw ModelFileProblem.of("several-inputs", file, inputs.size());
    }
    if (root.path("vertices").size() > MOST_VERTICES) {
      throw ModelFileProblem.of("too-many-layers", file, MOST_VERTICES);
    }
    Map<String, Vertex> vertices = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : root.path("vertices").properties()) {
      List<String> inputNames = new ArrayList<>();
      for (JsonNode name : root.path("vertexInputs").path(entry.getKey())) {
        inputNames.add(name.asText());
      }
      if (inputNames.isEmpty() || inputNames.size() > MOST_INPUTS) {
        throw ModelFileProblem.of("bad-configuration", file);
      }
      vertices.put(entry.getKey(), vertex(archive, vertices.size(), entry, inputNames));
    }
    String input = inputs.get(0).asText();
    String output = outputs.get(0).asText();
    if (!vertices.containsKey(output) || vertices.containsKey(input)) {
      throw ModelFileProblem.of("bad-configuration", file);
    }
    return new Dl4jGraphConfiguration(file, input, output, sorted(file, input, vertices));
  }

  /** True where DL4J takes the input as [examples, size]. */
  boolean takesFlatInput() {
    return vertices.stream()
        .filter(vertex -> vertex.inputs().contains(input))
        .anyMatch(
            vertex -> {
              if (vertex.preprocessor() != null) {
                return vertex.preprocessor().type().equals("FeedForwardToCnnPreProcessor");
              }
              return vertex.layer() != null
                  && (vertex.layer().type().equals("DenseLayer")
                      || vertex.layer().type().equals("OutputLayer"));
            });
  }

  private static Vertex vertex(
      ModelArchive archive, int index, Map.Entry<String, JsonNode> entry, List<String> inputs) {
    JsonNode json = entry.getValue();
    String type = json.path("@class").asText("");
    if (!type.startsWith(PACKAGE)) {
      throw unknown(archive, type);
    }
    String simple = type.substring(PACKAGE.length());
    JsonNode reshaping = json.path("preProcessor");
    LayerDescription preprocessor =
        reshaping.isObject() ? Dl4jConfiguration.preprocessor(archive, index, reshaping) : null;
    LayerDescription layer =
        simple.equals("LayerVertex")
            ? Dl4jConfiguration.layer(archive, index, json.path("layerConf").path("layer"))
            : null;
    return new Vertex(entry.getKey(), simple, json, layer, preprocessor, inputs);
  }

  private static RuntimeException unknown(ModelArchive archive, String type) {
    String name = type.isEmpty() ? "?" : ModelArchive.readable(type);
    return ModelFileProblem.of("unknown-layer", archive.file(), name);
  }

  /**
   * DL4J stores the parameters in the order of its own topological sort (Kahn's algorithm), which
   * depends on the order in which Java's hash sets of numbers are gone through. This method sorts
   * with the same collections, so that it gets the same order.
   */
  private static List<Vertex> sorted(String file, String input, Map<String, Vertex> vertices) {
    List<Vertex> numbered = new ArrayList<>(vertices.values());
    Map<String, Integer> numbers = new HashMap<>();
    numbers.put(input, 0);
    for (int i = 0; i < numbered.size(); i++) {
      numbers.put(numbered.get(i).name(), i + 1);
    }
    Map<Integer, Set<Integer>> missingInputs = new HashMap<>();
    Map<Integer, Set<Integer>> consumers = new HashMap<>();
    for (int i = 1; i <= numbered.size(); i++) {
      Set<Integer> from = new HashSet<>();
      for (String name : numbered.get(i - 1).inputs()) {
        Integer number = numbers.get(name);
        if (number == null) {
          throw ModelFileProblem.of("bad-configuration", file);
        }
        from.add(number);
        consumers.computeIfAbsent(number, key -> new HashSet<>()).add(i);
      }
      missingInputs.put(i, from);
    }
    List<Vertex> sorted = new ArrayList<>();
    ArrayDeque<Integer> ready = new ArrayDeque<>(List.of(0));
    while (!ready.isEmpty()) {
      int next = ready.removeFirst();
      if (next > 0) {
        sorted.add(numbered.get(next - 1));
      }
      for (int consumer : consumers.getOrDefault(next, Set.of())) {
        Set<Integer> missing = missingInputs.getOrDefault(consumer, Set.of());
        missing.remove(next);
        if (missing.isEmpty()) {
          ready.add(consumer);
        }
      }
    }
    if (sorted.size() < numbered.size()) {
      throw ModelFileProblem.of("cycle", file);
    }
    return sorted;
  }
}
