package io.github.convoscope.modelfile.onnx;

import io.github.convoscope.network.NormalDistribution;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Knows what operators compute that work number by number. */
final class OnnxFormulas {
  private OnnxFormulas() {}

  /** The formula of an operator that works number by number; null for others. */
  static @Nullable DoubleUnaryOperator function(String type) {
    return switch (type) {
      case "Sqrt" -> Math::sqrt;
      case "Neg" -> x -> -x;
      case "Abs" -> Math::abs;
      case "Exp" -> Math::exp;
      case "Log" -> Math::log;
      case "Reciprocal" -> x -> 1 / x;
      case "Floor" -> Math::floor;
      case "Ceil" -> Math::ceil;
      case "Round" -> Math::rint;
      case "Not" -> x -> x == 0 ? 1 : 0;
      case "Erf" -> x -> 2 * NormalDistribution.below(x * Math.sqrt(2)) - 1;
      default -> null;
    };
  }

  /**
   * The formula of an operator that joins numbers two by two; null for others.
   *
   * @param whole whether the numbers are whole, so that a quotient is, too
   */
  static @Nullable DoubleBinaryOperator pair(String type, boolean whole) {
    return switch (type) {
      case "Add", "Sum" -> (a, b) -> a + b;
      case "Sub" -> (a, b) -> a - b;
      case "Mul" -> (a, b) -> a * b;
      case "Div" -> whole ? (a, b) -> (double) ((long) a / (long) b) : (a, b) -> a / b;
      case "Mod" -> (a, b) -> Math.floorMod((long) a, (long) b);
      case "Pow" -> Math::pow;
      case "Min" -> Math::min;
      case "Max" -> Math::max;
      case "Equal" -> (a, b) -> a == b ? 1 : 0;
      case "Greater" -> (a, b) -> a > b ? 1 : 0;
      case "GreaterOrEqual" -> (a, b) -> a >= b ? 1 : 0;
      case "Less" -> (a, b) -> a < b ? 1 : 0;
      case "LessOrEqual" -> (a, b) -> a <= b ? 1 : 0;
      case "And" -> (a, b) -> a != 0 && b != 0 ? 1 : 0;
      case "Or" -> (a, b) -> a != 0 || b != 0 ? 1 : 0;
      default -> null;
    };
  }
}
