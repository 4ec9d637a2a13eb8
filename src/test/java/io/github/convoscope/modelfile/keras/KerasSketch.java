package io.github.convoscope.modelfile.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.modelfile.keras.KerasReference.Tensor;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * A Keras model in the making: for each layer its settings, its weights, and what it computes from
 * one input, worked out by {@link KerasReference}. It can be written as every generation of Keras
 * would, and compared with what the program makes of the file.
 */
final class KerasSketch {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A generation of Keras and a kind of file. */
  enum Format {
    H5_OF_KERAS_1(1, "1.2.2"),
    H5_OF_KERAS_2(2, "2.4.0"),
    H5_OF_KERAS_3(3, "3.10.0"),
    ARCHIVE_OF_KERAS_3(3, "3.6.0");

    final int generation;
    final String version;

    Format(int generation, String version) {
      this.generation = generation;
      this.version = version;
    }
  }

  /** Result of a layer. Weights are in the order in which Keras makes them. */
  record Node(
      String name,
      String type,
      ObjectNode config,
      List<Node> inputs,
      Map<String, Tensor> weights,
      Tensor value) {}

  final Format format;
  final Random random = new Random(5);
  private final List<Node> nodes = new ArrayList<>();
  private String backend = "tensorflow";
  private boolean channelsFirst;
  private boolean sequential;
  private boolean namesInGroups;

  KerasSketch(Format format) {
    this.format = format;
  }

  /** Maps are channels, rows, columns. */
  KerasSketch channelsFirst() {
    channelsFirst = true;
    return this;
  }

  /** True where kernels lie as outputs, inputs, rows, columns. */
  boolean keras1First() {
    return channelsFirst && format.generation == 1;
  }

  /** Written as a sequential model. */
  KerasSketch sequential() {
    sequential = true;
    return this;
  }

  /** Groups of weights tell their layer's name, as since Keras 3.6. */
  KerasSketch namesInGroups() {
    namesInGroups = true;
    return this;
  }

  KerasSketch backend(String name) {
    backend = name;
    return this;
  }

  Tensor random(int... shape) {
    return Tensor.random(random, -1, 1, shape);
  }

  double[] vector(int length) {
    return random(length).data();
  }

  /** The input with random numbers in it. */
  Node input(int... shape) {
    ObjectNode config = JSON.createObjectNode();
    ArrayNode batch =
        config.putArray(format.generation == 3 ? "batch_shape" : "batch_input_shape").addNull();
    Arrays.stream(shape).forEach(batch::add);
    return add("InputLayer", "input_1", config, Map.of(), random(shape));
  }

  ObjectNode config() {
    return JSON.createObjectNode();
  }

  /** A layer. */
  Node add(
      String type,
      String name,
      ObjectNode config,
      Map<String, Tensor> weights,
      Tensor value,
      Node... inputs) {
    config.put("name", name);
    config.put("trainable", true);
    Node node = new Node(name, type, config, List.of(inputs), weights, value);
    nodes.add(node);
    return node;
  }

  /** The setting that tells where channels are. */
  ObjectNode withFormat(ObjectNode config) {
    return format.generation == 1
        ? config.put("dim_ordering", channelsFirst ? "th" : "tf")
        : config.put("data_format", channelsFirst ? "channels_first" : "channels_last");
  }

  /** A tensor with its channels last. */
  Tensor last(Tensor tensor) {
    return channelsFirst ? tensor.transposed(1, 2, 0) : tensor;
  }

  /** A tensor with its channels where this model has them. */
  Tensor own(Tensor channelsLast) {
    return channelsFirst ? channelsLast.transposed(2, 0, 1) : channelsLast;
  }

  private ObjectNode model(Node output) {
    boolean functional = !sequential;
    ObjectNode root = JSON.createObjectNode();
    root.put(
        "class_name", functional ? format.generation == 1 ? "Model" : "Functional" : "Sequential");
    if (format.generation == 3) {
      root.put("module", functional ? "keras.src.models.functional" : "keras");
      root.put("registered_name", functional ? "Functional" : null);
    }
    if (sequential && format.generation == 1) {
      ArrayNode list = root.putArray("config");
      nodes.stream().skip(1).forEach(node -> list.add(layer(node, functional)));
      ((ObjectNode) list.get(0).get("config"))
          .set("batch_input_shape", nodes.get(0).config().get("batch_input_shape"));
      return root;
    }
    ObjectNode config = root.putObject("config").put("name", "model_1");
    ArrayNode layers = config.putArray("layers");
    nodes.forEach(node -> layers.add(layer(node, functional)));
    if (functional) {
      config.putArray("input_layers").add(reference(nodes.get(0)));
      config.putArray("output_layers").add(reference(output));
    }
    return root;
  }

  private ObjectNode layer(Node node, boolean functional) {
    ObjectNode layer = JSON.createObjectNode();
    layer.put("class_name", node.type());
    layer.set("config", node.config());
    if (format.generation == 3) {
      layer.put("module", "keras.layers");
      layer.putNull("registered_name");
    }
    if (functional) {
      layer.put("name", node.name());
      ArrayNode calls = layer.putArray("inbound_nodes");
      if (!node.inputs().isEmpty()) {
        calls.add(format.generation == 3 ? call(node) : oldCall(node));
      }
    }
    return layer;
  }

  private static ArrayNode reference(Node node) {
    return JSON.createArrayNode().add(node.name()).add(0).add(0);
  }

  private static ArrayNode oldCall(Node node) {
    ArrayNode call = JSON.createArrayNode();
    node.inputs().forEach(input -> call.add(reference(input).add(JSON.createObjectNode())));
    return call;
  }

  private static ObjectNode call(Node node) {
    ObjectNode call = JSON.createObjectNode();
    ArrayNode arguments = call.putArray("args");
    ArrayNode into = node.inputs().size() > 1 ? arguments.addArray() : arguments;
    for (Node input : node.inputs()) {
      ObjectNode tensor = into.addObject().put("class_name", "__keras_tensor__");
      tensor.putObject("config").put("dtype", "float32").set("keras_history", reference(input));
    }
    call.putObject("kwargs");
    return call;
  }

  /** Writes the model with its last layer as output. */
  void write(Path file) throws IOException {
    String configuration = JSON.writeValueAsString(model(nodes.get(nodes.size() - 1)));
    if (format == Format.ARCHIVE_OF_KERAS_3) {
      Map<String, List<Tensor>> weights = new LinkedHashMap<>();
      Map<String, String> names = new HashMap<>();
      Map<String, Integer> counts = new HashMap<>();
      for (Node node : nodes) {
        String prefix = snake(node.type());
        int number = counts.merge(prefix, 1, Integer::sum) - 1;
        String path = "layers/" + prefix + (number == 0 ? "" : "_" + number);
        weights.put(path, List.copyOf(node.weights().values()));
        if (namesInGroups) {
          names.put(path, node.name());
        }
      }
      KerasFiles.archive(file, configuration, format.version, weights, names);
      return;
    }
    Map<String, Map<String, Tensor>> weights = new LinkedHashMap<>();
    for (Node node : nodes) {
      Map<String, Tensor> own = new LinkedHashMap<>();
      node.weights().forEach((role, array) -> own.put(path(node.name(), role), array));
      weights.put(node.name(), own);
    }
    KerasFiles.legacy(file, configuration, format.version, backend, weights);
  }

  /** A weight's name in its layer's group. */
  private String path(String layer, String role) {
    return switch (format.generation) {
      case 1 -> layer + "_" + (role.equals("kernel") ? "W" : role.equals("bias") ? "b" : role);
      case 2 -> layer + "/" + role + ":0";
      default -> "model_1/" + layer + "/" + role;
    };
  }

  private static String snake(String type) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < type.length(); i++) {
      boolean capital = Character.isUpperCase(type.charAt(i));
      boolean before = i > 0 && Character.isLowerCase(type.charAt(i - 1));
      boolean after = i + 1 < type.length() && Character.isLowerCase(type.charAt(i + 1));
      if (i > 0 && capital && (before || after)) {
        name.append('_');
      }
      name.append(type.charAt(i));
    }
    return name.toString().toLowerCase(Locale.ROOT);
  }

  /** Writes the model, opens it, and compares all layers that it has by name. */
  KerasNetwork check(Path folder) throws IOException {
    return check(folder, false);
  }

  /**
   * The same, where cells that were flattened may lie in another order here.
   *
   * @param flattenedOtherwise true to leave flattened cells out of the comparison
   */
  KerasNetwork check(Path folder, boolean flattenedOtherwise) throws IOException {
    Path file = folder.resolve(format == Format.ARCHIVE_OF_KERAS_3 ? "model.keras" : "model.h5");
    write(file);
    assertTrue(KerasFile.recognises(file));
    KerasNetwork network = KerasFile.read(file);
    assertEquals("keras " + format.version, network.format());
    compare(network, flattenedOtherwise);
    return network;
  }

  private void compare(KerasNetwork network, boolean flattenedOtherwise) {
    NetworkSpec spec = network.spec();
    Activations activations = run(network, nodes.get(0).value());
    int compared = 0;
    for (LayerSpec layer : spec.layers()) {
      for (Node node : nodes) {
        boolean flat = layer.kind() == LayerKind.FLATTEN && flattenedOtherwise;
        if (node.name().equals(layer.name()) && !flat) {
          double[] expected = ours(node.value(), layer.shape());
          assertClose(expected, activations.after(layer.index()), node.name());
          compared++;
        }
      }
    }
    assertTrue(compared > 0, "nothing compared");
    Node last = nodes.get(nodes.size() - 1);
    assertClose(
        ours(last.value(), spec.output().shape()), activations.after(spec.depth() - 1), "output");
  }

  Activations run(KerasNetwork network, Tensor input) {
    NetworkSpec spec = network.spec();
    Activations activations = new Activations(spec, 1);
    double[] ours = ours(input, spec.input().shape());
    float[] in = new float[ours.length];
    for (int i = 0; i < in.length; i++) {
      in[i] = (float) ours[i];
    }
    try (Engine engine = new FastEngine(spec, network.weights())) {
      engine.forward(in, activations);
    }
    return activations;
  }

  /** A tensor of Keras's in the order channel, row, column. */
  private double[] ours(Tensor tensor, Shape shape) {
    assertEquals(tensor.data().length, shape.size());
    boolean turned = tensor.shape().length == 3 && !channelsFirst;
    Tensor ordered = turned ? tensor.transposed(2, 0, 1) : tensor;
    if (tensor.shape().length == 3) {
      assertEquals(Shape.maps(ordered.shape()[0], ordered.shape()[1], ordered.shape()[2]), shape);
    }
    return ordered.data();
  }

  static void assertClose(double[] expected, float[] actual, String what) {
    assertEquals(expected.length, actual.length, what);
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 1e-5 * largest, what + " at " + i);
    }
  }
}
