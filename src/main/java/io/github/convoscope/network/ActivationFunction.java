package io.github.convoscope.network;

import java.util.Locale;

/**
 * An activation function. All but {@link #SOFTMAX} work on one number at a time; parameters are the
 * usual defaults (leaky slope 0.01, ELU α 1).
 */
public enum ActivationFunction {
  /** x. */
  IDENTITY,
  /** max(0, x). */
  RELU,
  /** x for x ≥ 0, else 0.01 x. */
  LEAKY_RELU,
  /** x for x ≥ 0, else e^x − 1. */
  ELU,
  /** Hyperbolic tangent. */
  TANH,
  /** 1 / (1 + e^−x). */
  SIGMOID,
  /** ln(1 + e^x). */
  SOFTPLUS,
  /** e^x over the sum of e^x of all units of the layer. */
  SOFTMAX;

  private static final double LEAK = 0.01;

  /**
   * The value for one pre-activation.
   *
   * @throws UnsupportedOperationException for {@link #SOFTMAX}, which needs the whole layer
   */
  public double apply(double x) {
    return switch (this) {
      case IDENTITY -> x;
      case RELU -> Math.max(0, x);
      case LEAKY_RELU -> x >= 0 ? x : LEAK * x;
      case ELU -> x >= 0 ? x : Math.expm1(x);
      case TANH -> Math.tanh(x);
      case SIGMOID -> 1 / (1 + Math.exp(-x));
      case SOFTPLUS -> x > 30 ? x : Math.log1p(Math.exp(x));
      case SOFTMAX -> throw new UnsupportedOperationException("softmax needs the whole layer");
    };
  }

  /**
   * The derivative at a pre-activation; 0 for ReLU at 0, as DL4J and PyTorch have it.
   *
   * @throws UnsupportedOperationException for {@link #SOFTMAX}, whose derivative is a matrix
   */
  public double derivative(double x) {
    return switch (this) {
      case IDENTITY -> 1;
      case RELU -> x > 0 ? 1 : 0;
      case LEAKY_RELU -> x >= 0 ? 1 : LEAK;
      case ELU -> x >= 0 ? 1 : Math.exp(x);
      case TANH -> 1 - Math.tanh(x) * Math.tanh(x);
      case SIGMOID -> SIGMOID.apply(x) * (1 - SIGMOID.apply(x));
      case SOFTPLUS -> SIGMOID.apply(x);
      case SOFTMAX -> throw new UnsupportedOperationException("softmax needs the whole layer");
    };
  }

  /** True where the function is never below zero, so that a sequential colour map fits. */
  public boolean nonNegative() {
    return this == RELU || this == SIGMOID || this == SOFTPLUS || this == SOFTMAX;
  }

  /** The word that {@code describe --json} prints. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace("_", "");
  }
}
