package io.github.convoscope.network.operator;

import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.Shape;
import java.util.List;

/**
 * PReLU (He et al. 2015): x where it is positive, otherwise x times a trained slope.
 *
 * @param shared true for one slope per channel, [channels]; false for one per cell, [size]
 */
public record ParametricReluOperator(boolean shared) implements CellwiseOperator {
  @Override
  public LayerKind kind() {
    return LayerKind.PARAMETRIC_RELU;
  }

  @Override
  public int parameters(List<Shape> inputs) {
    Shape input = inputs.get(0);
    return shared ? input.channels() : input.size();
  }
}
