package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.network.ActivationFunction;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The activation function with this moment's numbers, and its curve. JavaFX thread. */
final class FunctionPart implements CardPart {
  private final Formula formula;
  private final FunctionPlot plot;
  private final HBox box;

  FunctionPart(Ink ink, Links links) {
    formula = new Formula(links.hover());
    plot = new FunctionPlot(ink);
    Steady place = new Steady(formula);
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
  public void show(Reading reading) {
    Reading.Pair pair = reading.pair();
    Arithmetic now = pair == null ? reading.now() : pair.b();
    ActivationFunction function = now.layer().activation();
    double input = input(now);
    double output = function.apply(input);
    List<Token> tokens = new ArrayList<>();
    if (pair != null) {
      double before = input(pair.a());
      tokens.add(Token.plain("B: " + written(function, input) + " = "));
      tokens.add(Token.result(Numbers.plain(output) + "\n"));
      tokens.add(Token.plain("A: " + written(function, before) + " = "));
      tokens.add(Token.result(Numbers.plain(function.apply(before))));
    } else {
      tokens.add(Token.plain(written(function, input) + " = "));
      tokens.add(Token.result(Numbers.plain(output)));
    }
    formula.show(tokens);
    plot.show(function, input);
  }

  /** A held unit shows what its inputs would have made of it. */
  private static double input(Arithmetic now) {
    return now.explained() ? now.sum() + now.bias() : now.before();
  }

  static String written(ActivationFunction function, double x) {
    String number = Numbers.plain(x);
    String minus = Numbers.plain(-x);
    return switch (function) {
      case IDENTITY -> number;
      case RELU -> "ReLU: max(0, " + number + ")";
      case LEAKY_RELU -> x >= 0 ? "leaky ReLU: " + number : "leaky ReLU: 0.01 × " + number;
      case ELU -> x >= 0 ? "ELU: " + number : "ELU: exp(" + number + ") \u2212 1";
      case TANH -> "tanh(" + number + ")";
      case SIGMOID -> "sigmoid: 1 / (1 + exp(" + minus + "))";
      case SOFTPLUS -> "softplus: ln(1 + exp(" + number + "))";
      case SOFTMAX -> number;
    };
  }
}
