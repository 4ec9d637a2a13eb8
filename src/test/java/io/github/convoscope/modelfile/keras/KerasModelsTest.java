package io.github.convoscope.modelfile.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.modelfile.keras.KerasReference.Tensor;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models as wholes: graphs, models in models, inputs. */
class KerasModelsTest extends KerasModelFixture {
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
}
