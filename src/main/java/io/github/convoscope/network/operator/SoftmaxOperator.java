package io.github.convoscope.network.operator;

import io.github.convoscope.network.LayerKind;

/** A softmax as a layer of its own: hands every cell on to its function. */
public record SoftmaxOperator() implements CellwiseOperator {
  @Override
  public LayerKind kind() {
    return LayerKind.SOFTMAX;
  }
}
