package io.github.convoscope.ui.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.cli.WindowCommand;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.lesson.Lesson;
import io.github.convoscope.lesson.LessonFolder;
import io.github.convoscope.lesson.LessonQuestion;
import io.github.convoscope.lesson.LessonReader;
import io.github.convoscope.ui.TestWindow;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * In projector mode a step's text, question and choices, or what is said afterwards, are seen
 * without scrolling. Beside a panel to work with, a text without choices may scroll.
 */
@NeedsDisplay
class LessonReadableWindowTest {
  private static final Drawing SEVEN = Drawing.of(Stroke.of(150, 100, 350, 100, 250, 400));

  private final Locale language = Locale.getDefault();
  private final Set<String> hidden = new TreeSet<>();
  private TestWindow window;

  @AfterEach
  void close() {
    Locale.setDefault(language);
    window.close();
  }

  /** The thought's controls stand between drawing and text, and the last step asks. */
  @Test
  void theTourIsReadWithoutScrolling() {
    open("en", 1280, 720);
    read(LessonFolder.file("tour"));
    assertEquals("", String.join("\n", hidden));
  }

  @ParameterizedTest
  @CsvSource({"de, 1280, 720", "en, 1280, 720", "en, 1024, 768", "de, 1024, 768"})
  @Tag("long")
  void everyLessonIsReadWithoutScrolling(String tag, int width, int height) {
    open(tag, width, height);
    LessonFolder.files().forEach(this::read);
    assertEquals("", String.join("\n", hidden));
  }

  private void open(String tag, int width, int height) {
    Locale.setDefault(Locale.forLanguageTag(tag));
    window = new TestWindow(WindowCommand::features, WindowCommand.shippedModel());
    window.onScreen(
        () -> {
          window.workspace().padContent().set(SEVEN);
          window.workspace().settings().projector().set(true);
          window.shell().stage().setWidth(width);
          window.shell().stage().setHeight(height);
        });
    window.until(() -> window.shell().scene().getWidth() == width);
    window.upToDate();
  }

  private void read(Path file) {
    Lesson lesson = LessonReader.read(file, WindowNames.all()).lesson();
    assertNotNull(lesson);
    window.onScreen(() -> window.shell().openers().open(file));
    window.until(() -> window.find("#lesson") != null);
    for (int i = 0; i < lesson.steps().size(); i++) {
      int step = i;
      window.until(() -> at() == step);
      LessonQuestion question = lesson.steps().get(i).question();
      boolean asks = question != null && !question.choices().isEmpty();
      boolean withPanel =
          LessonPart.named(lesson.steps().get(i).stage().show()).stream()
              .anyMatch(LessonPart::hasOwnNetwork);
      look(lesson.name() + ", step " + i, withPanel && !asks);
      if (asks) {
        window.type(KeyCode.PAGE_DOWN);
        window.until(() -> window.find("#lesson-then").isVisible());
        look(lesson.name() + ", step " + i + ", answered", withPanel);
      }
      if (i + 1 < lesson.steps().size()) {
        window.type(KeyCode.PAGE_DOWN);
      }
    }
    window.run("lesson.end");
    window.until(() -> window.find("#lesson") == null);
  }

  /** The number of the lesson's step. */
  private long at() {
    Node dots = window.find("#lesson-dots");
    return dots == null || dots.lookupAll(".now").isEmpty()
        ? -1
        : dots.lookupAll(".lesson-dot").stream()
            .filter(dot -> dot.getStyleClass().contains("past"))
            .count();
  }

  /** Notes how much of the text cannot be seen. */
  private void look(String where, boolean besidePanel) {
    // While another network opens there is no frame.
    window.until(() -> window.workspace().frame().get() != null);
    window.upToDate();
    window.laidOut();
    window.laidOut();
    window.onScreen(
        () -> {
          ScrollPane scroll = (ScrollPane) window.find("#lesson .scroll-pane");
          Bounds content = scroll.getContent().getLayoutBounds();
          double below = content.getHeight() - scroll.getViewportBounds().getHeight();
          if (below <= 1) {
            return;
          }
          Node then = window.find("#lesson-then");
          Node part = then.isVisible() ? then : window.find(".lesson-choices");
          Bounds view = scroll.localToScene(scroll.getLayoutBounds());
          Bounds seen = part.localToScene(part.getLayoutBounds());
          boolean isSeen =
              part.isVisible()
                  && seen.getMinY() > view.getMinY()
                  && seen.getMaxY() < view.getMaxY() + 1;
          if (!isSeen && !besidePanel) {
            hidden.add(where + String.format(Locale.ROOT, ": %.0f pixels below", below));
          }
        });
  }
}
