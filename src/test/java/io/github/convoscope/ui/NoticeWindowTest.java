package io.github.convoscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.cli.WindowCommand;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The notice beside the menus, in a real window. */
@NeedsDisplay
class NoticeWindowTest {
  private TestWindow window;

  @BeforeEach
  void open() {
    window = new TestWindow(WindowCommand::features, TestWindow.untrainedDigits());
  }

  @AfterEach
  void close() {
    window.close();
  }

  /** With these panels, pages and settings. */
  @ParameterizedTest
  @ValueSource(
      strings = {"ui.undo", "filters.show", "saliency.show", "ui.projector", "ui.key-sheet"})
  void aNoticeCoversNoControlHoweverLongItIs(String command) {
    window.run(command);
    for (int words : new int[] {3, 30, 60}) {
      String text = "word ".repeat(words).strip();
      window.onScreen(
          () ->
              window.workspace().notices().problem(Problem.input(Message.of("ui.no-file", text))));
      window.until(() -> bounds(".message-bar").getHeight() > 0 && inside());
      window.until(() -> covered().isEmpty());
      assertEquals(List.of(), covered());
    }
  }

  @Test
  void aProblemStaysAndAnythingElseGoesByItself() {
    window.onScreen(() -> window.workspace().notices().tell(Message.of("file.copied")));
    assertTrue(window.find(".message-bar").isVisible());
    window.until(() -> !window.find(".message-bar").isVisible());
    String text = "a sentence of forty letters, or of more.";
    assertTrue(MessageBar.shown(text).toSeconds() <= 6, "it is read soon");
    assertTrue(MessageBar.shown(text.repeat(4)).toSeconds() >= 10, "so long a text takes longer");
    window.onScreen(
        () -> window.workspace().notices().problem(Problem.input(Message.of("file.copied"))));
    window.run("ui.escape");
    assertTrue(window.find(".message-bar").isVisible());
    window.onScreen(() -> window.workspace().notices().dismiss());
    assertFalse(window.find(".message-bar").isVisible());
  }

  private boolean inside() {
    Bounds bar = bounds(".message-bar");
    return bar.getMinY() >= 0
        && bar.getMaxX() <= window.shell().scene().getWidth()
        && ((Region) window.find("#message")).getHeight() <= bar.getHeight();
  }

  /** Controls under the notice, in words. */
  private List<String> covered() {
    Bounds bar = bounds(".message-bar");
    Stream<Node> controls =
        Stream.of(".button", ".toggle-button", ".check-box", ".combo-box", ".menu-button", ".label")
            .flatMap(kind -> window.shell().scene().getRoot().lookupAll(kind).stream());
    return controls
        .filter(NoticeWindowTest::isShown)
        .filter(node -> !isPartOf(node, window.find(".message-bar")))
        .filter(node -> node.localToScene(node.getLayoutBounds()).intersects(bar))
        .map(node -> node + ((Labeled) node).getText())
        .toList();
  }

  private static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return node.getLayoutBounds().getWidth() > 0;
  }

  private static boolean isPartOf(Node node, Node of) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == of) {
        return true;
      }
    }
    return false;
  }

  private Bounds bounds(String selector) {
    Node node = window.find(selector);
    return node.localToScene(node.getLayoutBounds());
  }
}
