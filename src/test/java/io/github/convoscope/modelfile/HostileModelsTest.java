package io.github.convoscope.modelfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.InputRange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;
import org.nd4j.linalg.dataset.api.preprocessor.serializer.NormalizerSerializer;

class HostileModelsTest {
  private static final String CONFIGURATION = "configuration.json";
  private static final String COEFFICIENTS = "coefficients.bin";

  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final long MOST_MEMORY = 1L << 30;

  @TempDir Path folder;
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private Path file = Path.of("");

  @BeforeEach
  void aGoodModel() throws Exception {
    file = folder.resolve("model.zip");
    load(Dl4jSamples.NORMALISED);
  }

  private void load(Dl4jSamples sample) throws Exception {
    entries.clear();
    ModelSerializer.writeModel(
        Dl4jSamples.network(sample.configuration(), 1), file.toFile(), false);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (String name : List.of(CONFIGURATION, COEFFICIENTS)) {
        entries.put(name, zip.getInputStream(zip.getEntry(name)).readAllBytes());
      }
    }
  }

  private void write() throws IOException {
    // Some file systems wait for the disk where a file is written over, not where it is a new one.
    Files.deleteIfExists(file);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
  }

  private void refused(String key) {
    Problem problem = assertThrows(Problem.class, () -> new ModelOpener().open(file));
    assertEquals("modelfile." + key, problem.what().key());
    assertEquals(Problem.Kind.INPUT, problem.kind());
    String sentence = Messages.text(problem.what());
    assertTrue(sentence.contains(file.getFileName().toString()), sentence);
    assertTrue(sentence.length() < 300, sentence);
  }

  @Test
  void whatIsNoModelIsRefused() throws IOException {
    write();
    new ModelOpener().open(file).newEngine().close();
    Files.write(file, new byte[0]);
    refused("foreign-empty");
    Files.writeString(file, "not a zip file");
    refused("not-a-model");
    file = folder;
    refused("not-a-file");
    file = folder.resolve("missing.zip");
    refused("no-file");
  }

  @Test
  void foreignMissingAndEndlessEntriesAreRefused() throws IOException {
    entries.put("../../evil.sh", new byte[] {1});
    write();
    refused("foreign-entry");
    entries.remove("../../evil.sh");
    byte[] coefficients = entries.remove(COEFFICIENTS);
    write();
    refused("entry-missing");
    entries.put(COEFFICIENTS, coefficients);
    byte[] bomb = new byte[ModelArchive.LARGEST_CONFIGURATION + 1];
    Arrays.fill(bomb, (byte) ' ');
    entries.put(CONFIGURATION, bomb);
    write();
    refused("entry-too-large");
  }

  @Test
  void whatTrainingLeftBehindIsNeverRead() throws IOException {
    entries.put("updaterState.bin", "not what it says".getBytes(StandardCharsets.UTF_8));
    write();
    Model model = new ModelOpener().open(file);
    assertEquals(10, model.spec().classes());
    assertNull(model.remark());
  }

  @Test
  void aNormaliserIsUsedOrTold() throws IOException {
    for (String name : List.of("normalizer.bin", "preprocessor.bin")) {
      entries.put(name, "not what it says".getBytes(StandardCharsets.UTF_8));
      write();
      Model model = new ModelOpener().open(file);
      assertEquals(InputRange.INK, model.inputRange());
      assertNotNull(model.remark());
      assertTrue(Messages.text(model.remark()).contains("normaliser"));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      NormalizerSerializer.getDefault().write(new ImagePreProcessingScaler(-1, 1), out);
      entries.put(name, out.toByteArray());
      write();
      model = new ModelOpener().open(file);
      assertEquals(new InputRange(-1, 1), model.inputRange());
      assertNull(model.remark());
      entries.remove(name);
    }
  }

  @Test
  void entriesWithWrongChecksumsAndBombsAreRefused() throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry stored = new ZipEntry(entry.getKey());
        CRC32 sum = new CRC32();
        sum.update(entry.getValue());
        stored.setSize(entry.getValue().length);
        stored.setCrc(sum.getValue());
        zip.putNextEntry(stored);
        zip.write(entry.getValue());
      }
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    refused("damaged");
    entries.put(COEFFICIENTS, new byte[1 << 26]);
    write();
    refused("entry-too-large");
  }

  @Test
  void classesThatAreOnNoListAreRefused() throws Exception {
    String text = new String(entries.get(CONFIGURATION), StandardCharsets.UTF_8);
    for (String name :
        List.of(
            "java.lang.Runtime",
            "org.deeplearning4j.nn.conf.layers.LSTM",
            "org.deeplearning4j.nn.conf.layers.misc.FrozenLayer",
            "javax.script.ScriptEngineManager")) {
      replace(text.replace("org.deeplearning4j.nn.conf.layers.DenseLayer", name));
      write();
      assertThrows(Problem.class, () -> new ModelOpener().open(file), name);
    }
    replace(text.replace("org.nd4j.linalg.activations.impl.ActivationReLU", "java.lang.Runtime"));
    write();
    refused("unknown-layer");
  }

  private void replace(String configuration) {
    entries.put(CONFIGURATION, configuration.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void deepAndSenselessDescriptionsAreRefused() throws IOException {
    for (String text :
        List.of(
            "[".repeat(100_000),
            "{}",
            "null",
            "{\"confs\": 3}",
            "{\"vertices\": {}}",
            "{\"vertices\": 3, \"networkInputs\": [], \"networkOutputs\": [7]}",
            "{\"vertices\": {}, \"networkInputs\": [\"in\"], \"networkOutputs\": [\"out\"]}",
            "{\"confs\": [{}]}",
            "{\"confs\": [], \"confs\": {}}",
            "{\"confs\": [1, 2]}",
            "\"" + "x".repeat(100_000) + "\"")) {
      replace(text);
      write();
      refused("bad-configuration");
    }
  }

  @Test
  void wrongCountsAndNumbersThatAreNoneAreRefused() throws IOException {
    byte[] good = entries.get(COEFFICIENTS);
    byte[] bad = good.clone();
    ByteBuffer.wrap(bad).putFloat(good.length - 8, Float.NaN);
    entries.put(COEFFICIENTS, bad);
    write();
    refused("not-finite");
    entries.put(COEFFICIENTS, Arrays.copyOf(good, good.length - 4));
    write();
    refused("bad-coefficients");
    int shape = 2 + "MIXED_DATA_TYPES".length();
    for (long length : new long[] {-1, 0, Long.MAX_VALUE, 1L << 60, 1L << 31}) {
      bad = good.clone();
      ByteBuffer.wrap(bad).putLong(shape, length);
      entries.put(COEFFICIENTS, bad);
      write();
      refused("bad-coefficients");
    }
  }

  @Test
  void networksThatWouldFillTheMachineAreRefused() throws IOException {
    String pool =
        "{\"layer\": {\"@class\": \"org.deeplearning4j.nn.conf.layers.SubsamplingLayer\","
            + " \"kernelSize\": [%d, 1], \"stride\": [1, 1], \"padding\": [%d, 0],"
            + " \"poolingType\": \"MAX\"}}";
    String input =
        "\"inputPreProcessors\": {\"0\": {\"@class\":"
            + " \"org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor\","
            + " \"inputHeight\": 2000, \"inputWidth\": 2000, \"numChannels\": 1}}";
    String same = String.format(pool, 1, 0);
    replace("{" + input + ", \"confs\": [" + same + ", ".concat(same).repeat(200) + "]}");
    write();
    refused("too-large");
    replace("{" + input + ", \"confs\": [" + String.format(pool, 1001, 1000) + "]}");
    write();
    refused("layer-size");
    replace("{" + input.replace("2000", "16000000") + ", \"confs\": [" + same + "]}");
    write();
    refused("bad-layer");
  }

  /** DL4J would reserve gigabytes for them, compute for minutes, or print lines of its own. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kernelSize | [1024, 1024]",
        "padding | [1024, 1024]",
        "nout | 1000000",
        "dilation | [1024, 1024]",
        "stride | [2, 0]",
        "padding | [-4, 0]",
        "dilation | [1, -1]",
      })
  void sizesThatDl4jMustNotBeGivenAreRefused(String field, String large) throws Exception {
    load(Dl4jSamples.OTHER_KINDS);
    ObjectMapper mapper = new ObjectMapper();
    for (int layer : new int[] {1, 3}) {
      JsonNode root = mapper.readTree(entries.get(CONFIGURATION));
      ObjectNode settings = (ObjectNode) root.at("/confs/" + layer + "/layer");
      assertTrue(settings.has(field), field);
      settings.set(field, mapper.readTree(large));
      byte[] good = entries.put(CONFIGURATION, mapper.writeValueAsBytes(root));
      write();
      assertTimeoutPreemptively(Duration.ofSeconds(3), () -> assertFalse(opens()), field);
      entries.put(CONFIGURATION, good);
    }
  }

  @Test
  void brokenFilesGiveASentenceOrANetwork() throws Exception {
    breakFiles(100);
  }

  @Test
  @Tag("long")
  void manyBrokenFilesGiveASentenceOrANetwork() throws Exception {
    breakFiles(10_000);
  }

  private void breakFiles(int times) throws Exception {
    int opened = 0;
    int refused = 0;
    for (Dl4jSamples sample : List.of(Dl4jSamples.NORMALISED, Dl4jSamples.OTHER_KINDS)) {
      load(sample);
      Map<String, byte[]> good = new LinkedHashMap<>(entries);
      Random random = new Random(7);
      for (int i = 0; i < times; i++) {
        entries.putAll(good);
        byte[] bytes = null;
        switch (random.nextInt(3)) {
          case 0 -> entries.put(CONFIGURATION, altered(good.get(CONFIGURATION), random));
          case 1 -> {
            byte[] header = good.get(COEFFICIENTS).clone();
            header[random.nextInt(140)] = (byte) random.nextInt();
            entries.put(COEFFICIENTS, header);
          }
          default -> {
            write();
            bytes = Files.readAllBytes(file);
            for (int flip = random.nextInt(4); flip >= 0; flip--) {
              bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            bytes = random.nextBoolean() ? bytes : Arrays.copyOf(bytes, random.nextInt(4000));
          }
        }
        if (bytes == null) {
          write();
        } else {
          Files.deleteIfExists(file);
          Files.write(file, bytes);
        }
        if (assertTimeoutPreemptively(LONGEST, this::opens)) {
          opened++;
        } else {
          refused++;
        }
      }
    }
    assertTrue(opened > times / 20, opened + " opened");
    assertTrue(refused > times / 20, refused + " refused");
  }

  private boolean opens() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    try (Engine engine = new ModelOpener().open(file).newEngine()) {
      Activations values = new Activations(engine.spec(), 1);
      engine.forward(new float[engine.spec().input().shape().size()], values);
      return true;
    } catch (Problem problem) {
      String sentence = Messages.text(problem.what());
      assertTrue(sentence.contains("model.zip") && sentence.length() < 300, sentence);
      return false;
    } finally {
      assertTrue(threads.getCurrentThreadAllocatedBytes() - before < MOST_MEMORY, "memory");
    }
  }

  /** The description with one value changed, anywhere. */
  private static byte[] altered(byte[] configuration, Random random) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode root = mapper.readTree(configuration);
    List<Runnable> places = new ArrayList<>();
    collect(root, places, random);
    places.get(random.nextInt(places.size())).run();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    mapper.writeValue(out, root);
    return out.toByteArray();
  }

  private static void collect(JsonNode node, List<Runnable> places, Random random) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              field -> {
                String name = field.getKey();
                JsonNode old = field.getValue();
                places.add(() -> object.set(name, other(old, random)));
                places.add(() -> object.remove(name));
                collect(old, places, random);
              });
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int at = i;
        places.add(() -> array.set(at, other(array.get(at), random)));
        collect(array.get(i), places, random);
      }
    }
  }

  private static JsonNode other(JsonNode old, Random random) {
    var factory = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;
    return switch (random.nextInt(8)) {
      case 0 -> factory.numberNode(random.nextInt());
      case 1 -> factory.numberNode(-random.nextInt(5));
      case 2 -> factory.numberNode(1 + random.nextInt(4));
      case 3 -> factory.numberNode(random.nextDouble() * 1e300);
      case 4 -> factory.textNode(old.isTextual() ? old.asText() + "x" : "Same");
      case 5 -> factory.nullNode();
      case 6 -> factory.booleanNode(random.nextBoolean());
      default -> factory.arrayNode().add(random.nextInt()).add(old);
    };
  }
}
