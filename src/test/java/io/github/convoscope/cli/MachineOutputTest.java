package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Handwriting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What machines read is the same in every language: numbers have a point, and words of the contract
 * are English.
 */
class MachineOutputTest {
  private static final List<String> COMMANDS =
      List.of(
          "describe",
          "describe --json",
          "classify DRAWING",
          "classify --json --top 3 DRAWING",
          "explain --json DRAWING",
          "explain DRAWING -o FOLDER/map.json",
          "explain DRAWING --json --method gradient-x-input --unit 3,5,5 --layer conv2",
          "evaluate --handwriting 60",
          "evaluate --handwriting 60 --json",
          "activations DRAWING -o FOLDER/activations",
          "weights -o FOLDER/weights",
          "lesson check LESSON");

  private final Locale before = Locale.getDefault();

  @TempDir private Path folder;

  @BeforeEach
  void english() {
    Locale.setDefault(Locale.ENGLISH);
  }

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  /** German has a comma, Turkish another i, and these Arabic and Thai have digits of their own. */
  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "tr-TR", "ar-EG-u-nu-arab", "th-TH-u-nu-thai"})
  void everyLanguageGivesTheSame(String tag) throws IOException {
    Path drawing = drawing();
    for (String command : COMMANDS) {
      Locale.setDefault(Locale.ENGLISH);
      Output english = run(command, drawing, "english");
      Locale.setDefault(Locale.forLanguageTag(tag));
      Output other = run(command, drawing, "other");
      assertEquals(0, other.status(), command + ": " + other.err());
      assertEquals(lasting(english.out(), "english"), lasting(other.out(), "other"), command);
    }
    assertEquals(texts("english"), texts("other"));
    assertTrue(texts("other").size() > 2, "files were compared");
  }

  /** The system's language reaches the program as a property of Java. */
  @Test
  void aGermanSystemIsAnsweredInGermanAndItsMachinesInEnglish()
      throws IOException, InterruptedException {
    List<String> german = List.of("-Duser.language=de", "-Duser.country=DE");
    Path drawing = drawing();
    String said = OwnProcess.run(folder, german, "classify", "--json", drawing.toString());
    Output english = Output.of("classify", "--json", drawing.toString());
    assertEquals(english.out(), said);
    String listed = OwnProcess.run(folder, german, "lesson", "list");
    assertTrue(listed.contains("Der erste Rundgang (2 min, 6 Schritte)"), listed);
  }

  @Test
  void aLanguageWithoutTextsIsSaidAndEnglishIsTaken() throws IOException {
    Locale.setDefault(Locale.GERMANY);
    assertEquals(Locale.ENGLISH, LanguageOption.taken("tlh"));
    assertEquals(Locale.forLanguageTag("de-AT"), LanguageOption.taken("de-AT"));
    Output sheet =
        Output.of("lesson", "sheet", "nowhere", "--language", "tlh", "-o", folder.toString());
    assertTrue(sheet.err().contains("\"tlh\", so English is taken"), sheet.err());
    assertFalse(
        Output.of("lesson", "sheet", "nowhere", "--language", "de", "-o", folder.toString())
            .err()
            .contains("is taken"));
  }

  private Output run(String command, Path drawing, String name) {
    String place = folder.resolve(name).toString();
    Path lesson = Path.of(System.getProperty("convoscope.home", "."), "lessons", "tour.json");
    return Output.of(
        command
            .replace("DRAWING", drawing.toString())
            .replace("LESSON", lesson.toString())
            .replace("FOLDER", place)
            .split(" "));
  }

  /** What does not change from run to run. */
  private static String lasting(String text, String name) {
    return text.replaceAll("\"(seconds|file)\" : [^\n]*", "").replace(name, "");
  }

  /** The JSON files that were written. */
  private TreeMap<String, String> texts(String name) throws IOException {
    TreeMap<String, String> texts = new TreeMap<>();
    Path place = folder.resolve(name);
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
        texts.put(place.relativize(file).toString(), lasting(Files.readString(file), name));
      }
    }
    return texts;
  }

  private Path drawing() {
    Path file = folder.resolve("three.json");
    String style = Handwriting.styles(3).get(0);
    StrokesFile.writeOne(
        file, LabelledDrawing.of(Handwriting.digit(3, style, 0, new SplittableRandom(1))));
    Stream.of("english", "other").forEach(name -> folder.resolve(name).toFile().mkdirs());
    return file;
  }
}
