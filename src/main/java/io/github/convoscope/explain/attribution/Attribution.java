package io.github.convoscope.explain.attribution;

import io.github.convoscope.message.Message;
import io.github.convoscope.network.Shape;
import org.jspecify.annotations.Nullable;

/**
 * One attribution map: raw signed numbers, neither scaled nor clipped.
 *
 * <pre>{@code
 * Attribution map = attributor.explain(input, target, Saliency.DEFAULT, Progress.NONE);
 * double top = map.values()[map.shape().index(0, row, column)];
 * }</pre>
 *
 * @param method the method with its settings
 * @param target what it explains
 * @param layer whose shape the map has; 0 is the input
 * @param shape shape of the map; Grad-CAM has one channel
 * @param values the map, C-ordered [channels, rows, columns]; not written to after construction
 * @param score the target's value for the input
 * @param baselineScore the target's value for the baseline, or the mean over the baselines
 * @param complete true if the map's numbers should add up to the score minus the baseline's
 * @param steps gradients computed between baseline and input; 0 for methods without a path
 * @param note what a reader must know about this map, such as why it is empty
 */
public record Attribution(
    AttributionMethod method,
    AttributionTarget target,
    int layer,
    Shape shape,
    double[] values,
    double score,
    double baselineScore,
    boolean complete,
    int steps,
    @Nullable Message note) {

  /** Share of the score's change that a sum may miss before the user is told. */
  private static final double TOLERATED_GAP = 0.01;

  /** A gap as small as this is never told. */
  private static final double NEGLIGIBLE_GAP = 1e-3;

  /** Sum of the map. */
  public double sum() {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /**
   * The sum minus the change of the score from the baseline to the input. It means something only
   * for {@linkplain #complete() complete} maps.
   */
  public double completenessGap() {
    return sum() - (score - baselineScore);
  }

  /**
   * True if a complete map's sum misses more than one percent of the score's change, and more than
   * 0.001: it took too few steps for this network.
   */
  public boolean hasLargeGap() {
    return complete
        && Math.abs(completenessGap())
            > Math.max(NEGLIGIBLE_GAP, TOLERATED_GAP * Math.abs(score - baselineScore));
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
