package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.InputGroups;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.CellGrid;
import io.github.convoscope.ui.neuron.Formula;
import io.github.convoscope.ui.neuron.FormulaToken;
import io.github.convoscope.ui.neuron.NumberGrid;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Shows the inputs of a pooling neuron as numbers, as a part of its card; a ring marks the largest
 * input of max pooling. JavaFX thread.
 */
final class PoolPart implements CardPart {
  private static final double CELL_EMS = 4.2;
  private static final double WIDTH_EMS = 20;

  /** Numbers of a formula before the rest is left out. */
  private static final int WRITTEN = 9;

  private final VBox box = new VBox();
  private final NumberGrid cells;
  private final Formula formula;
  private final NeuronInputs inputs;

  PoolPart(NeuronInputs inputs, WidgetStyle style, Links links) {
    this.inputs = inputs;
    InputGroups groups = inputs.groups();
    cells = new NumberGrid(style);
    cells.setAccessibleText(Messages.text("card.window"));
    double side = Math.floor(Math.min(CELL_EMS, WIDTH_EMS / groups.columns()) * style.em());
    cells.arrange(new CellGrid(1, groups.rows(), groups.columns(), 1, side, 0.75 * side, 0));
    formula = new Formula(links.hover());
    box.getChildren().addAll(cells, formula);
    box.getStyleClass().add("pool");
    cells.onHover(cell -> links.hover().accept(cell < 0 ? null : source(cell)));
    cells.onChoose(
        cell -> {
          Neuron source = source(cell);
          if (source != null) {
            links.follow().accept(source);
          }
        });
  }

  private @Nullable Neuron source(int cell) {
    int source = inputs.groups().source(cell);
    int layer = inputs.spec().layer(inputs.neuron().layer()).input();
    return source == InputGroups.PADDING
        ? null
        : inputs.spec().layer(layer).shape().neuron(layer, source);
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(CardSnapshot snapshot) {
    Arithmetic now = snapshot.now();
    cells.show(
        now.inputs(),
        0,
        snapshot.colours().inputs(),
        cell ->
            new String[] {
              now.groups().source(cell) == InputGroups.PADDING
                  ? ""
                  : ArithmeticNumbers.plain(now.input(cell))
            });
    cells.ring(now.winner());
    formula.show(tokens(snapshot));
  }

  private static List<FormulaToken> tokens(CardSnapshot snapshot) {
    Arithmetic now = snapshot.now();
    if (snapshot.pair() != null) {
      return List.of(FormulaToken.plain("B \u2212 A = "), FormulaToken.signed(now.sum(), null));
    }
    return now.layer().pooling() == PoolingKind.MAX ? maximum(now) : average(now);
  }

  private static List<FormulaToken> maximum(Arithmetic now) {
    List<FormulaToken> tokens = new ArrayList<>();
    tokens.add(FormulaToken.plain("max("));
    list(tokens, now, ", ");
    tokens.add(FormulaToken.plain(") = "));
    tokens.add(FormulaToken.result(ArithmeticNumbers.plain(now.sum())));
    return tokens;
  }

  private static List<FormulaToken> average(Arithmetic now) {
    List<FormulaToken> tokens = new ArrayList<>();
    tokens.add(FormulaToken.plain("("));
    int inside = list(tokens, now, " + ");
    tokens.add(FormulaToken.plain(") / " + inside + " = "));
    tokens.add(FormulaToken.result(ArithmeticNumbers.plain(now.sum())));
    return tokens;
  }

  private static int list(List<FormulaToken> tokens, Arithmetic now, String between) {
    int inside = 0;
    for (int term = 0; term < now.groups().terms(); term++) {
      if (now.groups().source(term) == InputGroups.PADDING) {
        continue;
      }
      if (inside < WRITTEN) {
        if (inside > 0) {
          tokens.add(FormulaToken.plain(between));
        }
        FormulaToken.Style style =
            term == now.winner() ? FormulaToken.Style.RESULT : FormulaToken.Style.PLAIN;
        tokens.add(
            new FormulaToken(ArithmeticNumbers.plain(now.input(term)), style, now.source(term)));
      }
      inside++;
    }
    if (inside > WRITTEN) {
      tokens.add(FormulaToken.muted(between + "…"));
    }
    return inside;
  }

  @Override
  public void highlight(@Nullable Neuron neuron) {
    cells.highlight(neuron == null ? CellGrid.NONE : inputs.termOf(neuron));
    formula.highlight(neuron);
  }
}
