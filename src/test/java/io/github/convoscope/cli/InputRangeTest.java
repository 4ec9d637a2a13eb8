package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.data.NpyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drawings reach a network in the range that its card tells; arrays are its own numbers. */
class InputRangeTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private Path folder;
  private Path drawing;
  private Path ranged;

  @BeforeEach
  void aNetworkThatTakesMinusOneToOne() throws IOException {
    drawing = folder.resolve("drawing.json");
    JsonNode samples = MAPPER.readTree(Path.of("datasets", "samples.json").toFile());
    MAPPER.writeValue(drawing.toFile(), samples.get(0));
    ranged = folder.resolve("ranged.zip");
    Files.copy(Path.of("models", "digits.zip"), ranged);
    ObjectNode card = (ObjectNode) MAPPER.readTree(Path.of("models", "digits.json").toFile());
    card.putArray("input").add(-1.0).add(1.0);
    MAPPER.writeValue(folder.resolve("ranged.json").toFile(), card);
  }

  @Test
  void scalesDrawingsAndLeavesArrays() {
    float[] ink = input(drawing, null, "ink");
    float[] expected = new float[ink.length];
    for (int i = 0; i < ink.length; i++) {
      expected[i] = 2 * ink[i] - 1;
    }
    assertArrayEquals(expected, input(drawing, ranged, "numbers"), 1e-6f);
    assertArrayEquals(
        expected, input(folder.resolve("numbers/00-input.npy"), ranged, "array"), 1e-6f);
  }

  @Test
  void explainsWhatItClassifies() throws IOException {
    input(drawing, ranged, "numbers");
    Path array = folder.resolve("numbers/00-input.npy");
    JsonNode ofDrawing = explained(drawing);
    assertEquals(explained(array).get("score").asDouble(), ofDrawing.get("score").asDouble(), 1e-4);
    JsonNode answer = json("classify", drawing.toString(), "--model", ranged.toString(), "--json");
    int digit = ofDrawing.get("class").asInt();
    assertEquals(answer.at("/0/digit").asInt(), digit);
    assertEquals(
        answer.at("/0/logits/" + digit).asDouble(), ofDrawing.get("score").asDouble(), 1e-4);
  }

  @Test
  void theDefaultBaselineHasNoInk() throws IOException {
    Path blank = folder.resolve("blank.npy");
    float[] none = new float[28 * 28];
    Arrays.fill(none, -1);
    NpyFile.write(blank, new int[] {1, 28, 28}, none);
    JsonNode facts = explained(drawing);
    JsonNode answer = json("classify", blank.toString(), "--model", ranged.toString(), "--json");
    assertEquals(
        answer.at("/0/logits/" + facts.get("class").asInt()).asDouble(),
        facts.get("baseline_score").asDouble(),
        1e-4);
    assertEquals("not a digit", answer.at("/0/verdict").asText());
  }

  private JsonNode explained(Path input) throws IOException {
    return json(
        "explain",
        input.toString(),
        "--method",
        "integrated-gradients",
        "--model",
        ranged.toString(),
        "--json");
  }

  private float[] input(Path file, @Nullable Path model, String name) {
    Path to = folder.resolve(name);
    String output = to.toString();
    List<String> arguments = new ArrayList<>(List.of("activations", file.toString(), "-o", output));
    if (model != null) {
      arguments.addAll(List.of("--model", model.toString()));
    }
    Output told = Output.of(arguments.toArray(String[]::new));
    assertEquals(0, told.status(), told.err());
    return NpyFile.read(to.resolve("00-input.npy")).values();
  }

  private static JsonNode json(String... arguments) throws IOException {
    Output output = Output.of(arguments);
    assertEquals(0, output.status(), output.err());
    return MAPPER.readTree(output.out());
  }
}
