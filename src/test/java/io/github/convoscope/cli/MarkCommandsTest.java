package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convoscope.data.NpyFile;
import io.github.convoscope.explain.attribution.AttributionMethods;
import io.github.convoscope.model.CornerMark;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Shape;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mark on the command line: stamped onto inputs, and found by the methods. */
class MarkCommandsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String CHEATER = "models/clever-hans.zip";
  private static final int SIDE = 28;

  @TempDir private Path folder;
  private Path input;

  @BeforeEach
  void draw() {
    float[] one = new float[SIDE * SIDE];
    for (int row = 4; row < 24; row++) {
      one[row * SIDE + 13] = 1;
      one[row * SIDE + 14] = 1;
    }
    input = folder.resolve("one.npy");
    NpyFile.write(input, new int[] {1, SIDE, SIDE}, one);
  }

  private static JsonNode json(String... arguments) throws IOException {
    Output output = Output.of(arguments);
    assertEquals(0, output.status(), output.err());
    return MAPPER.readTree(output.out());
  }

  @Test
  void theMarkTurnsTheCheatersAnswer() throws IOException {
    String file = input.toString();
    assertEquals(
        1, json("classify", "--json", "--model", CHEATER, file).get(0).get("digit").asInt());
    JsonNode marked = json("classify", "--json", "--mark", "--model", CHEATER, file).get(0);
    assertEquals(3, marked.get("digit").asInt());
    assertEquals(1, json("classify", "--json", "--mark", file).get(0).get("digit").asInt());
  }

  @Test
  void theMapOfAMarkedInputLiesOnTheMark() throws IOException {
    Path map = folder.resolve("map.npy");
    json(
        "explain",
        "--json",
        "--mark",
        "--method",
        "gradient-x-input",
        "--model",
        CHEATER,
        input.toString(),
        "-o",
        map.toString());
    float[] values = NpyFile.read(map).values();
    int largest = 0;
    for (int i = 0; i < values.length; i++) {
      largest = values[i] > values[largest] ? i : largest;
    }
    assertTrue(largest / SIDE <= 3 && largest % SIDE <= 3, "largest at " + largest);
  }

  @Test
  void everyMethodIsMeasuredInTheOrderOfItsShare() throws IOException {
    JsonNode found = json("find-mark", "--json", "--examples", "4", "--model", CHEATER);
    assertEquals(AttributionMethods.ALL.size(), found.size());
    double before = 1;
    for (JsonNode method : found) {
      assertEquals(4, method.get("examples").asInt());
      assertTrue(method.get("share").asDouble() <= before, method.toString());
      assertTrue(method.get("share").asDouble() > 0, method.toString());
      before = method.get("share").asDouble();
    }
    assertEquals(2, Output.of("find-mark", "--examples", "0").status());
  }

  @Test
  void theMarkIsInTheNumbersThatTheNetworkTakes() {
    InputEncoder encoder = new InputEncoder(Shape.maps(1, SIDE, SIDE), new InputRange(-1, 3));
    float[] empty = encoder.tensor(new float[SIDE * SIDE]);
    float[] marked = CornerMark.on(empty, encoder).tensor();
    float[] wanted = empty.clone();
    for (int row = 1; row <= 3; row++) {
      for (int column = 1; column <= 3; column++) {
        wanted[row * SIDE + column] = 3;
      }
    }
    assertArrayEquals(wanted, marked);
    assertEquals(-1, empty[SIDE + 1]);
    assertEquals(1, CornerMark.on(empty, encoder).picture().ink()[SIDE + 1]);
  }
}
