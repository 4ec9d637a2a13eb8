package io.github.convoscope.ui.classroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.cli.WindowCommand;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.ui.TestWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.transform.Transform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kordamp.ikonli.javafx.FontIcon;

/** In projector mode, type that a class reads from the last row: 1/40 of the picture's height. */
@NeedsDisplay
class ProjectorTypeWindowTest {
  private static final double PART = 1.0 / 40;
  private static final Drawing SEVEN = Drawing.of(Stroke.of(150, 100, 350, 100, 250, 400));

  /** A step with everything that a step can say. */
  private static final String LESSON =
      """
      {"title": {"en": "Own"}, "steps": [{"text": {"en": "Look at [[conv1]]: it says {answer}."},
        "camera": "home", "do": {"en": "Draw a 3."}, "until": {"answer": "3"},
        "ask": {"text": {"en": "Why?"}, "choices": [{"text": {"en": "It"}, "right": true},
          {"text": {"en": "That"}}], "then": {"en": "Because."}}}]}
      """;

  /** What has to be read; each is a selector of texts, or of what contains them. */
  private static final List<String> READ =
      List.of(".layer-name", ".layer-shape", ".class-label", "#answer", "#legend", "#lesson");

  @TempDir private Path folder;
  private TestWindow window;

  @BeforeEach
  void open() throws IOException {
    window = new TestWindow(WindowCommand::features, WindowCommand.shippedModel());
    Path file = Files.writeString(folder.resolve("own.json"), LESSON);
    window.onScreen(
        () -> {
          window.workspace().padContent().set(SEVEN);
          window.workspace().settings().projector().set(true);
          window.shell().openers().open(file);
        });
    window.until(() -> window.find("#lesson") != null);
    window.upToDate();
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void everythingToReadIsLargeOnASmallProjector() {
    check(1024, 768);
  }

  @ParameterizedTest
  @CsvSource({"1280, 720", "1920, 1080", "3840, 2160"})
  @Tag("long")
  void everythingToReadIsLargeOnEveryProjector(int width, int height) {
    check(width, height);
  }

  private void check(int width, int height) {
    Set<String> small = new TreeSet<>();
    window.onScreen(
        () -> {
          Region root = (Region) window.shell().scene().getRoot();
          root.resize(width, height);
          for (int pass = 0; pass < 4; pass++) {
            root.applyCss();
            root.layout();
          }
          for (String selector : READ) {
            int before = small.size();
            int texts = 0;
            for (Node found : root.lookupAll(selector)) {
              texts += measure(found, selector, PART * height, small);
            }
            assertTrue(texts > 0 || small.size() > before, "none of " + selector);
          }
        });
    assertEquals("", String.join("\n", small));
  }

  /** Notes the texts below a node that are smaller; returns how many texts there are. */
  private static int measure(Node node, String selector, double least, Set<String> small) {
    if (!node.isVisible()) {
      return 0;
    }
    if (node instanceof Text text) {
      boolean icon = text instanceof FontIcon;
      if (icon || text.getText().isBlank()) {
        return 0;
      }
      Transform placed = text.getLocalToParentTransform();
      double size = text.getFont().getSize() * Math.hypot(placed.getMxy(), placed.getMyy());
      if (size < least - 0.05) {
        small.add(String.format(Locale.ROOT, "%s %.1f: %s", selector, size, text.getText()));
      }
      return 1;
    }
    int texts = 0;
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        texts += measure(child, selector, least, small);
      }
    }
    return texts;
  }
}
