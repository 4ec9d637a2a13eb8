package io.github.convoscope.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrokesFileTest {
  @TempDir private Path folder;

  @Test
  void writtenDrawingsAreReadBackBitForBit() {
    Drawing drawing =
        Drawing.of(Stroke.of(1, 2, 0.1, 1e-7, 499.99999999999994, 3), Stroke.at(7, 8));
    Path file = folder.resolve("drawing.json");
    StrokesFile.writeOne(file, new LabelledDrawing(8, 3, "oval", drawing));
    LabelledDrawing read = StrokesFile.readOne(file);
    assertEquals(drawing, read.drawing());
    assertEquals(8, read.label());
    assertEquals(3, read.writer());
    assertEquals("oval", read.style());
  }

  @Test
  void numbersDoNotFollowTheLocale() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      Path file = folder.resolve("drawing.json");
      StrokesFile.writeOne(file, LabelledDrawing.of(Drawing.of(Stroke.at(1.5, 2.25))));
      assertTrue(Files.readString(file).contains("[1.5,2.25]"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void readsManyAndWritesMany() {
    List<LabelledDrawing> drawings =
        List.of(
            new LabelledDrawing(1, 2, null, Drawing.of(Stroke.of(1, 2, 3, 4))),
            LabelledDrawing.of(Drawing.EMPTY));
    Path file = folder.resolve("many.json");
    StrokesFile.writeAll(file, drawings);
    assertEquals(drawings, StrokesFile.readAll(file));
  }

  @Test
  void ignoresUnknownKeys() throws IOException {
    Path file =
        file(
            "{\"a\": {\"strokes\": [1]}, \"label\": null, \"strokes\": [[[1, 2.5]], []],"
                + " \"b\": [[[\"x\"]]], \"writer\": {\"name\": 3}}");
    LabelledDrawing read = StrokesFile.readOne(file);
    assertEquals(Drawing.of(Stroke.at(1, 2.5)), read.drawing());
    assertNull(read.label());
    assertNull(read.writer());
  }

  @Test
  void passesOverTimeAndPressureOfAPoint() throws IOException {
    Path file = file("{\"strokes\": [[[1, 2, 1690000000123], [3, 4, 0.5, null, true]]]}");
    assertEquals(Drawing.of(Stroke.of(1, 2, 3, 4)), StrokesFile.readOne(file).drawing());
  }

  @Test
  void readsQuickDrawOnThePad() throws IOException {
    // A corner, 100 units wide and 200 high, with times as in raw drawings, and a dot.
    Path file =
        file(
            "{\"word\": \"line\", \"recognized\": true, \"drawing\":"
                + " [[[10, 10, 110], [20, 220, 220], [0, 9, 21.5]], [[60], [120], [30]], [[], [], []]]}");
    Drawing drawing = StrokesFile.readOne(file).drawing();
    assertEquals(Drawing.of(Stroke.of(175, 100, 175, 400, 325, 400), Stroke.at(250, 250)), drawing);
  }

  @Test
  void readsTheFirstOfManyLines() throws IOException {
    String line = "{\"key_id\": \"1\", \"drawing\": [[[0, 0], [0, 200]]]}\n";
    Path file = Files.writeString(folder.resolve("line.ndjson"), line + line.replace("200", "7"));
    assertTrue(StrokesFile.recognises(file));
    assertEquals(Drawing.of(Stroke.of(250, 100, 250, 400)), StrokesFile.readOne(file).drawing());
    assertEquals(2, StrokesFile.readAll(file).size());
  }

  @Test
  void namesAFormThatIsNotRead() throws IOException {
    Path file = file("{\"strokes\": [{\"x\": [1, 2], \"y\": [3, 4]}]}");
    String sentence = Problems.sentence("given.json", () -> StrokesFile.readOne(file));
    assertTrue(sentence.contains("as objects"), sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "null",
        "[]",
        "3",
        "{}",
        "{\"strokes\": 3}",
        "{\"strokes\": [[[1]]]}",
        "{\"strokes\": [[[1, 2, [3]]]]}",
        "{\"strokes\": [{\"points\": [[1, 2]]}]}",
        "{\"drawing\": [[[1, 2]]]}",
        "{\"drawing\": [[[1, 2], [3]]]}",
        "{\"drawing\": [[[1, \"2\"], [3, 4]]]}",
        "{\"strokes\": [[1, 2]]}",
        "{\"strokes\": [[[1, \"2\"]]]}",
        "{\"strokes\": [[[1, null]]]}",
        "{\"strokes\": [[[NaN, 2]]]}",
        "{\"strokes\": [[[1e999, 2]]]}",
        "{\"strokes\": [[[1e7, 2]]]}",
        "{\"strokes\": [[[1, 2]]]",
        "{\"strokes\": [[[1, 2]]]} {}",
        "{\"strokes\": [], \"strokes\": []}",
        "{\"label\": 99999999999, \"strokes\": []}",
        "\u0000\u0001\u0002",
      })
  void refusesGarbageInOneSentence(String text) throws IOException {
    Path file = file(text);
    Problems.sentence("given.json", () -> StrokesFile.readOne(file));
  }

  @Test
  void saysHowManyDrawingsAListHasWhereOneIsNeeded() throws IOException {
    String one = "{\"strokes\": [[[1, 2]]]}";
    Path two = file("[" + one + ", " + one + "]");
    assertTrue(
        Problems.sentence("given.json", () -> StrokesFile.readOne(two))
            .endsWith("is a list of 2 drawings; take one of them out, as a file of its own"));
    Path none = file("[]");
    Problems.sentence("given.json", () -> StrokesFile.readOne(none));
  }

  @Test
  void aListOfOneDrawingIsThatDrawing() throws IOException {
    Drawing drawing = StrokesFile.readOne(file("[{\"strokes\": [[[1, 2], [3, 4]]]}]")).drawing();
    assertEquals(Drawing.of(Stroke.of(1, 2, 3, 4)), drawing);
  }

  @Test
  void refusesTooManyPointsOrBytes() throws IOException {
    Path points = file("{\"strokes\": [[" + "[1,1],".repeat(100_000) + "[1,1]]]}");
    Problems.sentence("given.json", () -> StrokesFile.readOne(points));
    Path deep = file("{\"a\": " + "[".repeat(200_000) + "]".repeat(200_000) + "}");
    Problems.sentence("given.json", () -> StrokesFile.readOne(deep));
    Path large = file("{\"strokes\": []" + " ".repeat(9 << 20) + "}");
    assertTrue(
        Problems.sentence("given.json", () -> StrokesFile.readOne(large)).contains("too large"));
    Problems.sentence(folder.getFileName().toString(), () -> StrokesFile.readOne(folder));
    Problems.sentence("nowhere", () -> StrokesFile.readOne(folder.resolve("nowhere")));
  }

  @Test
  void acceptsTheLargestFile() throws IOException {
    Path file = file("{\"strokes\": [[" + "[1,1],".repeat(99_999) + "[1,1]]]}");
    assertEquals(100_000, StrokesFile.readOne(file).drawing().points());
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("given.json"), text);
  }
}
