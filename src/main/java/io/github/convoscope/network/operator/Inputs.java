package io.github.convoscope.network.operator;

import io.github.convoscope.network.Shape;
import java.util.List;

/** Checks the shapes of the layers that an operator reads. */
final class Inputs {
  private Inputs() {}

  /**
   * The only input.
   *
   * @throws IllegalArgumentException if there are more or fewer
   */
  static Shape single(List<Shape> inputs) {
    if (inputs.size() != 1) {
      throw new IllegalArgumentException("one input is needed, not " + inputs.size());
    }
    return inputs.get(0);
  }

  /**
   * The only input, which has to consist of feature maps.
   *
   * @throws IllegalArgumentException if it doesn't
   */
  static Shape maps(List<Shape> inputs) {
    Shape shape = single(inputs);
    if (!shape.spatial()) {
      throw new IllegalArgumentException("feature maps are needed, not plain units");
    }
    return shape;
  }
}
