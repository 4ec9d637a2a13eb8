package io.github.convoscope.network;

import java.util.Locale;
import java.util.Objects;

/**
 * Computes an activation function and its derivative. All but {@link #SOFTMAX} work on one number
 * at a time. Two functions with the same formula and parameters are equal; the constants below have
 * the usual parameters.
 *
 * <pre>{@code
 * ActivationFunction.RELU.apply(-2); // 0
 * ActivationFunction.leakyRelu(0.2).derivative(-2); // 0.2
 * }</pre>
 */
public final class ActivationFunction {
  /** The formula of a function. */
  public enum Kind {
    /** x. */
    IDENTITY,
    /** max(0, x). */
    RELU,
    /** x for x ≥ 0, else a x. */
    LEAKY_RELU,
    /** x between 0 and a, else the nearer of the two. */
    CLIPPED_RELU,
    /** x between a and b, else the nearer of the two. */
    CLIP,
    /** x for x ≥ 0, else a (e^x − 1). */
    ELU,
    /** Self-normalising ELU (Klambauer et al. 2017). */
    SELU,
    /** x Φ(x) with the normal distribution Φ (Hendrycks and Gimpel 2016). */
    GELU,
    /** The approximation of GELU by a hyperbolic tangent. */
    GELU_TANH,
    /** x / (1 + e^(−a x)); with a = 1 also called SiLU. */
    SWISH,
    /** x max(0, min(6, x + 3)) / 6 (Howard et al. 2019). */
    HARD_SWISH,
    /** Hyperbolic tangent. */
    TANH,
    /** a tanh(b x) (LeCun et al. 1998). */
    SCALED_TANH,
    /** 1 / (1 + e^−x). */
    SIGMOID,
    /** a x + b between 0 and 1, else the nearer of the two. */
    HARD_SIGMOID,
    /** ln(1 + e^x). */
    SOFTPLUS,
    /** x / (1 + |x|). */
    SOFTSIGN,
    /** x tanh(ln(1 + e^x)) (Misra 2019). */
    MISH,
    /** e^x over the sum of e^x of all channels. */
    SOFTMAX
  }

  /** x. */
  public static final ActivationFunction IDENTITY = new ActivationFunction(Kind.IDENTITY, 0, 0);

  /** max(0, x). */
  public static final ActivationFunction RELU = new ActivationFunction(Kind.RELU, 0, 0);

  /** x for x ≥ 0, else 0.01 x. */
  public static final ActivationFunction LEAKY_RELU =
      new ActivationFunction(Kind.LEAKY_RELU, 0.01, 0);

  /** x between 0 and 6, else the nearer of the two. */
  public static final ActivationFunction RELU6 = new ActivationFunction(Kind.CLIPPED_RELU, 6, 0);

  /** x for x ≥ 0, else e^x − 1. */
  public static final ActivationFunction ELU = new ActivationFunction(Kind.ELU, 1, 0);

  /** Self-normalising ELU. */
  public static final ActivationFunction SELU = new ActivationFunction(Kind.SELU, 0, 0);

  /** x Φ(x). */
  public static final ActivationFunction GELU = new ActivationFunction(Kind.GELU, 0, 0);

  /** The approximation of GELU by a hyperbolic tangent. */
  public static final ActivationFunction GELU_TANH = new ActivationFunction(Kind.GELU_TANH, 0, 0);

  /** x / (1 + e^−x). */
  public static final ActivationFunction SWISH = new ActivationFunction(Kind.SWISH, 1, 0);

  /** x max(0, min(6, x + 3)) / 6. */
  public static final ActivationFunction HARD_SWISH = new ActivationFunction(Kind.HARD_SWISH, 0, 0);

  /** Hyperbolic tangent. */
  public static final ActivationFunction TANH = new ActivationFunction(Kind.TANH, 0, 0);

  /** 1.7159 tanh(2/3 x). */
  public static final ActivationFunction SCALED_TANH =
      new ActivationFunction(Kind.SCALED_TANH, 1.7159, 2.0 / 3);

  /** 1 / (1 + e^−x). */
  public static final ActivationFunction SIGMOID = new ActivationFunction(Kind.SIGMOID, 0, 0);

  /** 0.2 x + 0.5 between 0 and 1. */
  public static final ActivationFunction HARD_SIGMOID =
      new ActivationFunction(Kind.HARD_SIGMOID, 0.2, 0.5);

  /** ln(1 + e^x). */
  public static final ActivationFunction SOFTPLUS = new ActivationFunction(Kind.SOFTPLUS, 0, 0);

  /** x / (1 + |x|). */
  public static final ActivationFunction SOFTSIGN = new ActivationFunction(Kind.SOFTSIGN, 0, 0);

  /** x tanh(ln(1 + e^x)). */
  public static final ActivationFunction MISH = new ActivationFunction(Kind.MISH, 0, 0);

  /** e^x over the sum of e^x of all channels. */
  public static final ActivationFunction SOFTMAX = new ActivationFunction(Kind.SOFTMAX, 0, 0);

  private static final double SELU_SCALE = 1.0507009873554805;
  private static final double SELU_ALPHA = 1.6732632423543772;
  private static final double GELU_INNER = Math.sqrt(2 / Math.PI);
  private static final double GELU_CUBE = 0.044715;

  private final Kind kind;
  private final double a;
  private final double b;

  private ActivationFunction(Kind kind, double a, double b) {
    this.kind = kind;
    this.a = a;
    this.b = b;
  }

  /**
   * x for x ≥ 0, else {@code slope} x.
   *
   * @throws IllegalArgumentException if the slope is not finite
   */
  public static ActivationFunction leakyRelu(double slope) {
    return slope == 0 ? RELU : usual(LEAKY_RELU, Kind.LEAKY_RELU, slope, 0);
  }

  /** x between 0 and {@code most}, else the nearer of the two. */
  public static ActivationFunction clippedRelu(double most) {
    return usual(RELU6, Kind.CLIPPED_RELU, most, 0);
  }

  /** x between two limits, else the nearer of the two. */
  public static ActivationFunction clip(double least, double most) {
    return least == 0 ? clippedRelu(most) : usual(RELU6, Kind.CLIP, least, most);
  }

  /** x for x ≥ 0, else {@code alpha} (e^x − 1). */
  public static ActivationFunction elu(double alpha) {
    return usual(ELU, Kind.ELU, alpha, 0);
  }

  /** x / (1 + e^(−{@code slope} x)). */
  public static ActivationFunction swish(double slope) {
    return usual(SWISH, Kind.SWISH, slope, 0);
  }

  /** {@code scale} tanh({@code inner} x). */
  public static ActivationFunction scaledTanh(double scale, double inner) {
    return scale == 1 && inner == 1 ? TANH : usual(SCALED_TANH, Kind.SCALED_TANH, scale, inner);
  }

  /** {@code slope} x + {@code offset} between 0 and 1, else the nearer of the two. */
  public static ActivationFunction hardSigmoid(double slope, double offset) {
    return usual(HARD_SIGMOID, Kind.HARD_SIGMOID, slope, offset);
  }

  private static ActivationFunction usual(
      ActivationFunction constant, Kind kind, double a, double b) {
    if (!Double.isFinite(a) || !Double.isFinite(b)) {
      throw new IllegalArgumentException(kind + " with " + a + " and " + b);
    }
    return constant.kind == kind && constant.a == a && constant.b == b
        ? constant
        : new ActivationFunction(kind, a, b);
  }

  /** Its formula. */
  public Kind kind() {
    return kind;
  }

  /** The parameter a of its formula; 0 if there is none. */
  public double a() {
    return a;
  }

  /** The parameter b of its formula; 0 if there is none. */
  public double b() {
    return b;
  }

  /**
   * The value for one pre-activation.
   *
   * @throws UnsupportedOperationException for {@link #SOFTMAX}, which needs the whole layer
   */
  public double apply(double x) {
    return switch (kind) {
      case IDENTITY -> x;
      case RELU -> Math.max(0, x);
      case LEAKY_RELU -> x >= 0 ? x : a * x;
      case CLIPPED_RELU -> Math.max(0, Math.min(a, x));
      case CLIP -> Math.max(a, Math.min(b, x));
      case ELU -> x >= 0 ? x : a * Math.expm1(x);
      case SELU -> SELU_SCALE * (x >= 0 ? x : SELU_ALPHA * Math.expm1(x));
      case GELU -> x * NormalDistribution.below(x);
      case GELU_TANH -> 0.5 * x * (1 + Math.tanh(geluInner(x)));
      case SWISH -> x * sigmoid(a * x);
      case HARD_SWISH -> x * Math.max(0, Math.min(6, x + 3)) / 6;
      case TANH -> Math.tanh(x);
      case SCALED_TANH -> a * Math.tanh(b * x);
      case SIGMOID -> sigmoid(x);
      case HARD_SIGMOID -> Math.max(0, Math.min(1, a * x + b));
      case SOFTPLUS -> softplus(x);
      case SOFTSIGN -> x / (1 + Math.abs(x));
      case MISH -> x * Math.tanh(softplus(x));
      case SOFTMAX -> throw new UnsupportedOperationException("softmax needs the whole layer");
    };
  }

  /**
   * The derivative at a pre-activation; 0 for ReLU at 0, as DL4J and PyTorch have it.
   *
   * @throws UnsupportedOperationException for {@link #SOFTMAX}, whose derivative is a matrix
   */
  public double derivative(double x) {
    return switch (kind) {
      case IDENTITY -> 1;
      case RELU -> x > 0 ? 1 : 0;
      case LEAKY_RELU -> x >= 0 ? 1 : a;
      case CLIPPED_RELU -> x > 0 && x < a ? 1 : 0;
      case CLIP -> x > a && x < b ? 1 : 0;
      case ELU -> x >= 0 ? 1 : a * Math.exp(x);
      case SELU -> SELU_SCALE * (x >= 0 ? 1 : SELU_ALPHA * Math.exp(x));
      case GELU -> NormalDistribution.below(x) + x * NormalDistribution.density(x);
      case GELU_TANH -> {
        double tanh = Math.tanh(geluInner(x));
        double inner = GELU_INNER * (1 + 3 * GELU_CUBE * x * x);
        yield 0.5 * (1 + tanh) + 0.5 * x * (1 - tanh * tanh) * inner;
      }
      case SWISH -> sigmoid(a * x) * (1 + a * x * (1 - sigmoid(a * x)));
      case HARD_SWISH -> x <= -3 ? 0 : x >= 3 ? 1 : (2 * x + 3) / 6;
      case TANH -> 1 - Math.tanh(x) * Math.tanh(x);
      case SCALED_TANH -> a * b * (1 - Math.tanh(b * x) * Math.tanh(b * x));
      case SIGMOID -> sigmoid(x) * (1 - sigmoid(x));
      case HARD_SIGMOID -> a * x + b > 0 && a * x + b < 1 ? a : 0;
      case SOFTPLUS -> sigmoid(x);
      case SOFTSIGN -> 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x)));
      case MISH -> {
        double tanh = Math.tanh(softplus(x));
        yield tanh + x * (1 - tanh * tanh) * sigmoid(x);
      }
      case SOFTMAX -> throw new UnsupportedOperationException("softmax needs the whole layer");
    };
  }

  private static double softplus(double x) {
    return x > 30 ? x : Math.log1p(Math.exp(x));
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double geluInner(double x) {
    return GELU_INNER * (x + GELU_CUBE * x * x * x);
  }

  /** True if the function is never below zero, so that a sequential colour map fits. */
  public boolean nonNegative() {
    return switch (kind) {
      case RELU, CLIPPED_RELU, SIGMOID, HARD_SIGMOID, SOFTPLUS, SOFTMAX -> true;
      case CLIP -> a >= 0;
      default -> false;
    };
  }

  /**
   * True for functions that are zero wherever x is below zero, and rise with x above: ReLU, also
   * with an upper limit. Guided backpropagation and deconvolution have rules for them.
   */
  public boolean rectifies() {
    return kind == Kind.RELU || kind == Kind.CLIPPED_RELU;
  }

  /** The word that {@code describe --json} prints. */
  public String word() {
    return kind == Kind.CLIPPED_RELU && a == 6
        ? "relu6"
        : kind.name().toLowerCase(Locale.ROOT).replace("_", "");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ActivationFunction that
        && kind == that.kind
        && a == that.a
        && b == that.b;
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, a, b);
  }

  @Override
  public String toString() {
    return word();
  }
}
