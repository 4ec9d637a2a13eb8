package io.github.convoscope.modelfile.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.modelfile.keras.KerasReference.Tensor;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.CancelledException;
import io.github.convoscope.task.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models as wholes: graphs, models in models, inputs, and what can't be read. */
class KerasModelsTest {
  @TempDir Path folder;
  private final Random random = new Random(3);
  private final int[] one = {1, 1};
  private final Tensor kernel = tensor(3, 3, 2, 2);
  private final Tensor bias = tensor(2);
  private final Tensor dense = tensor(40, 3);
  private final Tensor denseBias = tensor(3);
  private final Tensor input = tensor(5, 4, 2);

  private Tensor tensor(int... shape) {
    return Tensor.random(random, -1, 1, shape);
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  /** A .h5 file of Keras 2 with weights by layer and path. */
  private Path legacy(String configuration, Map<String, Map<String, Tensor>> weights) {
    Path file = file("model.h5");
    KerasFiles.legacy(file, json(configuration), "2.4.0", "tensorflow", weights);
    return file;
  }

  /** A .h5 file of Keras 2 without any weights; its description may be long. */
  private Path legacy(String configuration) throws IOException {
    HdfBytes hdf = new HdfBytes();
    byte[] description = hdf.variableTexts("model_config", json(configuration));
    byte[] version = HdfBytes.texts("keras_version", "2.4.0");
    long weights = hdf.group(Map.of());
    Path file = file("model.h5");
    Files.write(file, hdf.file(hdf.group(Map.of("model_weights", weights), description, version)));
    return file;
  }

  private static Map<String, Tensor> arrays(Object... pathsAndArrays) {
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    for (int i = 0; i < pathsAndArrays.length; i += 2) {
      arrays.put((String) pathsAndArrays[i], (Tensor) pathsAndArrays[i + 1]);
    }
    return arrays;
  }

  private static Map<String, Tensor> usual(String layer, Tensor kernel, Tensor bias) {
    return arrays(layer + "/kernel:0", kernel, layer + "/bias:0", bias);
  }

  private Tensor convolved(Tensor in) {
    return KerasReference.convolution(in, kernel, bias.data(), one, one, 1, "same");
  }

  private static final String INPUT =
      "{'class_name': 'InputLayer', 'name': 'in', 'inbound_nodes': [], 'config':"
          + " {'name': 'in', 'batch_input_shape': [null, 5, 4, 2]}}";

  private static String layer(String type, String name, String settings, String calls) {
    return String.format(
        "{'class_name': '%s', 'name': '%s', 'config': {'name': '%s'%s}, 'inbound_nodes': [%s]}",
        type, name, name, settings.isEmpty() ? "" : ", " + settings, calls);
  }

  private static final String SAME =
      "'filters': 2, 'kernel_size': [3, 3], 'padding': 'same', 'data_format': 'channels_last'";

  private static String functional(String output, String... layers) {
    return "{'class_name': 'Functional', 'config': {'name': 'm', 'layers': ["
        + String.join(", ", layers)
        + "], 'input_layers': [['in', 0, 0]], 'output_layers': ["
        + output
        + "]}}";
  }

  private void assertComputes(Tensor expected, KerasNetwork network) {
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

  private static List<String> names(KerasNetwork network) {
    return network.spec().layers().stream().map(LayerSpec::name).toList();
  }

  @Test
  void aLayerThatIsCalledTwiceIsTwoLayersWithTheSameWeights() {
    KerasNetwork network =
        KerasFile.read(
            legacy(
                functional(
                    "['sum', 0, 0]",
                    INPUT,
                    layer("Conv2D", "conv", SAME, "[['in', 0, 0, {}]], [['conv', 0, 0, {}]]"),
                    layer("Add", "sum", "", "[['conv', 0, 0, {}], ['conv', 1, 0, {}]]")),
                Map.of("conv", usual("conv", kernel, bias))));
    assertEquals(List.of("input", "conv", "conv-2", "sum"), names(network));
    assertSame(network.weights().of(1).kernel(), network.weights().of(2).kernel());
    Tensor once = convolved(input);
    assertComputes(KerasReference.merged(once, convolved(once), Double::sum), network);
  }

  /** A convolution, batch normalisation, and their sum: a model in a model. */
  private static final String INNER =
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

  private static final String OUTER =
      "{'class_name': 'Sequential', 'config': {'name': 'outer', 'layers': ["
          + INPUT
          + ", "
          + INNER
          + ", {'class_name': 'Sequential', 'config': {'name': 'head', 'layers': ["
          + "{'class_name': 'Flatten', 'config': {'name': 'flat'}},"
          + "{'class_name': 'Dense', 'config': {'name': 'conv', 'units': 3}}]}}]}}";

  private final Tensor gamma = tensor(2);
  private final Tensor beta = tensor(2);
  private final Tensor mean = tensor(2);
  private final Tensor variance = Tensor.random(random, 1, 2, 2);

  private Tensor nestedResult() {
    double[] factor = new double[2];
    double[] summand = new double[2];
    for (int c = 0; c < 2; c++) {
      factor[c] = gamma.data()[c] / Math.sqrt(variance.data()[c] + 0.5);
      summand[c] = beta.data()[c] - mean.data()[c] * factor[c];
    }
    Tensor normal = KerasReference.scaled(convolved(input), factor, summand);
    Tensor sum = KerasReference.merged(normal, input, Double::sum);
    return KerasReference.dense(sum.shaped(40), dense, denseBias.data());
  }

  @ParameterizedTest
  @CsvSource({"conv/, norm/", "inner/conv/, inner/norm/", "conv_1/, norm_1/"})
  void modelsInAModelAreTakenApart(String conv, String norm) {
    // All that is trained comes first; names in the last line name no layer.
    Map<String, Tensor> inner =
        arrays(
            conv + "kernel:0",
            kernel,
            conv + "bias:0",
            bias,
            norm + "gamma:0",
            gamma,
            norm + "beta:0",
            beta,
            norm + "moving_mean:0",
            mean,
            norm + "moving_variance:0",
            variance);
    Map<String, Map<String, Tensor>> weights = new LinkedHashMap<>();
    weights.put("inner", inner);
    weights.put("head", usual("conv", dense, denseBias));
    KerasNetwork network = KerasFile.read(legacy(OUTER, weights));
    assertEquals(List.of("input", "conv", "norm", "sum", "flat", "head_conv"), names(network));
    assertComputes(nestedResult(), network);
  }

  @ParameterizedTest
  @ValueSource(strings = {"layers", "_layer_checkpoint_dependencies"})
  void modelsInTheModelOfAnArchive(String container) throws IOException {
    Map<String, List<Tensor>> weights = new LinkedHashMap<>();
    String inner = container + "/functional/" + container;
    // TensorFlow counts layers that have weights twice, so numbers are left out.
    boolean gaps = !container.equals("layers");
    weights.put(inner + "/conv2d" + (gaps ? "_2" : ""), List.of(kernel, bias));
    weights.put(inner + "/batch_normalization", List.of(gamma, beta, mean, variance));
    weights.put(container + "/sequential/" + container + "/dense", List.of(dense, denseBias));
    weights.put(container + "/flatten", List.of());
    Path file = file("model.keras");
    KerasFiles.archive(file, json(OUTER), "3.6.0", weights, Map.of());
    assertComputes(nestedResult(), KerasFile.read(file));
  }

  @Test
  void groupsAreFoundByTheNamesInThemBeforeTheirNumbers() throws IOException {
    String model =
        functional(
            "['b', 0, 0]",
            INPUT,
            layer("Conv2D", "a", SAME, "[['in', 0, 0, {}]]"),
            layer("Conv2D", "b", SAME, "[['a', 0, 0, {}]]"));
    Tensor other = tensor(3, 3, 2, 2);
    Map<String, List<Tensor>> weights = new LinkedHashMap<>();
    weights.put("layers/conv2d", List.of(other, bias));
    weights.put("layers/conv2d_1", List.of(kernel, bias));
    Path file = file("model.keras");
    Tensor second =
        KerasReference.convolution(convolved(input), other, bias.data(), one, one, 1, "same");
    KerasFiles.archive(
        file, json(model), "3.6.0", weights, Map.of("layers/conv2d", "b", "layers/conv2d_1", "a"));
    assertComputes(second, KerasFile.read(file));
  }

  @Test
  void theFirstOfSeveralOutputsIsTaken() {
    KerasNetwork network =
        KerasFile.read(
            legacy(
                functional(
                    "['conv', 0, 0], ['other', 0, 0]",
                    INPUT,
                    layer("Conv2D", "conv", SAME, "[['in', 0, 0, {}]]"),
                    layer("LSTM", "other", "'units': 3", "[['second', 0, 0, {}]]")),
                Map.of("conv", usual("conv", kernel, bias))));
    // What only feeds the other output is not even looked at.
    assertEquals(List.of(Message.of("keras.several-outputs", 2)), network.notes());
    assertEquals(List.of("input", "conv"), names(network));
    assertComputes(convolved(input), network);
    assertFalse(Messages.text(network.notes().get(0)).isEmpty());
  }

  @Test
  void severalInputsAreRefusedWhereTheyFeedTheOutput() throws IOException {
    String second = INPUT.replace("'in'", "'in2'");
    String sum = layer("Add", "sum", "", "[['in', 0, 0, {}], ['in2', 0, 0, {}]]");
    String both =
        functional("['sum', 0, 0]", INPUT, second, sum)
            .replace("[['in', 0, 0]]", "[['in', 0, 0], ['in2', 0, 0]]");
    refused("several-inputs", legacy(both));
    String conv = layer("Conv2D", "conv", SAME, "[['in2', 0, 0, {}]]");
    String unused =
        functional("['conv', 0, 0], ['sum', 0, 0]", INPUT, second, sum, conv)
            .replace("[['in', 0, 0]]", "[['in', 0, 0], ['in2', 0, 0]]");
    KerasNetwork network =
        KerasFile.read(legacy(unused, Map.of("conv", usual("conv", kernel, bias))));
    assertComputes(convolved(input), network);
  }

  private Problem refused(String key, Path file) {
    Problem problem = assertThrows(Problem.class, () -> KerasFile.read(file));
    assertEquals("keras." + key, problem.what().key());
    assertEquals(Problem.Kind.INPUT, problem.kind());
    String sentence = Messages.text(problem.what());
    assertTrue(sentence.contains(file.getFileName().toString()), sentence);
    assertTrue(sentence.length() < 300, sentence);
    assertFalse(sentence.contains("{"), sentence);
    return problem;
  }

  @ParameterizedTest
  @CsvSource({
    "'null, null, null, 3', 224, 224, 3",
    "'null, null, null, 1', 28, 28, 1",
    "'null, 40, null, 3', 40, 224, 3"
  })
  void sizesThatAreLeftOpenAreChosen(String shape, int rows, int columns, int channels)
      throws IOException {
    String model =
        String.format(
            "{'class_name': 'Sequential', 'config': {'layers': [{'class_name': 'InputLayer',"
                + " 'config': {'batch_shape': [%s], 'name': 'in'}},"
                + " {'class_name': 'MaxPooling2D', 'config': {'name': 'pool', 'pool_size': 2}}]}}",
            shape);
    Path file = legacy(model);
    KerasNetwork network = KerasFile.read(file);
    assertEquals(Shape.maps(channels, rows, columns), network.input().shape());
    assertTrue(network.input().sizeChosen());
    assertEquals(List.of(Message.of("keras.size-chosen", columns, rows)), network.notes());
    network = KerasFile.read(file, 60, Progress.NONE);
    assertEquals(rows == 40 ? 40 : 60, network.input().shape().rows());
    assertEquals(60, network.input().shape().columns());
  }

  @Test
  void aFirstLayerThatResizesTellsTheSize() throws IOException {
    String model =
        "{'class_name': 'Sequential', 'config': {'layers': [{'class_name': 'InputLayer',"
            + " 'config': {'batch_shape': [null, null, null, 3], 'name': 'in'}},"
            + " {'class_name': 'Resizing', 'config': {'name': 'r', 'height': 30, 'width': 20}},"
            + " {'class_name': 'MaxPooling2D', 'config': {'name': 'pool', 'pool_size': 2}}]}}";
    assertEquals(Shape.maps(3, 30, 20), KerasFile.read(legacy(model)).input().shape());
    refused("bad-layer", legacy(model.replace("null, null, null", "null, 30, 21")));
  }

  @Test
  void theInputsShapeStandsInManyPlaces() {
    String dense = "{'class_name': 'Dense', 'config': {'name': 'd', 'units': 3%s}%s}";
    Map<String, Map<String, Tensor>> weights =
        Map.of("d", usual("d", this.dense, denseBias), "in", Map.of());
    for (String model :
        List.of(
            String.format(dense, ", 'batch_input_shape': [null, 40]", ""),
            String.format(dense, ", 'input_dim': 40", ""),
            String.format(dense, "", ", 'build_config': {'input_shape': [null, 40]}"))) {
      String list = "{'class_name': 'Sequential', 'config': [" + model + "]}";
      assertEquals(Shape.units(40), KerasFile.read(legacy(list, weights)).spec().input().shape());
    }
    String whole =
        "{'class_name': 'Sequential', 'config': {'build_input_shape': [null, 40], 'layers': ["
            + String.format(dense, "", "")
            + "]}}";
    assertEquals(Shape.units(40), KerasFile.read(legacy(whole, weights)).spec().input().shape());
    String nowhere = whole.replace("'build_input_shape': [null, 40], ", "");
    refused("input-shape", legacy(nowhere, weights));
    refused("input-shape", legacy(whole.replace("null, 40", "null, 2, 3, 4, 5"), weights));
    refused("input-shape", legacy(whole.replace("null, 40", "null, 1e99"), weights));
    refused("input-shape", legacy(whole.replace("null, 40", "null, -40"), weights));
  }

  private String chain(String layer) {
    return "{'class_name': 'Sequential', 'config': {'name': 'm', 'layers': ["
        + INPUT
        + ", "
        + layer
        + "]}}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "code | {'class_name': 'Lambda', 'config': {'name': 'x', 'function': ['aGk=', null, null]}}",
        "code | {'class_name': 'TFOpLambda', 'config': {'name': 'x', 'function': 'math.add'}}",
        "custom-layer | {'class_name': 'Custom>Mine', 'config': {'name': 'x'}}",
        "custom-layer | {'class_name': 'Dense', 'registered_name': 'p>Dense', 'config': {'name': 'x'}}",
        "custom-layer | {'class_name': 'Dense', 'module': 'os', 'config': {'name': 'x'}}",
        "unknown-layer | {'class_name': 'LSTM', 'module': 'keras.layers', 'config': {'name': 'x'}}",
        "unknown-layer | {'class_name': 'Conv2DTranspose', 'config': {'name': 'x'}}",
        "unknown-layer | {'class_name': 'Mine', 'config': {'name': 'x'}}",
        "unknown-layer | {}",
        "unknown-function | {'class_name': 'Activation', 'config': {'activation': 'mish'}}",
        "unknown-function | {'class_name': 'Activation', 'config': {'activation': {'class_name': 'X'}}}",
        "bad-layer | {'class_name': 'ReLU', 'config': {'threshold': 1}}",
        "bad-layer | {'class_name': 'ReLU', 'config': {'max_value': 6, 'negative_slope': 0.1}}",
        "bad-layer | {'class_name': 'Softmax', 'config': {'axis': 1}}",
        "bad-layer | {'class_name': 'BatchNormalization', 'config': {'axis': 1}}",
        "bad-layer | {'class_name': 'UpSampling2D', 'config': {'interpolation': 'bilinear'}}",
        "bad-layer | {'class_name': 'MaxPooling2D', 'config': {'pool_size': [0, 2]}}",
        "bad-layer | {'class_name': 'MaxPooling2D', 'config': {'pool_size': [1.5, 2]}}",
        "bad-layer | {'class_name': 'MaxPooling2D', 'config': {'pool_size': 'x'}}",
        "bad-layer | {'class_name': 'MaxPooling2D', 'config': {'padding': 'full'}}",
        "bad-layer | {'class_name': 'Reshape', 'config': {'target_shape': [1, 2, 3, 4]}}",
        "bad-layer | {'class_name': 'ZeroPadding2D', 'config': {'padding': [[1, -1], [0, 0]]}}",
        "bad-layer | {'class_name': 'ZeroPadding2D', 'config': {'padding': 1000000000}}",
        "bad-layer | {'class_name': 'UpSampling2D', 'config': {'size': 16777216}}",
        "layer-size | {'class_name': 'UpSampling2D', 'config': {'size': 2000}}",
        "layer-size | {'class_name': 'UpSampling2D', 'config': {'size': 16384}}",
        "shape | {'class_name': 'MaxPooling2D', 'config': {'pool_size': 9}}",
        "shape | {'class_name': 'Cropping2D', 'config': {'cropping': 3}}",
        "shape | {'class_name': 'Reshape', 'config': {'target_shape': [7]}}",
        "weights-missing | {'class_name': 'Dense', 'config': {'name': 'x', 'units': 3}}",
      })
  void whatCannotBeReadGetsASentence(String key, String layer) throws IOException {
    refused(key, legacy(chain(layer)));
  }

  @Test
  void modelsThatAreNotDescribedByLayers() throws IOException {
    refused("custom-model", legacy("{'class_name': 'MyNet', 'config': {'layers': []}}"));
    refused("custom-model", legacy("{'class_name': 'Functional', 'module': 'mine', 'config': {}}"));
    for (String text :
        List.of(
            "[]",
            "",
            "null",
            "{",
            "{'class_name': 'Sequential'}",
            "{'class_name': 'Sequential', 'config': {'layers': []}}",
            "{'class_name': 'Sequential', 'config': {'layers': 3}}",
            chain("{'class_name': 'InputLayer', 'config': {}}"),
            functional("['none', 0, 0]", INPUT),
            functional("['in', 0, 0]", INPUT),
            functional("['in', 0, 7]", INPUT),
            functional("", INPUT),
            functional(
                "['a', 0, 0]", INPUT, INPUT, layer("Flatten", "a", "", "[['in', 0, 0, {}]]")),
            functional("['a', 0, 0]", INPUT, layer("Flatten", "a", "", "")),
            functional("['a', 0, 1]", INPUT, layer("Flatten", "a", "", "[['in', 0, 0, {}]]")),
            functional("['a', 0, 0]", INPUT, layer("Flatten", "a", "", "[['gone', 0, 0, {}]]")),
            "[".repeat(100_000))) {
      if (!text.isEmpty()) {
        refused("configuration", legacy(text));
      }
    }
    StringBuilder deep = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      deep.append("{'class_name': 'Sequential', 'config': {'name': 'm', 'layers': [");
    }
    refused("too-many-layers", legacy(deep + INPUT + "]}}".repeat(60)));
    String many = "{'class_name': 'Dropout', 'config': {}}";
    refused("too-many-layers", legacy(chain(many + (", " + many).repeat(5000))));
  }

  /** Each model calls the one inside twice: two to the twentieth layers from a few lines. */
  @Test
  void modelsThatCallModelsManyTimesAreRefused() throws IOException {
    String inner = layer("Dropout", "in2", "", "[['in', 0, 0, {}]]");
    String model = functional("['in2', 0, 0]", INPUT, inner);
    for (int i = 0; i < 15; i++) {
      String nested =
          model.substring(0, model.length() - 1)
              + ", 'name': 'in2', 'inbound_nodes': [[['in', 0, 0, {}]], [['in2', 0, 0, {}]]]}";
      nested = nested.replaceFirst("'name': 'm'", "'name': 'in2'");
      model = functional("['in2', 1, 0]", INPUT, nested);
    }
    refused("too-many-layers", legacy(model));
  }

  @Test
  void graphsThatGoInCirclesAreRefused() throws IOException {
    refused(
        "cycle",
        legacy(
            functional(
                "['b', 0, 0]",
                INPUT,
                layer("Add", "a", "", "[['in', 0, 0, {}], ['b', 0, 0, {}]]"),
                layer("Flatten", "b", "", "[['a', 0, 0, {}]]"))));
    refused(
        "cycle",
        legacy(functional("['a', 0, 0]", INPUT, layer("Flatten", "a", "", "[['a', 0, 0, {}]]"))));
  }

  @Test
  void deepGraphsDoNotFillTheStack() throws IOException {
    List<String> layers = new ArrayList<>(List.of(INPUT));
    for (int i = 0; i < 4000; i++) {
      String before = i == 0 ? "in" : "d" + (i - 1);
      layers.add(layer("Dropout", "d" + i, "", "[['" + before + "', 0, 0, {}]]"));
    }
    String model = functional("['d3999', 0, 0]", layers.toArray(String[]::new));
    KerasNetwork network = KerasFile.read(legacy(model));
    assertEquals(4001, network.spec().depth());
    assertComputes(input, network);
  }

  @Test
  void namesAreUniqueAndFitForFiles() throws IOException {
    String relu = "{'class_name': 'ReLU', 'config': {'name': '%s'}}";
    String chain =
        String.join(
            ", ",
            String.format(relu, "a/b c"),
            String.format(relu, "input"),
            String.format(relu, ""),
            String.format(relu, ""),
            String.format(relu, "x".repeat(100)),
            String.format(relu, "x".repeat(100)),
            String.format(relu, "../é"));
    List<String> names = names(KerasFile.read(legacy(chain(chain))));
    assertEquals(
        List.of(
            "input",
            "a_b_c",
            "input-2",
            "ReLU",
            "ReLU-2",
            "x".repeat(40),
            "x".repeat(38) + "-2",
            "_"),
        names);
  }

  @Test
  void weightsThatDoNotFitAreNamed() {
    String conv = chain(layer("Conv2D", "conv", SAME, ""));
    refused("weights-missing", legacy(conv, Map.of("other", Map.of())));
    refused("weights-count", legacy(conv, Map.of("conv", arrays("conv/kernel:0", kernel))));
    refused("weights-shape", legacy(conv, Map.of("conv", usual("conv", kernel, tensor(3)))));
    refused("weights-shape", legacy(conv, Map.of("conv", usual("conv", tensor(3, 3, 2), bias))));
    Tensor broken = tensor(3, 3, 2, 2);
    broken.data()[7] = Double.NaN;
    refused("not-finite", legacy(conv, Map.of("conv", usual("conv", broken, bias))));
    broken.data()[7] = Double.NEGATIVE_INFINITY;
    refused("not-finite", legacy(conv, Map.of("conv", usual("conv", broken, bias))));
    String norm = chain(layer("BatchNormalization", "norm", "", ""));
    Tensor negative = Tensor.of(-1, -1);
    refused(
        "not-finite",
        legacy(norm, Map.of("norm", arrays("g", gamma, "b", beta, "m", mean, "v", negative))));
  }

  @Test
  void filesThatAreNoModels() throws IOException {
    refused("not-a-file", folder);
    refused("no-file", file("none.h5"));
    Path file = file("other.h5");
    Files.writeString(file, "no HDF5 file");
    refused("not-keras", file);
    assertFalse(KerasFile.recognises(file));
    assertFalse(KerasFile.recognises(file("none.h5")));
    assertFalse(KerasFile.recognises(folder));
    Files.write(file, new byte[0]);
    refused("not-keras", file);
    Files.write(file, HdfStorage.SIGNATURE);
    refused("damaged", file);
    HdfBytes hdf = new HdfBytes();
    Files.write(file, hdf.file(hdf.group(Map.of("a", hdf.floats(new float[4], 4)))));
    refused("not-keras", file);
    hdf = new HdfBytes();
    byte[] names = HdfBytes.texts("layer_names", "conv");
    Files.write(file, hdf.file(hdf.group(Map.of("conv", hdf.group(Map.of())), names)));
    String sentence = Messages.text(refused("weights-only", file).what());
    assertTrue(sentence.contains("model.save"), sentence);
  }

  @Test
  void archivesThatAreNotWhole() throws IOException {
    Path file = file("model.keras");
    byte[] metadata = "{\"keras_version\": \"3.6.0\"}".getBytes(StandardCharsets.UTF_8);
    byte[] model = json(OUTER).getBytes(StandardCharsets.UTF_8);
    HdfBytes hdf = new HdfBytes();
    byte[] weights = hdf.file(hdf.group(Map.of()));
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("metadata.json", metadata);
    entries.put("config.json", model);
    KerasFiles.zip(file, entries);
    refused("entry-missing", file);
    entries.put("model.weights.h5", weights);
    entries.put("assets/words.txt", new byte[5]);
    KerasFiles.zip(file, entries);
    refused("weights-missing", file);
    entries.put("../../evil.sh", new byte[1]);
    KerasFiles.zip(file, entries);
    refused("foreign-entry", file);
    entries.remove("../../evil.sh");
    entries.put("config.json", "{\"a\": [[[".getBytes(StandardCharsets.UTF_8));
    KerasFiles.zip(file, entries);
    refused("configuration", file);
    entries.put("config.json", model);
    KerasFiles.zip(file, entries);
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length; i++) {
      // The first byte of the class that the model is of.
      if (bytes[i] == 'S'
          && new String(bytes, i, 10, StandardCharsets.US_ASCII).equals("Sequential")) {
        bytes[i] = 'T';
      }
    }
    Files.write(file, bytes);
    refused("damaged", file);
    KerasFiles.zip(file, Map.of("configuration.json", new byte[2]));
    assertFalse(KerasFile.recognises(file));
    refused("not-keras", file);
  }

  @Test
  void anArchiveThatUnpacksToTooMuchIsRefused() throws IOException {
    Path file = file("model.keras");
    try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(file))) {
      for (String name : List.of("metadata.json", "config.json", "model.weights.h5")) {
        zip.putNextEntry(new java.util.zip.ZipEntry(name));
        byte[] bytes =
            name.equals("metadata.json")
                ? "{}".getBytes(StandardCharsets.UTF_8)
                : new byte[1 << 24];
        java.util.Arrays.fill(bytes, (byte) ' ');
        zip.write(bytes);
      }
    }
    refused("entry-too-large", file);
  }

  @Test
  void linksInAFileAreRefused() throws IOException {
    Path file = file("model.h5");
    String conv = json(chain(layer("Conv2D", "conv", SAME, "")));
    // The file's root, its groups on the way to the weights, and the weights themselves.
    for (String where : List.of("model_weights", "conv", "kernel:0")) {
      HdfBytes hdf = new HdfBytes();
      long array = where.equals("kernel:0") ? -1 : hdf.floats(new float[36], 3, 3, 2, 2);
      long own = hdf.group(Map.of("kernel:0", array, "bias:0", hdf.floats(new float[2], 2)));
      byte[] names = HdfBytes.texts("weight_names", "conv/kernel:0", "conv/bias:0");
      long layer = where.equals("conv") ? -1 : hdf.group(Map.of("conv", own), names);
      long weights = where.equals("model_weights") ? -1 : hdf.group(Map.of("conv", layer));
      byte[] configuration = hdf.variableTexts("model_config", conv);
      Files.write(file, hdf.file(hdf.group(Map.of("model_weights", weights), configuration)));
      refused("link", file);
    }
  }

  @Test
  void dataInOtherFilesIsRefused() throws IOException {
    Path file = file("model.h5");
    String conv = json(chain(layer("Conv2D", "conv", SAME, "")));
    byte[] external = HdfBytes.message(7, new byte[32]);
    byte[] virtual = HdfBytes.bytes(18, b -> b.put((byte) 4).put((byte) 3).putLong(64).putInt(1));
    for (boolean outside : new boolean[] {true, false}) {
      HdfBytes hdf = new HdfBytes();
      byte[] layout = outside ? HdfBytes.contiguous(-1, 144) : virtual;
      byte[] space = HdfBytes.space(3, 3, 2, 2);
      long array =
          outside
              ? hdf.array(HdfBytes.numbers(4), space, layout, external)
              : hdf.array(HdfBytes.numbers(4), space, layout);
      long own = hdf.group(Map.of("kernel:0", array, "bias:0", hdf.floats(new float[2], 2)));
      byte[] names = HdfBytes.texts("weight_names", "conv/kernel:0", "conv/bias:0");
      long weights = hdf.group(Map.of("conv", hdf.group(Map.of("conv", own), names)));
      byte[] configuration = hdf.variableTexts("model_config", conv);
      Files.write(file, hdf.file(hdf.group(Map.of("model_weights", weights), configuration)));
      refused("hdf5-structure", file);
    }
  }

  @Test
  void oldGroupsTellTheSameAsNewOnes() throws IOException {
    Path file = file("old.h5");
    String conv = json(chain(layer("Conv2D", "conv", SAME, "")));
    HdfBytes hdf = new HdfBytes();
    long own =
        hdf.group(
            Map.of(
                "kernel:0", hdf.floats(floats(kernel), 3, 3, 2, 2),
                "bias:0", hdf.floats(floats(bias), 2)));
    byte[] first = HdfBytes.texts("weight_names0", "conv/kernel:0");
    byte[] second = HdfBytes.texts("weight_names1", "conv/bias:0");
    long weights = hdf.group(Map.of("conv", hdf.group(Map.of("conv", own), first, second)));
    byte[] configuration = hdf.variableTexts("model_config", conv);
    byte[] version = HdfBytes.texts("keras_version", "2.2.4-tf");
    Files.write(
        file, hdf.file(hdf.group(Map.of("model_weights", weights), configuration, version)));
    KerasNetwork network = KerasFile.read(file);
    assertEquals("keras 2.2.4-tf", network.format());
    assertEquals("old", network.spec().name());
    assertComputes(convolved(input), network);
  }

  private static float[] floats(Tensor tensor) {
    float[] floats = new float[tensor.data().length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) tensor.data()[i];
    }
    return floats;
  }

  @Test
  void readingStopsWhenItIsNoLongerWanted() throws IOException {
    Path file = legacy(OUTER);
    Progress cancelled =
        new Progress() {
          @Override
          public void report(double fraction, Message doing) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThrows(CancelledException.class, () -> KerasFile.read(file, 0, cancelled));
  }
}
