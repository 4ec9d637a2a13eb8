package io.github.convoscope.modelfile.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.modelfile.keras.KerasReference.Tensor;
import io.github.convoscope.network.Activations;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with anything in them changed: each gives one sentence or a network. */
class HostileKerasTest {
  private static final long MOST_MEMORY = 1L << 30;
  private static final int SMALL = 1 << 20;
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private static final String[] TOKENS = {
    "0",
    "-1",
    "1",
    "3",
    "16777216",
    "2147483648",
    "1e99",
    "NaN",
    "null",
    "true",
    "[]",
    "{}",
    "\"\"",
    "\"same\"",
    "\"Dense\"",
    "\"conv\"",
    "[3, 3]",
    "[null, 9, 8, 2]",
    "[[\"conv\", 0, 0, {}]]"
  };

  private static final String MODEL =
      "{'class_name': 'Functional', 'config': {'name': 'm', 'layers': ["
          + "{'class_name': 'InputLayer', 'name': 'in', 'inbound_nodes': [], 'config':"
          + " {'name': 'in', 'batch_input_shape': [null, 9, 8, 2]}},"
          + "{'class_name': 'Conv2D', 'name': 'conv', 'inbound_nodes': [[['in', 0, 0, {}]]],"
          + " 'config': {'name': 'conv', 'filters': 3, 'kernel_size': [3, 3], 'strides': [1, 1],"
          + " 'padding': 'same', 'data_format': 'channels_last', 'dilation_rate': [1, 1],"
          + " 'groups': 1, 'activation': 'relu', 'use_bias': true}},"
          + "{'class_name': 'BatchNormalization', 'name': 'norm', 'inbound_nodes':"
          + " [[['conv', 0, 0, {}]]], 'config': {'name': 'norm', 'axis': [3], 'epsilon': 0.001}},"
          + "{'class_name': 'Add', 'name': 'add', 'inbound_nodes': [[['conv', 0, 0, {}],"
          + " ['norm', 0, 0, {}]]], 'config': {'name': 'add'}},"
          + "{'class_name': 'MaxPooling2D', 'name': 'pool', 'inbound_nodes': [[['add', 0, 0, {}]]],"
          + " 'config': {'name': 'pool', 'pool_size': [2, 2], 'strides': [2, 2],"
          + " 'padding': 'valid'}},"
          + "{'class_name': 'Flatten', 'name': 'flat', 'inbound_nodes': [[['pool', 0, 0, {}]]],"
          + " 'config': {'name': 'flat'}},"
          + "{'class_name': 'Dense', 'name': 'dense', 'inbound_nodes': [[['flat', 0, 0, {}]]],"
          + " 'config': {'name': 'dense', 'units': 4, 'activation': 'softmax'}}],"
          + " 'input_layers': [['in', 0, 0]], 'output_layers': [['dense', 0, 0]]}}";

  @TempDir Path folder;
  private final Random random = new Random(11);
  private final Map<String, List<Tensor>> weights = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private byte[] newGroups = {};
  private byte[] oldGroups = {};
  private int opened;
  private int refused;

  @BeforeEach
  void goodFiles() throws IOException {
    weights.put("conv", List.of(tensor(3, 3, 2, 3), tensor(3)));
    Tensor variance = Tensor.random(random, 0.5, 1, 3);
    weights.put("norm", List.of(tensor(3), tensor(3), tensor(3), variance));
    weights.put("dense", List.of(tensor(48, 4), tensor(4)));
    String model = MODEL.replace('\'', '"');
    Path file = folder.resolve("good");
    Map<String, Map<String, Tensor>> legacy = new LinkedHashMap<>();
    weights.forEach(
        (layer, arrays) -> {
          Map<String, Tensor> own = new LinkedHashMap<>();
          arrays.forEach(array -> own.put(layer + "/w" + own.size() + ":0", array));
          legacy.put(layer, own);
        });
    KerasFiles.legacy(file, model, "2.4.0", "tensorflow", legacy);
    newGroups = Files.readAllBytes(file);
    oldGroups = oldGroups(model);
    Map<String, List<Tensor>> variables = new LinkedHashMap<>();
    variables.put("layers/conv2d", weights.get("conv"));
    variables.put("layers/batch_normalization", weights.get("norm"));
    variables.put("layers/dense", weights.get("dense"));
    KerasFiles.archive(file, model, "3.6.0", variables, Map.of("layers/conv2d", "conv"));
    try (var zip = new java.util.zip.ZipFile(file.toFile())) {
      for (String name : List.of("metadata.json", "config.json", "model.weights.h5")) {
        entries.put(name, zip.getInputStream(zip.getEntry(name)).readAllBytes());
      }
    }
  }

  private Tensor tensor(int... shape) {
    return Tensor.random(random, -1, 1, shape);
  }

  private byte[] oldGroups(String model) {
    HdfBytes hdf = new HdfBytes();
    Map<String, Long> layers = new LinkedHashMap<>();
    weights.forEach(
        (layer, arrays) -> {
          Map<String, Long> own = new LinkedHashMap<>();
          for (Tensor array : arrays) {
            float[] values = new float[array.data().length];
            for (int i = 0; i < values.length; i++) {
              values[i] = (float) array.data()[i];
            }
            own.put(
                "w" + own.size(),
                hdf.floats(values, Arrays.stream(array.shape()).asLongStream().toArray()));
          }
          String[] names = own.keySet().toArray(String[]::new);
          layers.put(layer, hdf.group(own, HdfBytes.texts("weight_names", names)));
        });
    byte[] description = hdf.variableTexts("model_config", model);
    byte[] version = HdfBytes.texts("keras_version", "2.2.4");
    return hdf.file(hdf.group(Map.of("model_weights", hdf.group(layers)), description, version));
  }

  @Test
  void theGoodFilesOpen() throws IOException {
    for (byte[] bytes : List.of(newGroups, oldGroups)) {
      open(bytes);
    }
    openArchive(entries);
    assertEquals(3, opened);
  }

  @Test
  void brokenFilesGiveASentenceOrANetwork() throws IOException {
    breakFiles(300);
  }

  @Test
  @Tag("long")
  void manyBrokenFilesGiveASentenceOrANetwork() throws IOException {
    breakFiles(10_000);
  }

  private void breakFiles(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      open(broken(i % 2 == 0 ? newGroups : oldGroups));
      Map<String, byte[]> changed = new LinkedHashMap<>(entries);
      switch (random.nextInt(4)) {
        case 0 -> changed.computeIfPresent("model.weights.h5", (name, bytes) -> broken(bytes));
        case 1 -> changed.computeIfPresent("config.json", (name, bytes) -> broken(bytes));
        default -> changed.computeIfPresent("config.json", (name, bytes) -> otherwise(bytes));
      }
      openArchive(changed);
      if (i % 10 == 0) {
        Path file = folder.resolve("whole.keras");
        KerasFiles.zip(file, entries);
        open(broken(Files.readAllBytes(file)));
      }
    }
    assertTrue(opened > times / 20, opened + " opened");
    assertTrue(refused > times / 20, refused + " refused");
  }

  /** Some bits, bytes or numbers changed, a part copied to another place, or the end cut off. */
  private byte[] broken(byte[] good) {
    byte[] bytes = good.clone();
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(6)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> {
        for (int i = 0; i < 4; i++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
      }
      case 2 -> {
        byte value = (byte) (random.nextBoolean() ? 0xff : 0);
        Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(8)), value);
      }
      case 3 -> {
        int length = Math.min(1 + random.nextInt(64), bytes.length - at);
        int to = random.nextInt(bytes.length - length + 1);
        System.arraycopy(good, at, bytes, to, length);
      }
      case 4 -> {
        // An address that leads to another place.
        int from = at / 8 * 8;
        if (from + 8 <= bytes.length) {
          bytes[from] = (byte) (random.nextInt() & 0xf8);
          bytes[from + 1] = (byte) random.nextInt(Math.max(1, bytes.length >> 8));
        }
      }
      default -> bytes = Arrays.copyOf(bytes, at);
    }
    return bytes;
  }

  /** A value in a description replaced by another, or a part of it left out. */
  private byte[] otherwise(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String[] parts = text.split("(?<=[:,\\[])|(?=[,\\]}])");
    int at = random.nextInt(parts.length);
    parts[at] =
        switch (random.nextInt(3)) {
          case 0 -> "";
          case 1 -> parts[random.nextInt(parts.length)];
          default -> TOKENS[random.nextInt(TOKENS.length)];
        };
    return String.join("", parts).getBytes(StandardCharsets.UTF_8);
  }

  private void openArchive(Map<String, byte[]> changed) throws IOException {
    Path file = folder.resolve("broken.keras");
    KerasFiles.zip(file, changed);
    open(file);
  }

  private void open(byte[] bytes) throws IOException {
    Path file = folder.resolve("broken.h5");
    Files.deleteIfExists(file);
    Files.write(file, bytes);
    open(file);
  }

  private void open(Path file) {
    boolean opens = assertTimeoutPreemptively(LONGEST, () -> opens(file));
    opened += opens ? 1 : 0;
    refused += opens ? 0 : 1;
  }

  private static boolean opens(Path file) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    try {
      KerasNetwork network = KerasFile.read(file);
      if (network.spec().neurons() < SMALL) {
        try (Engine engine = new FastEngine(network.spec(), network.weights())) {
          Activations values = new Activations(network.spec(), 1);
          engine.forward(new float[network.spec().input().shape().size()], values);
        }
      }
      return true;
    } catch (Problem problem) {
      String sentence = Messages.text(problem.what());
      assertTrue(sentence.contains("broken."), sentence);
      assertTrue(sentence.length() < 300, sentence);
      return false;
    } finally {
      assertTrue(threads.getCurrentThreadAllocatedBytes() - before < MOST_MEMORY, "memory");
    }
  }
}
