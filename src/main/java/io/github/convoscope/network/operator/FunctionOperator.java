package io.github.convoscope.network.operator;

import io.github.convoscope.network.LayerKind;

/** An activation function as a separate layer. Passes every cell to the activation function. */
public record FunctionOperator() implements CellwiseOperator {
  @Override
  public LayerKind kind() {
    return LayerKind.ACTIVATION;
  }
}
