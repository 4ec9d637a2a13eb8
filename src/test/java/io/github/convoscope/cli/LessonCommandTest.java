package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.lesson.Lesson;
import io.github.convoscope.lesson.LessonFolder;
import io.github.convoscope.lesson.LessonReader;
import io.github.convoscope.lesson.LessonReading;
import io.github.convoscope.ui.lesson.WindowNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code lesson}, and the lessons that come with the program. */
class LessonCommandTest {
  @TempDir private Path folder;

  private String told = "";

  private int run(String... arguments) {
    PrintStream error = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      return Convoscope.run(arguments);
    } finally {
      System.setErr(error);
      told = said.toString(StandardCharsets.UTF_8);
    }
  }

  @Test
  void shippedLessonsAreRightAndInBothLanguages() {
    assertEquals(12, LessonFolder.files().size());
    for (Path file : LessonFolder.files()) {
      LessonReading reading = LessonReader.read(file, WindowNames.all());
      assertEquals(List.of(), reading.faults(), file.toString());
      Lesson lesson = reading.lesson();
      lesson
          .steps()
          .forEach(
              step ->
                  assertFalse(
                      step.text().in(Locale.GERMAN).equals(step.text().in(Locale.ENGLISH)),
                      file + " " + step.text().in(Locale.ENGLISH)));
      assertTrue(
          lesson.steps().get(lesson.steps().size() - 1).question() != null,
          file + " ends on a question");
    }
  }

  @Test
  void everyMistakeIsALineWithFileAndLine() throws IOException {
    Path file = folder.resolve("wrong.json");
    Files.writeString(
        file,
        """
        {"title": {"en": "x"},
         "steps": [{"text": {"en": "a"}, "camra": "home"},
           {"text": {"en": "{nothing}"}}]}
        """);

    assertEquals(2, run("lesson", "check", file.toString()));

    List<String> lines = told.lines().toList();
    assertEquals(2, lines.size(), told);
    assertTrue(lines.get(0).startsWith("convoscope: " + file + ":2:"), told);
    assertTrue(lines.get(1).startsWith("convoscope: " + file + ":3:"), told);
  }

  @Test
  void namesOfLayersAreThoseOfTheStepsNetwork() throws IOException {
    Path file = folder.resolve("layers.json");
    Files.writeString(
        file,
        """
        {"title": {"en": "x"}, "steps": [
           {"text": {"en": "[[anything]] before a network is named"}, "camera": "nowhere"},
           {"text": {"en": "[[conv1]], [[conv9|here]]"}, "network": "digits", "camera": "conv2"},
           {"text": {"en": "{units:conv8}"}, "pin": "conv1:99", "off": ["conv2:3", "dense:500"]},
           {"text": {"en": "a"}, "camera": "gone", "do": {"en": "b"}, "until": {"pinned": "any", "off": "pool9"}},
           {"text": {"en": "c"}, "show": ["training"], "camera": "of-the-room"},
           {"text": {"en": "d"}, "network": "photos", "camera": "dense"}]}
        """);

    assertEquals(2, run("lesson", "check", file.toString()));

    List<String> wrong =
        List.of("3 conv9", "4 conv1:99", "4 dense:500", "4 conv8", "5 gone", "5 pool9", "7 dense");
    List<String> lines = told.lines().toList();
    assertEquals(wrong.size(), lines.size(), told);
    for (int i = 0; i < wrong.size(); i++) {
      String[] parts = wrong.get(i).split(" ");
      assertTrue(lines.get(i).startsWith("convoscope: " + file + ":" + parts[0] + ":"), told);
      assertTrue(lines.get(i).contains("\"" + parts[1] + "\""), told);
    }
  }

  @Test
  void shippedLessonsNameLayersThatAreThere() {
    String[] files = LessonFolder.files().stream().map(Path::toString).toArray(String[]::new);
    String[] arguments = new String[files.length + 2];
    arguments[0] = "lesson";
    arguments[1] = "check";
    System.arraycopy(files, 0, arguments, 2, files.length);
    assertEquals(0, run(arguments), told);
  }

  @Test
  void rightFilesAreSilentAndMissingOnesAreTold() {
    assertEquals(0, run("lesson", "check", LessonFolder.file("tour").toString()));
    assertEquals("", told);
    assertEquals(2, run("lesson", "check", folder.resolve("none.json").toString()));
    assertTrue(told.contains("none.json"), told);
  }

  @Test
  @NeedsDisplay
  void sheetsHaveTextsFactsAndPictures() throws IOException, InterruptedException {
    OwnProcess.run(folder, "lesson", "sheet", "why-7-and-not-1", "-o", folder.toString());

    String teacher = Files.readString(folder.resolve("why-7-and-not-1-teacher.html"));
    String worksheet = Files.readString(folder.resolve("why-7-and-not-1-worksheet.html"));
    assertTrue(teacher.contains("It says 1 with"), teacher);
    assertTrue(teacher.contains("<li class=\"right\">1</li>"), teacher);
    assertFalse(worksheet.contains("It says 1 with"), "the worksheet tells no answer");
    for (String page : List.of(teacher, worksheet)) {
      assertFalse(page.contains("{answer}") || page.contains("[["), page);
      String picture = page.split("img src=\"")[1].split("\"")[0];
      assertTrue(Files.size(folder.resolve(picture)) > 1000);
    }
  }
}
