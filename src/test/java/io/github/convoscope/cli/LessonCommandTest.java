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
    assertEquals(9, LessonFolder.files().size());
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
