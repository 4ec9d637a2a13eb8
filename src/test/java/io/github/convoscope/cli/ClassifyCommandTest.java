package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.NpyFile;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Handwriting;
import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.drawing.Normaliser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifyCommandTest {
  @TempDir private Path folder;

  @Test
  void saysWhichDigitADrawingIs() throws IOException {
    Path file = drawing(3);
    JsonNode answer = json("classify", "--json", file.toString()).get(0);
    assertEquals(file.toString(), answer.get("input").asText());
    assertEquals(3, answer.get("digit").asInt());
    assertTrue(answer.get("probability").asDouble() > 0.5);
    assertTrue(answer.get("second").asInt() != 3);
    assertTrue(List.of("sure", "unsure", "not a digit").contains(answer.get("verdict").asText()));
    double sum = 0;
    for (JsonNode probability : answer.get("probabilities")) {
      sum += probability.asDouble();
    }
    assertEquals(1, sum, 1e-5);
    assertEquals(10, answer.get("logits").size());
  }

  @Test
  void anArrayIsFedInUntouched() throws IOException {
    Path drawing = drawing(7);
    float[] image =
        new Normaliser(InputFraming.MNIST).normalise(StrokesFile.readOne(drawing).drawing()).ink();
    Path array = folder.resolve("seven.npy");
    NpyFile.write(array, new int[] {1, 28, 28}, image);
    JsonNode answers = json("classify", "--json", drawing.toString(), array.toString());
    assertEquals(2, answers.size());
    assertEquals(answers.get(0).get("logits"), answers.get(1).get("logits"));
  }

  @Test
  void severalDigitsAreAnsweredInReadingOrder() throws IOException {
    Drawing left = StrokesFile.readOne(drawing(3)).drawing().scaledThenMoved(0.3, 20, 100);
    Drawing right = StrokesFile.readOne(drawing(7)).drawing().scaledThenMoved(0.3, 300, 100);
    Drawing both = right;
    for (var stroke : left.strokes()) {
      both = both.plus(stroke);
    }
    Path file = folder.resolve("both.json");
    StrokesFile.writeOne(file, LabelledDrawing.of(both));
    JsonNode digits = json("classify", "--several", "--json", file.toString()).get(0).get("digits");
    assertEquals(2, digits.size());
    assertEquals(3, digits.get(0).get("digit").asInt());
    assertEquals(7, digits.get(1).get("digit").asInt());
    assertTrue(digits.get(0).get("box").get(0).asDouble() < 200);
    assertEquals("sure", digits.get(0).get("verdict").asText());
  }

  @Test
  void aBlankDrawingIsNoDigit() throws IOException {
    Path file = folder.resolve("blank.json");
    StrokesFile.writeOne(file, LabelledDrawing.of(Drawing.EMPTY));
    JsonNode answer = json("classify", "--json", file.toString()).get(0);
    assertEquals("not a digit", answer.get("verdict").asText());
  }

  @Test
  void withoutNormalisingASmallDrawingIsAnotherPicture() throws IOException {
    Drawing small = StrokesFile.readOne(drawing(2)).drawing().scaledThenMoved(0.2, 10, 10);
    Path file = folder.resolve("small.json");
    StrokesFile.writeOne(file, LabelledDrawing.of(small));
    JsonNode normalised = json("classify", "--json", file.toString()).get(0);
    JsonNode raw = json("classify", "--raw", "--json", file.toString()).get(0);
    assertEquals(2, normalised.get("digit").asInt());
    assertTrue(!normalised.get("logits").equals(raw.get("logits")));
  }

  @Test
  void wrongInputsAreTwoAndOneSentence() throws IOException {
    Path text = Files.writeString(folder.resolve("note.txt"), "3");
    Path nan = folder.resolve("nan.npy");
    NpyFile.write(nan, new int[] {1, 28, 28}, new float[784]);
    float[] values = new float[784];
    values[5] = Float.NaN;
    NpyFile.write(nan, new int[] {1, 28, 28}, values);
    Path shape = folder.resolve("shape.npy");
    NpyFile.write(shape, new int[] {784}, new float[784]);
    for (Path file : new Path[] {text, nan, shape, folder, folder.resolve("nowhere.png")}) {
      Output output = Output.of("classify", "--json", file.toString());
      assertEquals(2, output.status());
      assertEquals("", output.out());
      assertTrue(output.err().startsWith("convoscope: "), output.err());
      assertTrue(output.err().contains(String.valueOf(file.getFileName())), output.err());
      assertEquals(1, output.err().lines().count());
    }
  }

  @Test
  void aBadInputAmongSeveralIsToldAndTheOthersAreAnswered() throws IOException {
    Path three = drawing(3);
    Path text = Files.writeString(folder.resolve("note.txt"), "3");
    Path missing = folder.resolve("nowhere.png");
    Path seven = drawing(7);
    Output output =
        Output.of(
            "classify",
            "--json",
            three.toString(),
            text.toString(),
            missing.toString(),
            seven.toString());
    assertEquals(2, output.status());
    JsonNode answers = new ObjectMapper().readTree(output.out());
    assertEquals(2, answers.size());
    assertEquals(three.toString(), answers.get(0).get("input").asText());
    assertEquals(7, answers.get(1).get("digit").asInt());
    List<String> told = output.err().lines().toList();
    assertEquals(2, told.size());
    assertTrue(told.get(0).startsWith("convoscope: ") && told.get(0).contains("note.txt"));
    assertTrue(told.get(1).startsWith("convoscope: ") && told.get(1).contains("nowhere.png"));

    output = Output.of("classify", text.toString(), seven.toString());
    assertEquals(2, output.status());
    assertEquals(1, output.out().lines().count());
    assertTrue(output.out().startsWith(seven + ": "), output.out());
    assertEquals(1, output.err().lines().count());

    output = Output.of("classify", "--json", text.toString(), missing.toString());
    assertEquals(2, output.status());
    assertEquals(0, new ObjectMapper().readTree(output.out()).size());
    assertEquals(2, output.err().lines().count());
  }

  @Test
  void evaluatesDrawingsInEveryPlacement() throws IOException {
    Path file = folder.resolve("many.json");
    List<LabelledDrawing> drawings = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 20; i++) {
      String style = Handwriting.styles(i % 10).get(0);
      drawings.add(
          new LabelledDrawing(
              i % 10, 26 + i % 2, style, Handwriting.digit(i % 10, style, 0.5, random)));
    }
    StrokesFile.writeAll(file, drawings);
    Path mistakes = folder.resolve("mistakes.json");
    JsonNode first = null;
    for (String placement : new String[] {"as-drawn", "centred", "corner"}) {
      JsonNode result =
          json(
              "evaluate",
              "--strokes",
              file.toString(),
              "--placement",
              placement,
              "--json",
              "--mistakes",
              mistakes.toString());
      assertEquals(20, result.get("examples").asInt());
      assertTrue(result.get("accuracy").asDouble() > 0.8);
      assertEquals(
          20 - result.get("correct").asInt(),
          new ObjectMapper().readTree(mistakes.toFile()).size());
      assertEquals(10, result.get("confusion").size());
      if (first != null) {
        assertEquals(first.get("confusion"), result.get("confusion"));
      }
      first = result;
    }
    assertEquals(2, Output.of("evaluate", "--json").status());
    assertEquals(
        2, Output.of("evaluate", "--strokes", file.toString(), "--split", "half").status());
  }

  @Test
  void theShippedSamplesComeFromTheirCommand() throws IOException {
    Path made = folder.resolve("samples.json");
    assertEquals(0, Output.of("data", "samples", "-o", made.toString()).status());
    assertEquals(StrokesFile.readAll(Path.of("datasets/samples.json")), StrokesFile.readAll(made));
  }

  private Path drawing(int digit) {
    Path file = folder.resolve(digit + ".json");
    String style = Handwriting.styles(digit).get(0);
    StrokesFile.writeOne(
        file, LabelledDrawing.of(Handwriting.digit(digit, style, 0, new SplittableRandom(1))));
    return file;
  }

  private static JsonNode json(String... args) throws IOException {
    Output output = Output.of(args);
    assertEquals(0, output.status(), output.err());
    return new ObjectMapper().readTree(output.out());
  }
}
