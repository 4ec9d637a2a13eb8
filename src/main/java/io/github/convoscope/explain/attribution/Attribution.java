package io.github.convoscope.explain.attribution;

import io.github.convoscope.message.Message;
import io.github.convoscope.network.Shape;
import org.jspecify.annotations.Nullable;

/**
 * One attribution map: raw signed numbers, neither scaled nor clipped.
 *
 * @param method how it was made
 * @param target what it explains
 * @param layer whose shape the map has; 0 is the input
 * @param shape shape of the map; Grad-CAM has one channel
 * @param values the map, C-ordered [channels, rows, columns]; not written to after construction
 * @param score the target's value for the input
 * @param baselineScore the target's value for the baseline, or the mean over the baselines
 * @param passes gradients taken on the way from the baseline; 0 for methods that take no way
 * @param note what a reader must know about this map, such as why it is empty
 */
public record Attribution(
    Method method,
    AttributionTarget target,
    int layer,
    Shape shape,
    double[] values,
    double score,
    double baselineScore,
    int passes,
    @Nullable Message note) {

  /** What a sum may miss of the score's change before it must be told: one part in a hundred. */
  private static final double TOLERATED = 0.01;

  private static final double NEGLIGIBLE = 1e-3;

  /** Sum of the map. */
  public double sum() {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /**
   * What the sum misses of the score minus the baseline's score; means something only for
   * {@linkplain Method#complete() complete} methods.
   */
  public double completenessGap() {
    return sum() - (score - baselineScore);
  }

  /**
   * True where a complete method's sum misses more than one percent of the score's change, and more
   * than 0.001: the steps on the way were too few for this network.
   */
  public boolean leavesGap() {
    return method.complete()
        && Math.abs(completenessGap())
            > Math.max(NEGLIGIBLE, TOLERATED * Math.abs(score - baselineScore));
  }

  /** Largest magnitude in the map; 0 for an empty map. */
  public double largest() {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /** The map as the files hold it. */
  public float[] floats() {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
