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
 * A line of arithmetic that wraps. Pieces that stand for a neuron light it when they are hovered.
 * Nodes are used again, so that a live formula changes only texts. JavaFX thread.
 */
public final class Formula extends TextFlow {
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

  private final List<Piece> pieces = new ArrayList<>();
  private final Consumer<@Nullable Neuron> hover;

  /**
   * An empty formula.
   *
   * @param hover is told the neuron under the pointer, or null
   */
  public Formula(Consumer<@Nullable Neuron> hover) {
    this.hover = hover;
    getStyleClass().add("formula");
    setAccessibleRole(AccessibleRole.TEXT);
  }

  /** Shows these pieces. */
  public void show(List<FormulaToken> tokens) {
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
  public void light(@Nullable Neuron neuron) {
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
    private static final FormulaToken NOTHING = FormulaToken.plain("");

    private final Text text = new Text();
    private FormulaToken token = NOTHING;

    Piece() {
      text.setOnMouseEntered(event -> hover.accept(token.neuron()));
      text.setOnMouseExited(event -> hover.accept(null));
      text.getStyleClass().setAll(token.style().styleClass());
    }

    public void show(@Nullable FormulaToken next) {
      FormulaToken now = next == null ? NOTHING : next;
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
