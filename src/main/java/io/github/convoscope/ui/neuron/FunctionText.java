package io.github.convoscope.ui.neuron;

import io.github.convoscope.message.Messages;
import io.github.convoscope.network.ActivationFunction;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Writes how an activation function computes its output, right as printed.
 *
 * @param computation such as "ReLU: max(0, 1.234)"
 * @param result the output
 */
public record FunctionText(String computation, String result) {
  private static final String MINUS = "\u2212";

  /**
   * Writes the computation for an input.
   *
   * @param output what the function makes of {@code x}
   */
  public static FunctionText of(ActivationFunction function, double x, double output) {
    PrintedFormula written =
        PrintedFormula.of(new double[] {x}, numbers -> function.apply(numbers[0]), output);
    return new FunctionText(computation(function, x, written.inputs().get(0)), written.result());
  }

  private static String computation(ActivationFunction function, double x, String number) {
    String minus = number.startsWith(MINUS) ? number.substring(1) : MINUS + number;
    return switch (function.kind()) {
      case IDENTITY -> number;
      case RELU -> "ReLU: max(0" + ArithmeticNumbers.between() + number + ")";
      case LEAKY_RELU ->
          x >= 0 ? "leaky ReLU: " + number : "leaky ReLU: " + plain(function.a()) + " × " + number;
      case CLIPPED_RELU ->
          "ReLU " + Messages.text("neuron.up-to", plain(function.a())) + ": " + number;
      case CLIP -> "clip " + limits(function) + ": " + number;
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
      case SOFTSIGN -> "softsign: " + number + " / (1 + |" + number + "|)";
      case MISH -> "mish: " + number + " × tanh(ln(1 + exp(" + number + ")))";
      case SOFTMAX -> number;
    };
  }

  private static String plain(double parameter) {
    return new BigDecimal(parameter)
        .round(new MathContext(4))
        .stripTrailingZeros()
        .toPlainString()
        .replace('-', '\u2212')
        .replace('.', ArithmeticNumbers.point());
  }

  /** Limits as large as numbers get are none. */
  private static String limits(ActivationFunction function) {
    if (function.b() >= Float.MAX_VALUE) {
      return Messages.text("neuron.from", plain(function.a()));
    }
    return function.a() <= -Float.MAX_VALUE
        ? Messages.text("neuron.up-to", plain(function.b()))
        : Messages.text("neuron.from-to", plain(function.a()), plain(function.b()));
  }

  private static String factor(double parameter) {
    return parameter == 1 ? "" : plain(parameter) + " × ";
  }
}
