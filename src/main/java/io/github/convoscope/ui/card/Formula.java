package io.github.convoscope.ui.card;

import io.github.convoscope.network.Neuron;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/**
 * A line of arithmetic that wraps. Pieces that stand for a neuron light it when they are hovered.
 * Nodes are used again, so that a live formula changes only texts. JavaFX thread.
 */
final class Formula extends TextFlow {
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

  private final List<Piece> pieces = new ArrayList<>();
  private final Consumer<@Nullable Neuron> hover;

  /**
   * An empty formula.
   *
   * @param hover is told the neuron under the pointer, or null
   */
  Formula(Consumer<@Nullable Neuron> hover) {
    this.hover = hover;
    getStyleClass().add("formula");
    setAccessibleRole(AccessibleRole.TEXT);
  }

  /** Shows these pieces. */
  void show(List<Token> tokens) {
    while (pieces.size() < tokens.size()) {
      Piece piece = new Piece();
      pieces.add(piece);
      getChildren().add(piece.text);
    }
    for (int i = 0; i < pieces.size(); i++) {
      pieces.get(i).show(i < tokens.size() ? tokens.get(i) : null);
    }
  }

  /** Lights the pieces that stand for a neuron. */
  void light(@Nullable Neuron neuron) {
    for (Piece piece : pieces) {
      piece.text.pseudoClassStateChanged(
          LIT, neuron != null && neuron.equals(piece.token.neuron()));
    }
  }

  /** What stands there, for the clipboard. */
  String asText() {
    StringBuilder text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece.token.text()));
    return text.toString();
  }

  private final class Piece {
    private static final Token NOTHING = Token.plain("");

    private final Text text = new Text();
    private Token token = NOTHING;

    Piece() {
      text.setOnMouseEntered(event -> hover.accept(token.neuron()));
      text.setOnMouseExited(event -> hover.accept(null));
      text.getStyleClass().setAll(token.style().styleClass());
    }

    void show(@Nullable Token next) {
      Token now = next == null ? NOTHING : next;
      if (!now.text().equals(token.text())) {
        text.setText(now.text());
      }
      if (now.style() != token.style()) {
        text.getStyleClass().setAll(now.style().styleClass());
      }
      token = now;
    }
  }
}
