package io.github.convoscope.modelfile.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.modelfile.keras.KerasReference.Tensor;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;

/** Small models as JSON (with single quotes), files with them, and the tensors of their weights. */
abstract class KerasModelFixture {
  static final String INPUT =
      "{'class_name': 'InputLayer', 'name': 'in', 'inbound_nodes': [], 'config':"
          + " {'name': 'in', 'batch_input_shape': [null, 5, 4, 2]}}";

  static final String SAME =
      "'filters': 2, 'kernel_size': [3, 3], 'padding': 'same', 'data_format': 'channels_last'";

  /** A convolution, batch normalisation, and their sum: a model in a model. */
  static final String INNER =
      "{'class_name': 'Functional', 'name': 'inner', 'config': {'name': 'inner', 'layers': ["
          + INPUT.replace("'in'", "'inner_in'")
          + ", "
          + layer("Conv2D", "conv", SAME, "[['inner_in', 0, 0, {}]]")
          + ", "
          + layer(
              "BatchNormalization", "norm", "'axis': [3], 'epsilon': 0.5", "[['conv', 0, 0, {}]]")
          + ", "
          + layer("Add", "sum", "", "[['norm', 0, 0, {}], ['inner_in', 0, 0, {}]]")
          + "], 'input_layers': [['inner_in', 0, 0]], 'output_layers': [['sum', 0, 0]]}}";

  static final String OUTER =
      "{'class_name': 'Sequential', 'config': {'name': 'outer', 'layers': ["
          + INPUT
          + ", "
          + INNER
          + ", {'class_name': 'Sequential', 'config': {'name': 'head', 'layers': ["
          + "{'class_name': 'Flatten', 'config': {'name': 'flat'}},"
          + "{'class_name': 'Dense', 'config': {'name': 'conv', 'units': 3}}]}}]}}";

  @TempDir Path folder;
  final Random random = new Random(3);
  final int[] one = {1, 1};
  final Tensor kernel = tensor(3, 3, 2, 2);
  final Tensor bias = tensor(2);
  final Tensor dense = tensor(40, 3);
  final Tensor denseBias = tensor(3);
  final Tensor input = tensor(5, 4, 2);

  Tensor tensor(int... shape) {
    return Tensor.random(random, -1, 1, shape);
  }

  static String json(String text) {
    return text.replace('\'', '"');
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** A .h5 file of Keras 2 with weights by layer and path. */
  Path legacy(String configuration, Map<String, Map<String, Tensor>> weights) {
    Path file = file("model.h5");
    KerasFiles.legacy(file, json(configuration), "2.4.0", "tensorflow", weights);
    return file;
  }

  /** A .h5 file of Keras 2 without any weights; its description may be long. */
  Path legacy(String configuration) throws IOException {
    HdfBytes hdf = new HdfBytes();
    byte[] description = hdf.variableTexts("model_config", json(configuration));
    byte[] version = HdfBytes.texts("keras_version", "2.4.0");
    long weights = hdf.group(Map.of());
    Path file = file("model.h5");
    Files.write(file, hdf.file(hdf.group(Map.of("model_weights", weights), description, version)));
    return file;
  }

  static Map<String, Tensor> arrays(Object... pathsAndArrays) {
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    for (int i = 0; i < pathsAndArrays.length; i += 2) {
      arrays.put((String) pathsAndArrays[i], (Tensor) pathsAndArrays[i + 1]);
    }
    return arrays;
  }

  static Map<String, Tensor> usual(String layer, Tensor kernel, Tensor bias) {
    return arrays(layer + "/kernel:0", kernel, layer + "/bias:0", bias);
  }

  Tensor convolved(Tensor in) {
    return KerasReference.convolution(in, kernel, bias.data(), one, one, 1, "same");
  }

  static String layer(String type, String name, String settings, String calls) {
    return String.format(
        "{'class_name': '%s', 'name': '%s', 'config': {'name': '%s'%s}, 'inbound_nodes': [%s]}",
        type, name, name, settings.isEmpty() ? "" : ", " + settings, calls);
  }

  static String functional(String output, String... layers) {
    return "{'class_name': 'Functional', 'config': {'name': 'm', 'layers': ["
        + String.join(", ", layers)
        + "], 'input_layers': [['in', 0, 0]], 'output_layers': ["
        + output
        + "]}}";
  }

  void assertComputes(Tensor expected, KerasNetwork network) {
    Activations activations = new Activations(network.spec(), 1);
    double[] ours = input.transposed(2, 0, 1).data();
    float[] in = new float[ours.length];
    for (int i = 0; i < in.length; i++) {
      in[i] = (float) ours[i];
    }
    try (Engine engine = new FastEngine(network.spec(), network.weights())) {
      engine.forward(in, activations);
    }
    Tensor ordered = expected.shape().length == 3 ? expected.transposed(2, 0, 1) : expected;
    KerasSketch.assertClose(
        ordered.data(), activations.after(network.spec().depth() - 1), network.spec().name());
  }

  static List<String> names(KerasNetwork network) {
    return network.spec().layers().stream().map(LayerSpec::name).toList();
  }

  final Tensor gamma = tensor(2);
  final Tensor beta = tensor(2);
  final Tensor mean = tensor(2);
  final Tensor variance = Tensor.random(random, 1, 2, 2);

  Problem refused(String key, Path file) {
    Problem problem = assertThrows(Problem.class, () -> KerasFile.read(file));
    assertEquals("keras." + key, problem.what().key());
    assertEquals(Problem.Kind.INPUT, problem.kind());
    String sentence = Messages.text(problem.what());
    assertTrue(sentence.contains(file.getFileName().toString()), sentence);
    assertTrue(sentence.length() < 300, sentence);
    assertFalse(sentence.contains("{"), sentence);
    return problem;
  }

  String chain(String layer) {
    return "{'class_name': 'Sequential', 'config': {'name': 'm', 'layers': ["
        + INPUT
        + ", "
        + layer
        + "]}}";
  }
}
