package io.github.convoscope.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.data.TextFault;
import io.github.convoscope.message.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lesson files: what is right is read, what is wrong is told at its line, and nothing breaks. */
class LessonReaderTest {
  private static final LessonNames NAMES =
      new LessonNames(
          Set.of("digits", "photos")::contains,
          Set.of("terraces", "wall"),
          Set.of("ember"),
          Set.of("filters", "saliency"),
          Set.of("daisy"));

  private static final String WHOLE =
      """
      {
        "title": {"en": "A title", "de": "Ein Titel"},
        "about": {"en": "About"},
        "minutes": 7,
        "level": {"en": "Level"},
        "aim": {"en": "Aim"},
        "trouble": {"en": "Trouble"},
        "steps": [
          {
            "text": {"en": "See [[conv1|it]]: {answer}", "de": "Da"},
            "network": "digits",
            "arrangement": "wall",
            "palette": "ember",
            "relief": "tall",
            "camera": {"azimuth": 20, "elevation": 30},
            "drawing": [[[10, 20], [30.5, 40]], [[1, 2]]],
            "pin": "conv1:3,10,12",
            "off": ["conv2:5"],
            "show": ["filters"],
            "play": true,
            "do": {"en": "Draw a 7"},
            "until": {"answer": 7, "not": "1", "verdict": "sure", "pinned": "any",
              "open": "filters", "off": "conv2", "drawn": true}
          },
          {
            "text": {"en": "Two"},
            "camera": "conv1",
            "picture": "daisy",
            "ask": {
              "text": {"en": "Which?"},
              "choices": [
                {"text": {"en": "One"}, "right": true},
                {"text": {"en": "Other"}, "if": {"answer": 3}}
              ],
              "hide": true,
              "then": {"en": "So"},
              "reveal": {"drawing": "own", "pin": "answer"}
            }
          }
        ]
      }
      """;

  @TempDir private Path folder;

  private LessonReading read(String text) {
    Path file = folder.resolve("own.json");
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return LessonReader.read(file, NAMES);
  }

  @Test
  void everyKeyIsRead() {
    LessonReading reading = read(WHOLE);

    assertEquals(List.of(), reading.faults());
    Lesson lesson = reading.lesson();
    assertNotNull(lesson);
    assertEquals("own", lesson.name());
    assertEquals("Ein Titel", lesson.title().in(Locale.GERMAN));
    assertEquals("A title", lesson.title().in(Locale.FRENCH));
    assertEquals(7, lesson.notes().minutes());
    LessonStep first = lesson.steps().get(0);
    assertEquals("wall", first.stage().arrangement());
    assertEquals(new LessonCamera(null, 20.0, 30.0), first.stage().camera());
    assertEquals(3, first.stage().input().drawing().points());
    assertEquals(new LessonUnit("conv1", 3, 10, 12), first.stage().pin());
    assertTrue(first.stage().play());
    assertEquals(
        new LessonCondition("7", "1", "sure", "any", "filters", "conv2", true),
        first.task().until());
    LessonQuestion question = lesson.steps().get(1).question();
    assertTrue(question.hide());
    assertTrue(question.choices().get(0).right());
    assertEquals(LessonInput.OWN, question.reveal().input());
  }

  @Test
  void aWrittenLessonIsReadAsTheSame() {
    Lesson lesson = read(WHOLE).lesson();
    assertNotNull(lesson);

    LessonReading again = read(LessonWriter.text(lesson));

    assertEquals(List.of(), again.faults());
    assertEquals(lesson, again.lesson());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "palette"    | "palete"          | 13 | palete
          "wall"       | "wal"             | 12 | terraces
          "filters"]   | "filtres"]        | 19 | filtres
          {answer}     | {anwser}          | 10 | anwser
          "minutes": 7 | "minutes": "long" | 4  | number
          "azimuth"    | "azimut"          | 15 | azimut
          "daisy"      | "dasy"            | 28 | dasy
          30.5         | "a"               | 16 | point
          "conv2:5"    | "conv2"           | 18 | conv2
          "tall"       | tall              | 14 | JSON
          "play": true | "play": 1         | 20 | true or false
          """)
  void aMistakeIsToldAtItsLine(String right, String wrong, int line, String word) {
    LessonReading reading = read(WHOLE.replace(right, wrong));

    assertFalse(reading.faults().isEmpty());
    TextFault fault = reading.faults().get(0);
    assertEquals(line, fault.line(), Messages.text(fault.what()));
    assertTrue(Messages.text(fault.what()).contains(word), Messages.text(fault.what()));
  }

  @Test
  void theRestOfABrokenLessonIsThere() {
    Lesson lesson = read(WHOLE.replace("\"Two\"", "2")).lesson();

    assertNotNull(lesson);
    assertEquals(1, lesson.steps().size());
    assertNull(read("[1, 2]").lesson());
    assertNull(read("").lesson());
    assertNull(read("{\"title\": {\"en\": \"x\"}, \"steps\": []}").lesson());
  }

  @Test
  void someHundredBrokenFilesAreToldOrRead() throws IOException {
    fuzz(400, 1);
  }

  @Test
  @Tag("long")
  void tenThousandBrokenFilesAreToldOrRead() throws IOException {
    fuzz(10_000, 2);
  }

  /** Every file gives a lesson or a fault; a lesson without a fault is written and read again. */
  private void fuzz(int files, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Path file = folder.resolve("fuzzed.json");
    byte[] whole = WHOLE.getBytes(StandardCharsets.UTF_8);
    int broken = 0;
    for (int i = 0; i < files; i++) {
      byte[] bytes = changed(whole, random);
      Files.write(file, bytes);
      LessonReading reading =
          Assertions.assertTimeout(
              Duration.ofSeconds(2), () -> LessonReader.read(file, NAMES), "file " + i);
      broken += reading.faults().isEmpty() ? 0 : 1;
      assertTrue(reading.lesson() != null || !reading.faults().isEmpty(), "file " + i);
      for (TextFault fault : reading.faults()) {
        assertFalse(Messages.text(fault.what()).isBlank());
        assertTrue(fault.line() >= 1 && fault.column() >= 1);
      }
      Lesson lesson = reading.lesson();
      if (lesson != null) {
        for (int step = 0; step < lesson.steps().size(); step++) {
          LessonWords.of(lesson.steps().get(step).text().in(Locale.ENGLISH), fact -> "{" + fact);
          assertNotNull(StageChain.at(lesson, step, true));
        }
      }
    }
    assertTrue(broken > files / 2, broken + " of " + files + " have mistakes");
  }

  /** Bytes that are changed, taken out, doubled, or cut off; pieces that change places. */
  private static byte[] changed(byte[] whole, SplittableRandom random) {
    byte[] bytes = whole.clone();
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes && bytes.length > 2; i++) {
      int from = random.nextInt(bytes.length - 1);
      int to = Math.min(bytes.length, from + 1 + random.nextInt(60));
      byte[] piece = Arrays.copyOfRange(bytes, from, to);
      bytes =
          switch (random.nextInt(6)) {
            case 0 -> {
              bytes[from] = (byte) random.nextInt(256);
              yield bytes;
            }
            case 1 -> replaced(bytes, from, to, new byte[0]);
            case 2 -> replaced(bytes, to, to, piece);
            case 3 -> random.nextInt(8) == 0 ? Arrays.copyOf(bytes, from) : bytes;
            case 4 -> replaced(bytes, from, from + 1, token(random));
            default -> replaced(bytes, random.nextInt(bytes.length), -1, piece);
          };
    }
    return bytes;
  }

  private static byte[] token(SplittableRandom random) {
    String[] tokens = {
      "{", "}", "[", "]", "\"", "null", "1e999", "-1", "\\u0000", "{answer}", "[[", "]]", ",", ":"
    };
    return tokens[random.nextInt(tokens.length)].getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] replaced(byte[] bytes, int from, int to, byte[] piece) {
    int end = to < 0 ? from : to;
    byte[] next = new byte[from + piece.length + bytes.length - end];
    System.arraycopy(bytes, 0, next, 0, from);
    System.arraycopy(piece, 0, next, from, piece.length);
    System.arraycopy(bytes, end, next, from + piece.length, bytes.length - end);
    return next;
  }

  @Test
  void aDeepFileIsAMistake() {
    LessonReading reading = read("[".repeat(5000));
    assertNull(reading.lesson());
    assertEquals(1, reading.faults().size());
  }
}
