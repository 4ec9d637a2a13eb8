package io.github.convoscope.ui.neuron;

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
 * Shows a formula, which wraps over several lines. Hovering a number highlights the neuron it comes
 * from. An update reuses the text nodes. JavaFX thread.
 */
public final class Formula extends TextFlow {
  private static final PseudoClass HIGHLIGHTED = PseudoClass.getPseudoClass("highlighted");

  private final List<Piece> pieces = new ArrayList<>();
  private final Consumer<@Nullable Neuron> hover;

  /**
   * An empty formula.
   *
   * @param hover called with the neuron of the number under the pointer, or null
   */
  public Formula(Consumer<@Nullable Neuron> hover) {
    this.hover = hover;
    getStyleClass().add("formula");
    setAccessibleRole(AccessibleRole.TEXT);
  }

  /** Shows a formula. */
  public void show(List<FormulaToken> formula) {
    List<FormulaToken> tokens = new ArrayList<>();
    formula.forEach(token -> add(tokens, token));
    while (pieces.size() < tokens.size()) {
      Piece piece = new Piece();
      pieces.add(piece);
      getChildren().add(piece.text);
    }
    for (int i = 0; i < pieces.size(); i++) {
      pieces.get(i).show(i < tokens.size() ? tokens.get(i) : null);
    }
  }

  /**
   * Space before a word is a piece of its own: it stays in its line where the word begins another.
   */
  private static void add(List<FormulaToken> tokens, FormulaToken token) {
    String word = token.text().stripLeading();
    int space = token.text().length() - word.length();
    if (space == 0 || word.isEmpty()) {
      tokens.add(token);
    } else {
      tokens.add(new FormulaToken(token.text().substring(0, space), token.style(), token.neuron()));
      tokens.add(new FormulaToken(word, token.style(), token.neuron()));
    }
  }

  /** Highlights the numbers that come from a neuron; null for none. */
  public void highlight(@Nullable Neuron neuron) {
    for (Piece piece : pieces) {
      piece.text.pseudoClassStateChanged(
          HIGHLIGHTED, neuron != null && neuron.equals(piece.token.neuron()));
    }
  }

  private final class Piece {
    private static final FormulaToken EMPTY = FormulaToken.plain("");

    private final Text text = new Text();
    private FormulaToken token = EMPTY;

    Piece() {
      text.setOnMouseEntered(event -> hover.accept(token.neuron()));
      text.setOnMouseExited(event -> hover.accept(null));
      text.getStyleClass().setAll(token.style().styleClass());
    }

    void show(@Nullable FormulaToken next) {
      FormulaToken now = next == null ? EMPTY : next;
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
