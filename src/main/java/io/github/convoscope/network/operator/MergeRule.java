package io.github.convoscope.network.operator;

import io.github.convoscope.network.LayerKind;

/** Names how the same cell of several layers becomes one number. */
public enum MergeRule {
  /** Added. */
  SUM(LayerKind.ADD, "sum"),
  /** Multiplied. */
  PRODUCT(LayerKind.MULTIPLY, "product"),
  /** Added and divided by the number of layers. */
  AVERAGE(LayerKind.AVERAGE, "average"),
  /** The first minus the second. */
  DIFFERENCE(LayerKind.DIFFERENCE, "difference"),
  /** The largest; the first of equals. */
  MAXIMUM(LayerKind.MAXIMUM, "maximum"),
  /** The smallest; the first of equals. */
  MINIMUM(LayerKind.MINIMUM, "minimum");

  private final LayerKind kind;
  private final String word;

  MergeRule(LayerKind kind, String word) {
    this.kind = kind;
    this.word = word;
  }

  /** The kind of layer that merges by this rule. */
  public LayerKind kind() {
    return kind;
  }

  /** The word that {@code describe --json} prints. */
  public String word() {
    return word;
  }

  /** True where one input's value is taken and the others don't count. */
  public boolean selects() {
    return this == MAXIMUM || this == MINIMUM;
  }

  /**
   * What an input is multiplied by before it is added: 1 in a sum, 1 / n in an average, 1 and −1 in
   * a difference. For the other rules 1, where an input counts at all.
   *
   * @param input which input, counted from 0
   * @param inputs how many there are
   */
  public float factor(int input, int inputs) {
    return switch (this) {
      case AVERAGE -> 1f / inputs;
      case DIFFERENCE -> input == 0 ? 1 : -1;
      default -> 1;
    };
  }

  /** True where {@code value} wins over {@code best}, the winner so far; for rules that select. */
  public boolean wins(float value, float best) {
    return this == MAXIMUM ? value > best : value < best;
  }
}
