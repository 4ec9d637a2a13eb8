package io.github.convoscope.modelfile.keras;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.modelfile.keras.KerasReference.Tensor;
import io.github.convoscope.task.CancelledException;
import io.github.convoscope.task.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be read is refused with a sentence that names the file. */
class KerasRefusalsTest extends KerasModelFixture {
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
        "bad-layer | {'class_name': 'Conv2DTranspose', 'config': {'name': 'x', 'dilation_rate': 2}}",
        "bad-layer | {'class_name': 'Conv2DTranspose', 'config': {'name': 'x', 'output_padding': 1}}",
        "unknown-layer | {'class_name': 'Conv3D', 'config': {'name': 'x'}}",
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
        "bad-layer | {'class_name': 'Permute', 'config': {'dims': [1, 2, 2]}}",
        "bad-layer | {'class_name': 'Permute', 'config': {'dims': [1, 2]}}",
        "bad-layer | {'class_name': 'Permute', 'config': {'dims': [3, 2, 4]}}",
        "unknown-layer | {'class_name': 'LayerNormalization', 'config': {'name': 'x'}}",
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
