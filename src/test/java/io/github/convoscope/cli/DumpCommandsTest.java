package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convoscope.data.NpyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpCommandsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void describesTheShippedNetwork() throws IOException {
    JsonNode document = json("describe", "--json");
    assertEquals("[1,28,28]", document.at("/input/shape").toString());
    assertEquals(10, document.get("labels").size());
    assertTrue(document.get("sha256").asText().matches("[0-9a-f]{64}"));
    JsonNode input = document.at("/layers/0");
    assertEquals(
        "{\"index\":0,\"name\":\"input\",\"kind\":\"input\",\"shape\":[1,28,28],\"neurons\":784,"
            + "\"parameters\":0}",
        input.toString());
    JsonNode conv1 = document.at("/layers/1");
    assertEquals("convolution", conv1.get("kind").asText());
    assertEquals("relu", conv1.get("activation").asText());
    assertEquals("[7,7]", conv1.get("kernel").toString());
    assertEquals("[1,1]", conv1.get("stride").toString());
    assertEquals("[3,3]", conv1.get("padding").toString());
    assertEquals("max", document.at("/layers/2/pooling").asText());
    int parameters = 0;
    for (JsonNode layer : document.get("layers")) {
      parameters += layer.get("parameters").asInt();
    }
    assertEquals(document.get("parameters").asInt(), parameters);
  }

  @Test
  void dumpedWeightsRecomputeDumpedActivations() throws IOException {
    Path input = noise();
    JsonNode weights = json("weights", "--json", "-o", folder.toString());
    JsonNode index = json("activations", input.toString(), "--json", "-o", folder.toString());
    assertEquals(index, MAPPER.readTree(folder.resolve("index.json").toFile()));
    double[] values = doubles(NpyFile.read(input));
    double[] before = values;
    for (JsonNode layer : index.get("layers")) {
      NpyFile.Array dumped = NpyFile.read(folder.resolve(layer.get("file").asText()));
      assertEquals(layer.get("shape").toString(), Arrays.toString(dumped.shape()).replace(" ", ""));
      JsonNode files = weights.at("/layers/" + layer.get("index").asInt() + "/files");
      before =
          switch (layer.get("kind").asText()) {
            case "convolution" -> convolved(values, layer, files);
            case "pooling" -> pooled(values, layer);
            case "dense", "output" -> connected(values, files);
            default -> values;
          };
      values = function(layer.path("activation").asText("identity"), before);
      assertArrayEquals(values, doubles(dumped), 1e-4, layer.get("name").asText());
    }
    assertArrayEquals(before, doubles(NpyFile.read(folder.resolve("logits.npy"))), 1e-4);
  }

  private static double[] function(String name, double[] before) {
    double[] after = before.clone();
    switch (name) {
      case "relu" -> Arrays.setAll(after, i -> Math.max(0, before[i]));
      case "softmax" -> {
        double sum = Arrays.stream(before).map(Math::exp).sum();
        Arrays.setAll(after, i -> Math.exp(before[i]) / sum);
      }
      default -> assertEquals("identity", name);
    }
    return after;
  }

  private double[] convolved(double[] in, JsonNode layer, JsonNode files) {
    NpyFile.Array kernel = NpyFile.read(folder.resolve(files.get("W").asText()));
    float[] bias = NpyFile.read(folder.resolve(files.get("b").asText())).values();
    int rows = layer.at("/shape/1").asInt();
    int columns = layer.at("/shape/2").asInt();
    int[] k = kernel.shape();
    double[] out = new double[k[0] * rows * columns];
    for (int i = 0; i < out.length; i++) {
      int channel = i / (rows * columns);
      out[i] = bias[channel];
      for (int t = 0; t < k[1] * k[2] * k[3]; t++) {
        int y = i / columns % rows + t / k[3] % k[2] - layer.at("/padding/0").asInt();
        int x = i % columns + t % k[3] - layer.at("/padding/1").asInt();
        if (y >= 0 && y < rows && x >= 0 && x < columns) {
          int from = (t / (k[2] * k[3]) * rows + y) * columns + x;
          out[i] += in[from] * kernel.values()[channel * k[1] * k[2] * k[3] + t];
        }
      }
    }
    return out;
  }

  private static double[] pooled(double[] in, JsonNode layer) {
    int rows = layer.at("/shape/1").asInt();
    int columns = layer.at("/shape/2").asInt();
    double[] out = new double[layer.get("neurons").asInt()];
    for (int i = 0; i < out.length; i++) {
      int at = (i / columns / rows * 2 * rows + i / columns % rows * 2) * 2 * columns;
      at += i % columns * 2;
      double above = Math.max(in[at], in[at + 1]);
      out[i] = Math.max(above, Math.max(in[at + 2 * columns], in[at + 2 * columns + 1]));
    }
    return out;
  }

  private double[] connected(double[] in, JsonNode files) {
    float[] kernel = NpyFile.read(folder.resolve(files.get("W").asText())).values();
    double[] out = doubles(NpyFile.read(folder.resolve(files.get("b").asText())));
    for (int i = 0; i < kernel.length; i++) {
      out[i / in.length] += kernel[i] * in[i % in.length];
    }
    return out;
  }

  @Test
  void theSameInputGivesTheSameBits() throws IOException {
    Path input = noise();
    json("activations", input.toString(), "--json", "-o", folder.toString());
    NpyFile.Array logits = NpyFile.read(folder.resolve("logits.npy"));
    JsonNode answer = json("classify", "--json", input.toString()).get(0);
    for (int i = 0; i < 10; i++) {
      assertEquals(logits.values()[i], (float) answer.get("logits").get(i).asDouble());
    }
  }

  @Test
  void whatIsWrongIsToldInOneLine() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.zip"));
    for (String[] wrong :
        new String[][] {
          {"describe", "--model", folder.resolve("missing.zip").toString()},
          {"describe", "--model", empty.toString()},
          {"weights", "--model", folder.toString(), "-o", folder.resolve("w").toString()},
          {"activations", empty.toString(), "-o", folder.resolve("a").toString()},
          {"activations", "-o", folder.resolve("a").toString()}
        }) {
      Output output = Output.of(wrong);
      assertEquals(2, output.status(), Arrays.toString(wrong));
      assertEquals("", output.out());
      assertTrue(output.err().matches("convoscope: [^\\n]+\\n"), output.err());
    }
  }

  private static JsonNode json(String... args) throws IOException {
    Output output = Output.of(args);
    assertEquals(0, output.status(), output.err());
    return MAPPER.readTree(output.out());
  }

  private static double[] doubles(NpyFile.Array array) {
    double[] doubles = new double[array.values().length];
    Arrays.setAll(doubles, i -> array.values()[i]);
    return doubles;
  }

  private Path noise() {
    Random random = new Random(1);
    float[] image = new float[784];
    for (int i = 0; i < image.length; i++) {
      image[i] = random.nextFloat();
    }
    Path file = folder.resolve("noise.npy");
    NpyFile.write(file, new int[] {1, 28, 28}, image);
    return file;
  }
}
