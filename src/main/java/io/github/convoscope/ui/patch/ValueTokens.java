package io.github.convoscope.ui.patch;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.SoftmaxTerms;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.FormulaToken;
import io.github.convoscope.ui.neuron.FunctionText;
import io.github.convoscope.ui.neuron.PrintedPercentages;
import io.github.convoscope.ui.neuron.SumTokens;
import java.util.ArrayList;
import java.util.List;

/** Writes how a neuron's inputs make its value: the sum with the bias, then the function. */
final class ValueTokens {
  private ValueTokens() {}

  /**
   * The first line: the sum, or what pooling finds.
   *
   * @param difference true where all numbers are B − A
   */
  static List<FormulaToken> sum(Arithmetic now, boolean difference) {
    if (now.layer().kind() != LayerKind.POOLING) {
      return SumTokens.of(now, TermsBody.LISTED, !difference);
    }
    List<FormulaToken> tokens = new ArrayList<>();
    boolean maximum = now.layer().pooling() == PoolingKind.MAX && !difference;
    tokens.add(FormulaToken.muted(Messages.text(maximum ? "patch.maximum" : "patch.result") + " "));
    tokens.add(FormulaToken.result(ArithmeticNumbers.plain(now.sum())));
    return tokens;
  }

  /** The second line: the activation function and the value; empty where there is no function. */
  static List<FormulaToken> value(Arithmetic now, boolean difference) {
    ActivationFunction function = now.layer().activation();
    List<FormulaToken> tokens = new ArrayList<>();
    Float clamped = now.clampedTo();
    SoftmaxTerms softmax = now.softmax();
    if (difference) {
      tokens.add(FormulaToken.muted("B \u2212 A: "));
    } else if (clamped != null) {
      tokens.add(FormulaToken.muted(Messages.text("patch.clamped") + " "));
    } else if (function == ActivationFunction.IDENTITY) {
      return tokens;
    } else if (softmax != null) {
      tokens.add(
          FormulaToken.plain(
              Messages.text("patch.softmax", ArithmeticNumbers.plain(now.total())) + " = "));
      tokens.add(FormulaToken.result(PrintedPercentages.of(now, softmax)));
      return tokens;
    } else {
      FunctionText written = FunctionText.of(function, now.total(), now.output());
      tokens.add(FormulaToken.plain(written.computation() + " = "));
      tokens.add(FormulaToken.result(written.result()));
      return tokens;
    }
    tokens.add(FormulaToken.result(ArithmeticNumbers.plain(now.output())));
    return tokens;
  }
}
