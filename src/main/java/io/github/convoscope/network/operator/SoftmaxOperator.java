package io.github.convoscope.network.operator;

import io.github.convoscope.network.LayerKind;

/** A softmax as a separate layer. Passes every cell to the activation function. */
public record SoftmaxOperator() implements CellwiseOperator {
  @Override
  public LayerKind kind() {
    return LayerKind.SOFTMAX;
  }
}
