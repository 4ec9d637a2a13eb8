package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.network.ActivationFunction;
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
    List<FormulaToken> tokens = new ArrayList<>();
    add(tokens, pair == null ? "" : "B: ", function, input);
    if (pair != null) {
      add(tokens, "\nA: ", function, input(pair.a()));
    }
    formula.show(tokens);
    plot.show(function, input);
  }

  private static void add(
      List<FormulaToken> tokens, String name, ActivationFunction function, double input) {
    FunctionText written = FunctionText.of(function, input, function.apply(input));
    tokens.add(FormulaToken.plain(name + written.computation() + " = "));
    tokens.add(FormulaToken.result(written.result()));
  }

  /** The function's input; for a clamped unit the one that it would have had. */
  private static double input(Arithmetic now) {
    return now.hasTerms() ? now.total() : now.preActivation();
  }
}
