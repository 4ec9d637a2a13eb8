package io.github.convoscope.network.operator;

import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.Shape;
import java.util.List;

/** A fixed scale and shift for each channel. Weights are the scale [channels], bias the shift. */
public record ScaleOperator() implements CellwiseOperator {
  @Override
  public LayerKind kind() {
    return LayerKind.NORMALISATION;
  }

  @Override
  public int parameters(List<Shape> inputs) {
    return Math.multiplyExact(2, inputs.get(0).channels());
  }

  @Override
  public int weight(int channel) {
    return channel;
  }
}
