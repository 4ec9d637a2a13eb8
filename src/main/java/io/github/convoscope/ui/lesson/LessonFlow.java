package io.github.convoscope.ui.lesson;

import io.github.convoscope.lesson.LessonWords;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.css.PseudoClass;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * Shows a text of a lesson. Pointing at a word that names a part of the scene lights that part up;
 * the word is underlined while the pointer is on what it names. JavaFX thread.
 */
final class LessonFlow extends TextFlow {
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

  /** Where lines may break: each word is a node, which no other one covers. */
  private static final Pattern BREAK = Pattern.compile("(?<=[\\s-])");

  private final Consumer<String> light;
  private List<LessonWords.Piece> shown = List.of();

  /**
   * An empty text.
   *
   * @param light receives the name that the pointer is on, and an empty text when it leaves
   */
  LessonFlow(Consumer<String> light) {
    this.light = light;
    getStyleClass().add("lesson-text");
  }

  /** Shows these pieces; nothing happens where they are shown already. */
  void show(List<LessonWords.Piece> pieces) {
    if (pieces.equals(shown)) {
      return;
    }
    shown = List.copyOf(pieces);
    getChildren()
        .setAll(
            shown.stream()
                .flatMap(
                    piece ->
                        BREAK.splitAsStream(together(piece.text())).map(word -> node(word, piece)))
                .toList());
  }

  /** Keeps a number and its unit, and the sides of a map, on one line. */
  private static String together(String text) {
    return text.replace(" %", "\u00a0%").replace(" × ", "\u00a0×\u00a0");
  }

  private Text node(String word, LessonWords.Piece piece) {
    Text text = new Text(word);
    text.getStyleClass().add("lesson-words");
    if (piece.isLink()) {
      text.getStyleClass().add("lesson-link");
      text.setUserData(piece.target());
      text.setOnMouseEntered(event -> light.accept(piece.target()));
      text.setOnMouseExited(event -> light.accept(""));
    }
    return text;
  }

  /** Underlines the words that name this; none for an empty name. */
  void underline(String name) {
    getChildren()
        .forEach(
            node ->
                node.pseudoClassStateChanged(
                    LIT, !name.isEmpty() && name.equals(node.getUserData())));
  }
}
