package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.Formula;
import io.github.convoscope.ui.neuron.FormulaToken;
import io.github.convoscope.ui.neuron.FunctionPlot;
import io.github.convoscope.ui.neuron.FunctionText;
import io.github.convoscope.ui.neuron.StablePane;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Shows the activation function, as a part of a card: its formula and curve. JavaFX thread. */
final class FunctionPart implements CardPart {
  private final Formula formula;
  private final FunctionPlot plot;
  private final HBox box;

  FunctionPart(WidgetStyle style, Links links) {
    formula = new Formula(links.hover());
    plot = new FunctionPlot(style);
    StablePane place = new StablePane(formula);
    box = new HBox(place, plot);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("function");
    HBox.setHgrow(place, Priority.ALWAYS);
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(CardSnapshot snapshot) {
    CardSnapshot.Pair pair = snapshot.pair();
    Arithmetic now = pair == null ? snapshot.now() : pair.b();
    ActivationFunction function = now.layer().activation();
    double input = input(now);
    double output = function.apply(input);
    List<FormulaToken> tokens = new ArrayList<>();
    if (pair != null) {
      double before = input(pair.a());
      tokens.add(FormulaToken.plain("B: " + FunctionText.of(function, input) + " = "));
      tokens.add(FormulaToken.result(ArithmeticNumbers.plain(output) + "\n"));
      tokens.add(FormulaToken.plain("A: " + FunctionText.of(function, before) + " = "));
      tokens.add(FormulaToken.result(ArithmeticNumbers.plain(function.apply(before))));
    } else {
      tokens.add(FormulaToken.plain(FunctionText.of(function, input) + " = "));
      tokens.add(FormulaToken.result(ArithmeticNumbers.plain(output)));
    }
    formula.show(tokens);
    plot.show(function, input);
  }

  /** The function's input; for a clamped unit the one that it would have had. */
  private static double input(Arithmetic now) {
    return now.hasTerms() ? now.total() : now.preActivation();
  }
}
