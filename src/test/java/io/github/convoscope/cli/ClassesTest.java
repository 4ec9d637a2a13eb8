package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convoscope.data.LabelsFile;
import io.github.convoscope.data.ModelCardFile;
import io.github.convoscope.data.NpyFile;
import io.github.convoscope.model.SmallModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks whose classes are no digits, and whose inputs are no pictures. */
class ClassesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SAMPLES = "datasets/samples.json";

  @TempDir private Path folder;

  @Test
  void namedClassesHaveLabelsAndNoVerdict() throws IOException {
    Path model = SmallModels.maps(folder, 1, 28, 28);
    Path array = array(784, 1, 28, 28);
    JsonNode digits = classify(model, array);
    assertTrue(digits.has("verdict"));
    assertFalse(digits.has("label"));
    labels(LabelsFile.beside(model), 10);
    JsonNode answer = classify(model, array, "--top", "3");
    assertFalse(answer.has("verdict"));
    assertEquals("thing " + answer.get("digit").asInt(), answer.get("label").asText());
    assertEquals("thing " + answer.get("second").asInt(), answer.get("second_label").asText());
    assertEquals(3, answer.get("top").size());
    JsonNode first = answer.at("/top/0");
    assertEquals(answer.get("digit"), first.get("index"));
    assertEquals(answer.get("label"), first.get("label"));
    assertEquals(answer.get("probability"), first.get("probability"));
    assertTrue(first.get("probability").asDouble() >= answer.at("/top/1/probability").asDouble());
    String line = Output.of("classify", "--model", model.toString(), array.toString()).out();
    assertTrue(line.contains("thing ") && !line.contains("("), line);
  }

  @Test
  void aCardWithThresholdsGivesAVerdict() throws IOException {
    Path model = SmallModels.maps(folder, 1, 28, 28);
    String labels =
        IntStream.range(0, 10).mapToObj(i -> "\"c" + i + "\"").collect(Collectors.joining(", "));
    Files.writeString(
        ModelCardFile.beside(model),
        "{\"labels\": [" + labels + "], \"thresholds\": {\"sureProbability\": 0.5}}");
    JsonNode answer = classify(model, array(784, 1, 28, 28));
    assertTrue(answer.has("verdict"));
    assertTrue(answer.get("label").asText().startsWith("c"));
  }

  @Test
  void chosenLabelsNameTheClassesAndOthersAreTold() throws IOException {
    Path model = SmallModels.maps(folder, 1, 28, 28);
    Path array = array(784, 1, 28, 28);
    Path chosen = labels(folder.resolve("chosen.txt"), 10);
    JsonNode answer = classify(model, array, "--labels", chosen.toString());
    assertTrue(answer.get("label").asText().startsWith("thing "));
    labels(LabelsFile.beside(model), 7);
    Output output = Output.of("classify", "--json", "--model", model.toString(), array.toString());
    assertEquals(0, output.status());
    assertTrue(output.err().contains("labels.txt names 7 classes"), output.err());
    assertTrue(JSON.readTree(output.out()).get(0).has("verdict"));
    Files.writeString(chosen, "\0\1");
    output = Output.of("describe", "--model", model.toString(), "--labels", chosen.toString());
    assertEquals(2, output.status());
    assertTrue(output.err().contains("chosen.txt"), output.err());
  }

  @Test
  void whatIsNoPictureTakesArraysOnly() throws IOException {
    Path model = SmallModels.flat(folder, 6);
    JsonNode answer = classify(model, array(6, 6));
    assertEquals(10, answer.get("probabilities").size());
    assertFalse(answer.has("verdict"));
    for (String[] arguments :
        new String[][] {
          {"classify", "--model", model.toString(), drawing().toString()},
          {"evaluate", "--model", model.toString(), "--strokes", SAMPLES}
        }) {
      Output output = Output.of(arguments);
      assertEquals(2, output.status());
      assertTrue(output.err().contains("give it an array (.npy)"), output.err());
    }
  }

  @Test
  void anEvaluationWithoutVerdictsHasNone() throws IOException {
    Path model = SmallModels.maps(folder, 3, 32, 32);
    Output output =
        Output.of("evaluate", "--json", "--model", model.toString(), "--strokes", SAMPLES);
    assertEquals(0, output.status(), output.err());
    JsonNode result = JSON.readTree(output.out());
    assertTrue(result.get("examples").asInt() > 0);
    assertFalse(result.has("verdicts"));
    assertFalse(result.has("sure_accuracy"));
  }

  private static Path labels(Path file, int count) throws IOException {
    return Files.writeString(
        file,
        IntStream.range(0, count).mapToObj(i -> "thing " + i).collect(Collectors.joining("\r\n"))
            + "\n\n");
  }

  private Path drawing() throws IOException {
    return Files.writeString(
        folder.resolve("line.json"), "{\"strokes\": [[[100, 100], [400, 400]]]}");
  }

  private Path array(int size, int... shape) {
    float[] values = new float[size];
    for (int i = 0; i < size; i += 3) {
      values[i] = 1;
    }
    Path file = folder.resolve("input.npy");
    NpyFile.write(file, shape, values);
    return file;
  }

  private static JsonNode classify(Path model, Path input, String... options) throws IOException {
    String[] arguments = {"classify", "--json", "--model", model.toString(), input.toString()};
    String[] all = new String[arguments.length + options.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(options, 0, all, arguments.length, options.length);
    Output output = Output.of(all);
    assertEquals(0, output.status(), output.err());
    return JSON.readTree(output.out()).get(0);
  }
}
