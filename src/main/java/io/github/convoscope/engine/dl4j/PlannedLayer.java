package io.github.convoscope.engine.dl4j;

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
