package io.github.convoscope.network.operator;

import io.github.convoscope.network.LayerKind;

/** Dropout, which passes every cell on unchanged when the network runs. */
public record DropoutOperator() implements CellwiseOperator {
  @Override
  public LayerKind kind() {
    return LayerKind.DROPOUT;
  }
}
