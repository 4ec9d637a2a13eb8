package io.github.convoscope.engine.dl4j;

import io.github.convoscope.network.Shape;

/**
 * Holds one layer of a {@link LayerPlan}.
 *
 * @param kind what it is
 * @param units feature maps or units; 0 for pooling
 * @param kernel height and width of its window; 0 for a dense layer and for the mean of whole maps
 * @param stride step of its window; 0 where it has none
 */
public record PlannedLayer(Kind kind, int units, int kernel, int stride) {
  /** The kinds of layers that can be planned. */
  public enum Kind {
    /** A convolution with ReLU; its input is padded so that stride 1 keeps the size. */
    CONVOLUTION,
    /** The largest value of each 2×2 window. */
    POOL,
    /** The mean of each whole map. */
    MEAN,
    /** A dense layer with ReLU. */
    DENSE
  }

  /** The shape of its output for an input of this shape. */
  Shape output(Shape from) {
    return switch (kind) {
      case CONVOLUTION ->
          Shape.maps(
              units, (from.rows() + stride - 1) / stride, (from.columns() + stride - 1) / stride);
      case POOL -> Shape.maps(from.channels(), from.rows() / 2, from.columns() / 2);
      case MEAN -> Shape.units(from.channels());
      case DENSE -> Shape.units(units);
    };
  }

  /** The number of its weights and biases for an input of this shape. */
  int parameters(Shape from) {
    return switch (kind) {
      case CONVOLUTION -> units * (from.channels() * kernel * kernel + 1);
      case POOL, MEAN -> 0;
      case DENSE -> units * (from.size() + 1);
    };
  }

  @Override
  public String toString() {
    return switch (kind) {
      case CONVOLUTION ->
          "conv " + units + "@" + kernel + "x" + kernel + (stride == 1 ? "" : "/" + stride);
      case POOL -> "pool";
      case MEAN -> "mean";
      case DENSE -> "dense " + units;
    };
  }
}
