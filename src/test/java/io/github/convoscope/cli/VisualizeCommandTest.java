package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convoscope.data.NpyFile;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Scalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command, with few steps, on the shipped network; nothing depends on its weights. */
class VisualizeCommandTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void allUnitsOfALayerAreWrittenAndTheIndexIsTrue() throws IOException {
    JsonNode index = run("--layer", "conv1", "--all", "--steps", "16");
    assertEquals(index, MAPPER.readTree(Files.readString(folder.resolve("index.json"))));
    try (Engine engine = new ModelOpener().open(ShippedFiles.model()).newEngine()) {
      int layer = engine.spec().layer("conv1").index();
      int units = engine.spec().layer(layer).shape().channels();
      assertEquals(units, index.get("images").size());
      for (JsonNode image : index.get("images")) {
        assertEquals("conv1", image.get("layer").asText());
        if (image.get("dead").asBoolean()) {
          continue;
        }
        String name = "01-conv1-%03d".formatted(image.get("unit").asInt());
        assertEquals(name + ".npy", image.get("file").asText());
        assertTrue(Files.isRegularFile(folder.resolve(name + ".png")));
        NpyFile.Array array = NpyFile.read(folder.resolve(name + ".npy"));
        assertArrayEquals(engine.spec().input().shape().extents(), array.shape());
        Activations at = new Activations(engine.spec(), 1);
        engine.forward(array.values(), at);
        double mean =
            Scalar.unit(engine.spec(), layer, image.get("unit").asInt(), true).value(at, 0);
        assertEquals(mean, image.get("activation").asDouble(), 1e-4);
        float[] answers = at.output();
        assertEquals(
            answers[image.get("class").asInt()], image.get("probability").asDouble(), 1e-4);
        assertTrue(image.get("steps").asInt() >= 16);
        assertTrue(image.get("seconds").asDouble() > 0);
        assertTrue(image.get("best_example").isNumber());
      }
    }
  }

  @Test
  void negativeImagesGoBelowTheLeastExciting() {
    JsonNode image = run("--layer", "output", "--unit", "3", "--negative").get("images").get(0);
    assertTrue(image.get("activation").asDouble() < image.get("least_example").asDouble());
  }

  @Test
  void oneNeuronChangesOnlyWhatItSees() {
    run("--layer", "conv1", "--unit", "2,0,0", "--steps", "16");
    float[] image = NpyFile.read(folder.resolve("01-conv1-002.npy")).values();
    try (Engine engine = new ModelOpener().open(ShippedFiles.model()).newEngine()) {
      int reach = engine.spec().layer("conv1").requireWindow().kernelRows();
      for (int i = 0; i < image.length; i++) {
        assertTrue(image[i] == 0 || (i / 28 < reach && i % 28 < reach), "pixel " + i);
      }
    }
  }

  @Test
  void diverseImagesAreNumberedAndTheSeedDecides() {
    run("--layer", "dense", "--unit", "1", "--steps", "16", "--diversity", "2");
    float[] one = NpyFile.read(folder.resolve("05-dense-001-0.npy")).values();
    float[] two = NpyFile.read(folder.resolve("05-dense-001-1.npy")).values();
    assertFalse(Arrays.equals(one, two));
    run("--layer", "dense", "--unit", "1", "--steps", "16", "--diversity", "2");
    assertArrayEquals(one, NpyFile.read(folder.resolve("05-dense-001-0.npy")).values(), 0);
    run("--layer", "dense", "--unit", "1", "--steps", "16", "--diversity", "2", "--seed", "4");
    assertFalse(Arrays.equals(one, NpyFile.read(folder.resolve("05-dense-001-0.npy")).values()));
  }

  @Test
  void aSampleIsSoManyLivingUnitsAndTheSeedDecidesWhich() {
    JsonNode images = run("--sample", "5", "--steps", "8").get("images");
    assertEquals(5, images.size());
    images.forEach(image -> assertFalse(image.get("dead").asBoolean()));
    Set<String> files = new HashSet<>();
    images.forEach(image -> files.add(image.get("file").asText()));
    assertEquals(5, files.size());
    JsonNode other = run("--sample", "5", "--steps", "8", "--seed", "1").get("images");
    other.forEach(image -> files.add(image.get("file").asText()));
    assertTrue(files.size() > 5, "the same units");
  }

  @Test
  void wrongArgumentsAreOneSentenceAndStatusTwo() {
    String[][] wrong = {
      {"--unit", "3"},
      {"--all"},
      {"--layer", "nowhere"},
      {"--layer", "conv1", "--unit", "x"},
      {"--layer", "conv1", "--unit", "99"},
      {"--layer", "conv1", "--unit", "0,99,0"},
      {"--steps", "0"},
      {"--diversity", "0"},
      {"--sample", "0"},
      {"--similarity", "-1"},
      {"--mnist", folder.resolve("absent").toString()},
    };
    for (String[] arguments : wrong) {
      Output output = output(arguments);
      assertEquals(2, output.status(), String.join(" ", arguments) + ": " + output.err());
      assertTrue(output.err().startsWith("convoscope: "), output.err());
      assertEquals(1, output.err().lines().count(), output.err());
    }
  }

  private Output output(String... more) {
    String[] arguments = new String[more.length + 4];
    arguments[0] = "visualize";
    arguments[1] = "-o";
    arguments[2] = folder.toString();
    arguments[3] = "--json";
    System.arraycopy(more, 0, arguments, 4, more.length);
    return Output.of(arguments);
  }

  private JsonNode run(String... more) {
    Output output = output(more);
    assertEquals(0, output.status(), output.err());
    try {
      return MAPPER.readTree(output.out());
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }
}
