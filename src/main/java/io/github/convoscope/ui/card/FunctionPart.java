package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.Formula;
import io.github.convoscope.ui.neuron.FormulaToken;
import io.github.convoscope.ui.neuron.FunctionPlot;
import io.github.convoscope.ui.neuron.StablePane;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The activation function with this moment's numbers, and its curve. JavaFX thread. */
public final class FunctionPart implements CardPart {
  private final Formula formula;
  private final FunctionPlot plot;
  private final HBox box;

  FunctionPart(WidgetStyle ink, Links links) {
    formula = new Formula(links.hover());
    plot = new FunctionPlot(ink);
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
  public void show(CardReading reading) {
    CardReading.Pair pair = reading.pair();
    Arithmetic now = pair == null ? reading.now() : pair.b();
    ActivationFunction function = now.layer().activation();
    double input = input(now);
    double output = function.apply(input);
    List<FormulaToken> tokens = new ArrayList<>();
    if (pair != null) {
      double before = input(pair.a());
      tokens.add(FormulaToken.plain("B: " + written(function, input) + " = "));
      tokens.add(FormulaToken.result(ArithmeticNumbers.plain(output) + "\n"));
      tokens.add(FormulaToken.plain("A: " + written(function, before) + " = "));
      tokens.add(FormulaToken.result(ArithmeticNumbers.plain(function.apply(before))));
    } else {
      tokens.add(FormulaToken.plain(written(function, input) + " = "));
      tokens.add(FormulaToken.result(ArithmeticNumbers.plain(output)));
    }
    formula.show(tokens);
    plot.show(function, input);
  }

  /** A held unit shows what its inputs would have made of it. */
  private static double input(Arithmetic now) {
    return now.explained() ? now.sum() + now.bias() : now.before();
  }

  private static String plain(double parameter) {
    return new BigDecimal(parameter).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }

  private static String factor(double parameter) {
    return parameter == 1 ? "" : plain(parameter) + " × ";
  }

  public static String written(ActivationFunction function, double x) {
    String number = ArithmeticNumbers.plain(x);
    String minus = ArithmeticNumbers.plain(-x);
    return switch (function.kind()) {
      case IDENTITY -> number;
      case RELU -> "ReLU: max(0, " + number + ")";
      case LEAKY_RELU ->
          x >= 0 ? "leaky ReLU: " + number : "leaky ReLU: " + plain(function.a()) + " × " + number;
      case CLIPPED_RELU -> "ReLU up to " + plain(function.a()) + ": " + number;
      case ELU ->
          x >= 0
              ? "ELU: " + number
              : "ELU: " + factor(function.a()) + "(exp(" + number + ") \u2212 1)";
      case SELU -> "SELU(" + number + ")";
      case GELU, GELU_TANH -> "GELU(" + number + ")";
      case SWISH -> "swish: " + number + " / (1 + exp(" + minus + "))";
      case HARD_SWISH -> "hard swish(" + number + ")";
      case SCALED_TANH ->
          plain(function.a()) + " × tanh(" + plain(function.b()) + " × " + number + ")";
      case HARD_SIGMOID ->
          "hard sigmoid: " + plain(function.a()) + " × " + number + " + " + plain(function.b());
      case TANH -> "tanh(" + number + ")";
      case SIGMOID -> "sigmoid: 1 / (1 + exp(" + minus + "))";
      case SOFTPLUS -> "softplus: ln(1 + exp(" + number + "))";
      case SOFTMAX -> number;
    };
  }
}
