package io.github.convoscope.ui.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.cli.WindowCommand;
import io.github.convoscope.lesson.Lesson;
import io.github.convoscope.lesson.LessonCondition;
import io.github.convoscope.lesson.LessonFolder;
import io.github.convoscope.lesson.LessonQuestion;
import io.github.convoscope.lesson.LessonReader;
import io.github.convoscope.lesson.LessonReading;
import io.github.convoscope.lesson.LessonStep;
import io.github.convoscope.lesson.LessonTask;
import io.github.convoscope.ui.FileDialogues;
import io.github.convoscope.ui.TestWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A lesson that is changed in the window, saved and opened again. */
@NeedsDisplay
class LessonEditorWindowTest {
  private static final String THREE =
      """
      {"title": {"en": "Own", "de": "Eigene"}, "minutes": 4, "steps": [
        {"text": {"en": "one", "de": "eins"}, "drawing": 4, "camera": "home"},
        {"text": {"en": "two"}, "do": {"en": "Do it"}, "until": {"answer": "7", "drawn": true}},
        {"text": {"en": "three"}, "ask": {"text": {"en": "Which?"},
          "choices": [{"text": {"en": "a"}, "right": true}, {"text": {"en": "b"}, "if": {"answer": "3"}}]}}]}
      """;

  private static final String USER = "convoscope.user";

  @TempDir private Path folder;
  private @Nullable String user;
  private TestWindow window;

  @BeforeEach
  void open() throws IOException {
    user = System.getProperty(USER);
    System.setProperty(USER, folder.resolve("user").toString());
    window = new TestWindow(WindowCommand::features, WindowCommand.shippedModel());
    Path file = Files.writeString(folder.resolve("own.json"), THREE);
    window.onScreen(
        () -> {
          window.shell().askForFilesBy(new OneFile(folder.resolve("saved.json")));
          window.shell().openers().open(file);
        });
    untilText("one");
    window.run("lesson.edit");
    window.until(() -> isShown("#lesson-edit-text"));
  }

  @AfterEach
  void close() {
    window.close();
    if (user == null) {
      System.clearProperty(USER);
    } else {
      System.setProperty(USER, user);
    }
  }

  @Test
  void stepsAreMovedDeletedAndBroughtBack() {
    assertFalse(enabled("lesson.step-earlier"));
    press("lesson.step-later");
    assertEquals(List.of("two", "one", "three"), texts(saved()));
    press("lesson.step-later");
    assertFalse(enabled("lesson.step-later"));
    press("lesson.step-earlier");
    untilText("one");

    press("lesson.delete-step");
    untilText("three");
    press("lesson.delete-step");
    untilText("two");
    assertFalse(enabled("lesson.delete-step"));
    assertEquals(List.of("two"), texts(saved()));

    press("lesson.restore-step");
    untilText("three");
    press("lesson.restore-step");
    untilText("one");
    assertFalse(enabled("lesson.restore-step"));
    assertEquals(List.of("two", "one", "three"), texts(saved()));
  }

  @Test
  void whatIsNotChangedIsSavedAsItWas() {
    Lesson before = LessonReader.read(folder.resolve("own.json"), WindowNames.all()).lesson();
    for (int step = 0; step < 2; step++) {
      window.onScreen(() -> window.find("#scene").requestFocus());
      window.type(KeyCode.PAGE_DOWN);
    }
    untilText("three");
    assertEquals(before.steps(), saved().steps());
    assertEquals(before.title(), saved().title());
    assertEquals(before.notes(), saved().notes());
  }

  @Test
  void whatIsNotSavedIsKeptAndListed() {
    write("#lesson-edit-text", "one, changed");
    window.onScreen(() -> window.find("#scene").requestFocus());
    window.type(KeyCode.ESCAPE);
    window.until(() -> window.find("#lesson") == null);
    String told = window.workspace().notices().current().get().text();
    assertTrue(told.contains("“Own” is not saved"), told);

    window.run("lesson.choose");
    window.until(() -> isShown("#lesson-drop"));
    window.onScreen(() -> ((Button) window.find(".lesson-open")).fire());
    untilText("one, changed");
    write("#lesson-edit-text", "one, changed again");
    assertEquals("one, changed again", texts(saved()).get(0));

    window.until(() -> LessonDrafts.files().isEmpty());
    window.run("lesson.choose");
    window.until(() -> isShown("#lesson-tour"));
    assertNull(window.find("#lesson-drop"));
  }

  @Test
  void anotherLessonDoesNotTakeTheDraftWithIt() {
    write("#lesson-edit-text", "first");
    window.onScreen(() -> window.shell().openers().open(LessonFolder.file("what-is-pooling-for")));
    window.until(
        () ->
            window.find("#lesson-title") instanceof Label title
                && title.getText().contains("pooling"));
    window.run("lesson.record");
    window.until(
        () ->
            window.workspace().notices().current().get() != null
                && window.workspace().notices().current().get().text().contains("a copy of"));
    window.run("lesson.choose");
    window.until(() -> isShown("#lesson-drop"));
    assertEquals(2, LessonDrafts.files().size());
    List<String> titles =
        LessonDrafts.files().stream()
            .map(file -> LessonReader.read(file, WindowNames.all()).lesson())
            .map(lesson -> lesson.title().in(Locale.ENGLISH))
            .toList();
    assertEquals("Own", titles.get(0));
    assertTrue(titles.get(1).endsWith("(copy)"), titles.get(1));
    window.onScreen(() -> ((Button) window.find("#lesson-drop")).fire());
    window.until(() -> LessonDrafts.files().size() == 1);
  }

  @Test
  void taskAndConditionAreEdited() {
    write("#lesson-edit-task", "Draw a 3");
    window.until(() -> isShown("#lesson-edit-answer"));
    LessonTask begun = saved().steps().get(0).task();
    assertTrue(begun.until().drawn());

    choose("#lesson-edit-answer", "3");
    choose("#lesson-edit-verdict", "sure");
    choose("#lesson-edit-off", LessonCondition.ANY);
    choose("#lesson-edit-open", "saliency");
    window.click(window.find("#lesson-edit-drawn"));
    LessonTask task = saved().steps().get(0).task();
    assertEquals("Draw a 3", task.text().in(Locale.ENGLISH));
    assertEquals(
        new LessonCondition("3", null, "sure", null, "saliency", LessonCondition.ANY, false),
        task.until());

    window.onScreen(() -> ((TextInputControl) window.find("#lesson-edit-task")).clear());
    assertNull(saved().steps().get(0).task());
    window.until(() -> !isShown("#lesson-edit-answer"));
  }

  @Test
  void theQuestionAndItsChoicesAreEdited() {
    write("#lesson-edit-ask", "How many");
    window.until(() -> isShown("#lesson-add-choice"));
    click("#lesson-add-choice");
    window.until(() -> isShown("#lesson-edit-choice-1"));
    click("#lesson-add-choice");
    window.until(() -> isShown("#lesson-edit-choice-2"));
    write("#lesson-edit-choice-0", "Seven");
    click("#lesson-edit-right-2");
    click("#lesson-remove-choice-1");
    click("#lesson-edit-hide");
    write("#lesson-edit-then", "So it is");

    LessonQuestion question = saved().steps().get(0).question();
    assertEquals("How many", question.text().in(Locale.ENGLISH));
    assertEquals(2, question.choices().size());
    assertEquals("Seven", question.choices().get(0).text().in(Locale.ENGLISH));
    assertEquals(
        List.of(false, true),
        question.choices().stream().map(LessonQuestion.Choice::right).toList());
    assertTrue(question.hide());
    assertEquals("So it is", question.then().in(Locale.ENGLISH));

    click("#lesson-remove-choice-0");
    assertEquals(List.of(), saved().steps().get(0).question().choices());
  }

  @Test
  void sheetsAreWrittenFromTheWindow() {
    window.run("lesson.sheets");
    Path sheet = folder.resolve("own-worksheet.html");
    window.until(() -> Files.isRegularFile(sheet));
    assertTrue(Files.isRegularFile(folder.resolve("own-teacher.html")));
    assertTrue(Files.isRegularFile(folder.resolve("own-2.png")));
    window.until(() -> window.workspace().notices().current().get() != null);
    assertFalse(window.workspace().notices().current().get().problem());
  }

  /** Saves the lesson and reads its file, which has no mistakes. */
  private Lesson saved() {
    Path file = folder.resolve("saved.json");
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    window.run("lesson.save");
    window.until(() -> Files.isRegularFile(file));
    LessonReading reading = LessonReader.read(file, WindowNames.all());
    assertEquals(List.of(), reading.faults());
    return reading.lesson();
  }

  private static List<String> texts(Lesson lesson) {
    return lesson.steps().stream()
        .map(LessonStep::text)
        .map(text -> text.in(Locale.ENGLISH))
        .toList();
  }

  private boolean isShown(String selector) {
    Node node = window.find(selector);
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return node != null;
  }

  private boolean enabled(String command) {
    return window.shell().commands().get(command).enabled().get();
  }

  private void press(String command) {
    window.until(() -> enabled(command));
    Node button =
        window.find("#lesson").lookupAll(".tool").stream()
            .filter(node -> command.equals(node.getId()))
            .findFirst()
            .orElseThrow();
    window.click(button);
  }

  private void untilText(String text) {
    window.until(
        () ->
            window.find("#lesson-text") instanceof LessonFlow flow
                && flow.getChildren().stream()
                    .map(child -> ((Text) child).getText())
                    .collect(Collectors.joining())
                    .equals(text));
  }

  private void click(String selector) {
    reveal(selector);
    window.click(window.find(selector));
  }

  private void write(String selector, String text) {
    reveal(selector);
    window.onScreen(() -> ((TextInputControl) window.find(selector)).clear());
    window.click(window.find(selector));
    new FxRobot().write(text);
    window.until(() -> ((TextInputControl) window.find(selector)).getText().equals(text));
  }

  /** Scrolls the panel until a field is in it. */
  private void reveal(String selector) {
    window.until(() -> isShown(selector));
    window.onScreen(
        () -> {
          Node field = window.find(selector);
          var scroll = (ScrollPane) window.find("#lesson .panel-scroll");
          double all = scroll.getContent().getLayoutBounds().getHeight();
          double room = scroll.getViewportBounds().getHeight();
          double y =
              scroll
                  .getContent()
                  .sceneToLocal(field.localToScene(field.getLayoutBounds()))
                  .getCenterY();
          scroll.setVvalue(
              all <= room ? 0 : Math.max(0, Math.min(1, (y - room / 2) / (all - room))));
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  @SuppressWarnings("unchecked")
  private void choose(String selector, String value) {
    window.onScreen(() -> ((ComboBox<String>) window.find(selector)).setValue(value));
  }

  private record OneFile(Path file) implements FileDialogues {
    @Override
    public Path open(Question question) {
      return file;
    }

    @Override
    public Path save(Question question) {
      return file;
    }

    @Override
    public Path folder(Question question) {
      return file.getParent();
    }
  }
}
