package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convoscope.data.NpyFile;
import io.github.convoscope.drawing.Handwriting;
import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.drawing.Normaliser;
import io.github.convoscope.explain.attribution.AttributionMethod;
import io.github.convoscope.explain.attribution.AttributionMethods;
import io.github.convoscope.explain.attribution.Conductance;
import io.github.convoscope.explain.attribution.MethodOption;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private Path folder;
  private Path input;

  @BeforeEach
  void draw() {
    float[] seven =
        new Normaliser(InputFraming.MNIST)
            .normalise(
                Handwriting.digit(7, Handwriting.styles(7).get(0), 0.5, new SplittableRandom(1)))
            .ink();
    input = folder.resolve("seven.npy");
    NpyFile.write(input, new int[] {1, 28, 28}, seven);
  }

  @Test
  void everyMethodWritesItsMapWithTheFactsOfTheContract() throws IOException {
    for (AttributionMethod method : AttributionMethods.ALL) {
      Path file = folder.resolve(method.id() + ".npy");
      JsonNode facts = json("--method", method.id(), "-o", file.toString());
      assertEquals(method.id(), facts.get("method").asText());
      assertEquals("logit 7", facts.get("target").asText());
      for (String number : new String[] {"score", "baseline_score", "sum", "seconds"}) {
        assertTrue(facts.get(number).isNumber(), method.id() + " " + number);
      }
      assertEquals(method.complete(), facts.has("completeness_gap"));
      NpyFile.Array map = NpyFile.read(file);
      int[] shape = method instanceof Conductance ? new int[] {16, 14, 14} : new int[] {1, 28, 28};
      assertArrayEquals(shape, map.shape(), method.id());
      double sum = 0;
      for (float value : map.values()) {
        sum += value;
      }
      assertEquals(facts.get("sum").asDouble(), sum, 1e-3 + 1e-4 * Math.abs(sum));
    }
  }

  /** Whatever the network: the default is fifty nodes, and a sum that misses much is told. */
  @Test
  void aLargeGapIsToldAndAsManyStepsAsItTakesCloseIt() {
    for (int label = 0; label < 10; label++) {
      Output output =
          run(
              folder.resolve("map.npy").toString(),
              "--json",
              "--method",
              "integrated-gradients",
              "--class",
              String.valueOf(label));
      JsonNode facts = read(output);
      double gap = Math.abs(facts.get("completeness_gap").asDouble());
      double change =
          Math.abs(facts.get("score").asDouble() - facts.get("baseline_score").asDouble());
      boolean large = gap > Math.max(1e-3, 0.01 * change);
      assertEquals(50, facts.get("steps").asInt());
      assertEquals(large, facts.get("gap_is_large").asBoolean());
      assertEquals(large, output.err().contains("--adaptive"), output.err());
      JsonNode closed =
          json("--method", "integrated-gradients", "--adaptive", "--class", String.valueOf(label));
      assertFalse(closed.get("gap_is_large").asBoolean());
    }
  }

  private static JsonNode read(Output output) {
    assertEquals(0, output.status(), output.err());
    try {
      return MAPPER.readTree(output.out());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void gradCamAtItsLayerIsNotStretched() {
    Path file = folder.resolve("cam.npy");
    json("--method", "grad-cam", "--layer", "conv1", "--at-layer", "-o", file.toString());
    assertArrayEquals(new int[] {1, 28, 28}, NpyFile.read(file).shape());
    json("--method", "grad-cam", "--at-layer", "-o", file.toString());
    assertArrayEquals(new int[] {1, 14, 14}, NpyFile.read(file).shape());
  }

  @Test
  void aDifferenceIsTheDifferenceOfTwoMaps() {
    Path seven = folder.resolve("7.npy");
    Path one = folder.resolve("1.npy");
    Path both = folder.resolve("7-1.npy");
    json("--class", "7", "-o", seven.toString());
    json("--class", "1", "-o", one.toString());
    JsonNode facts = json("--class", "7", "--against", "1", "-o", both.toString());
    assertEquals("logit 7 - logit 1", facts.get("target").asText());
    float[] difference = NpyFile.read(both).values();
    for (int i = 0; i < 784; i++) {
      assertEquals(
          NpyFile.read(seven).values()[i] - NpyFile.read(one).values()[i], difference[i], 1e-4);
    }
  }

  @Test
  void anOutputUnitAfterItsFunctionIsAProbabilityAndANeuronIsANeuron() {
    JsonNode unit = json("--layer", "output", "--unit", "7");
    assertEquals("output:7", unit.get("target").asText());
    assertTrue(unit.get("score").asDouble() <= 1);
    JsonNode neuron = json("--layer", "conv1", "--unit", "2,14,14");
    assertEquals("conv1:2,14,14", neuron.get("target").asText());
  }

  @Test
  void picturesAreSymmetricAroundZeroAndJsonHoldsTheMap() throws IOException {
    Path picture = folder.resolve("map.png");
    json("-o", picture.toString());
    BufferedImage image = ImageIO.read(picture.toFile());
    assertEquals(560, image.getWidth());
    Path document = folder.resolve("map.json");
    json("-o", document.toString(), "--seed", "3");
    JsonNode written = MAPPER.readTree(Files.readString(document));
    assertEquals(784, written.get("map").size());
    assertEquals("saliency", written.get("method").asText());
  }

  @Test
  void theSameSeedGivesTheSameMapToTheLastBit() {
    Path first = folder.resolve("a.npy");
    Path second = folder.resolve("b.npy");
    Path other = folder.resolve("c.npy");
    json("--method", "smoothgrad", "--seed", "5", "-o", first.toString());
    json("--method", "smoothgrad", "--seed", "5", "-o", second.toString());
    json("--method", "smoothgrad", "--seed", "6", "-o", other.toString());
    assertArrayEquals(NpyFile.read(first).values(), NpyFile.read(second).values(), 0);
    assertFalse(Arrays.equals(NpyFile.read(first).values(), NpyFile.read(other).values()));
  }

  @Test
  void wrongArgumentsAreOneSentenceAndStatusTwoAndLeaveNoFile() {
    Path file = folder.resolve("never.npy");
    String[][] wrong = {
      {"--method", "magic"},
      {"--class", "10"},
      {"--class", "3", "--against", "3"},
      {"--layer", "nowhere", "--method", "grad-cam"},
      {"--layer", "dense", "--method", "grad-cam"},
      {"--layer", "conv1"},
      {"--unit", "3"},
      {"--layer", "conv1", "--unit", "x"},
      {"--layer", "conv1", "--unit", "0,28,0"},
      {"--layer", "conv1", "--unit", "1", "--class", "3"},
      {"--steps", "0"},
      {"--stride", "5"},
      {"--baseline", "pink"},
    };
    for (String[] arguments : wrong) {
      Output output = run(file.toString(), arguments);
      assertEquals(2, output.status(), String.join(" ", arguments) + ": " + output.err());
      assertEquals("", output.out());
      assertTrue(output.err().startsWith("convoscope: "), output.err());
      assertEquals(1, output.err().lines().count(), output.err());
      assertFalse(Files.exists(file));
    }
    assertEquals(2, run(folder.resolve("map.bmp").toString()).status());
  }

  @Test
  void helpListsEveryMethodWithItsOptions() {
    String help = Output.of("explain", "--help").out();
    for (AttributionMethod method : AttributionMethods.ALL) {
      assertTrue(help.contains(method.id()), method.id());
      for (MethodOption<?> option : method.options()) {
        assertTrue(help.contains("--" + option.name()), option.name());
      }
    }
  }

  @Test
  void everyOptionOfAMethodReachesIt() {
    assertEquals(
        20, json("--method", "integrated-gradients", "--steps", "20").get("steps").asInt());
    JsonNode still = json("--method", "smoothgrad", "--smoothing", "variance", "--sigma", "0");
    assertEquals(0, still.get("largest").asDouble(), 1e-9);
    JsonNode one = json("--method", "occlusion", "--window", "28", "--stride", "28");
    assertEquals(
        784 * (one.get("score").asDouble() - one.get("baseline_score").asDouble()),
        one.get("sum").asDouble(),
        1e-2);
    JsonNode signed = json("--method", "saliency");
    JsonNode absolute = json("--method", "saliency", "--absolute");
    assertTrue(absolute.get("sum").asDouble() > signed.get("sum").asDouble());
  }

  private Output run(String file, String... more) {
    String[] arguments = new String[more.length + 4];
    arguments[0] = "explain";
    arguments[1] = input.toString();
    arguments[2] = "-o";
    arguments[3] = file;
    System.arraycopy(more, 0, arguments, 4, more.length);
    return Output.of(arguments);
  }

  private JsonNode json(String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "explain";
    arguments[1] = input.toString();
    arguments[2] = "--json";
    System.arraycopy(more, 0, arguments, 3, more.length);
    return read(Output.of(arguments));
  }
}
