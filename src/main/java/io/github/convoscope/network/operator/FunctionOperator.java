package io.github.convoscope.network.operator;

import io.github.convoscope.network.LayerKind;

/** An activation function as a layer of its own: hands every cell on to its function. */
public record FunctionOperator() implements CellwiseOperator {
  @Override
  public LayerKind kind() {
    return LayerKind.ACTIVATION;
  }
}
