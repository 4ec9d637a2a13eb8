package io.github.convoscope.modelfile.onnx;

import io.github.convoscope.network.ActivationFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds the activation function that a formula is, by its values. */
final class OnnxKnownFunctions {
  private static final double TOLERANCE = 2e-6;
  private static final double LEAST_SLOPE = 0.01;

  private static final List<ActivationFunction> FIXED =
      List.of(
          ActivationFunction.IDENTITY,
          ActivationFunction.RELU,
          ActivationFunction.SIGMOID,
          ActivationFunction.TANH,
          ActivationFunction.SOFTPLUS,
          ActivationFunction.SOFTSIGN,
          ActivationFunction.HARD_SWISH,
          ActivationFunction.GELU,
          ActivationFunction.GELU_TANH,
          ActivationFunction.MISH,
          ActivationFunction.SELU);

  private OnnxKnownFunctions() {}

  /** The function with these values, or null. */
  static @Nullable ActivationFunction like(DoubleUnaryOperator formula) {
    for (ActivationFunction function : candidates(formula)) {
      if (isLike(function, formula)) {
        return function;
      }
    }
    return null;
  }

  /** Those without parameters, and those with parameters that some values give away. */
  private static List<ActivationFunction> candidates(DoubleUnaryOperator formula) {
    List<ActivationFunction> candidates = new ArrayList<>(FIXED);
    double slope = (formula.applyAsDouble(0.01) - formula.applyAsDouble(-0.01)) / 0.02;
    double offset = formula.applyAsDouble(0);
    double low = formula.applyAsDouble(-60);
    double high = formula.applyAsDouble(60);
    double one = formula.applyAsDouble(1);
    double minusOne = formula.applyAsDouble(-1);
    if (!Float.isFinite((float) (slope + offset + low + high + one + minusOne))) {
      return candidates;
    }
    candidates.add(ActivationFunction.leakyRelu((float) -minusOne));
    candidates.add(ActivationFunction.elu(-low));
    if (low < high) {
      candidates.add(ActivationFunction.hardSigmoid((float) slope, (float) offset));
      candidates.add(ActivationFunction.clip(low, high));
    }
    double slow = one > 0 && one < 1 ? -Math.log(1 / one - 1) : 0;
    // A slope of 0 is x / 2, a scale and no function.
    if (Math.abs(slow) > LEAST_SLOPE) {
      candidates.add(ActivationFunction.swish((float) slow));
    }
    return candidates;
  }

  private static boolean isLike(ActivationFunction function, DoubleUnaryOperator formula) {
    for (double x = -11.93; x < 12; x += 0.37) {
      double expected = formula.applyAsDouble(x);
      double tolerance = TOLERANCE * Math.max(1, Math.abs(expected));
      if (!(Math.abs(function.apply(x) - expected) <= tolerance)) {
        return false;
      }
    }
    return true;
  }
}
