package io.github.convoscope.explain.attribution;

import io.github.convoscope.message.Message;
import io.github.convoscope.task.Progress;
import java.util.Arrays;
import java.util.List;

/**
 * Integrated gradients with as many steps as the integral needs. A network of ReLUs and max pooling
 * is piecewise linear: where the gradient is constant, the two ends of a piece give its integral
 * exactly. Pieces where the gradient changes are halved until the error is small. If the total
 * error exceeds the tolerance, everything is repeated with a smaller tolerance.
 */
final class AdaptivePath {
  /** Share of the score's change that the sum may miss. */
  static final double TOLERANCE = 5e-3;

  /**
   * Smaller changes of the score count as this one, so that no steps are spent on rounding errors.
   */
  private static final double SMALLEST_CHANGE = 0.1;

  private static final int PIECES = 32;
  private static final int MOST_HALVINGS = 12;
  private static final int ATTEMPTS = 4;
  private static final double FINER = 0.25;

  private final ScalarField field;
  private final float[] x;
  private final float[] from;
  private final Progress progress;
  private final double[] sum;
  private double allowed;
  private int passes;

  private AdaptivePath(ScalarField field, float[] x, float[] from, Progress progress) {
    this.field = field;
    this.x = x;
    this.from = from;
    this.progress = progress;
    sum = new double[x.length];
  }

  /**
   * What is known at one point of the path.
   *
   * @param a where it is, 0 at the baseline, 1 at the input
   */
  private record Stop(double a, double value, float[] gradient) {}

  /**
   * A finished integral.
   *
   * @param map the mean over the baselines, [size]
   * @param passes gradients that were computed
   */
  record Integral(double[] map, int passes) {}

  /** The mean of the maps from all baselines. */
  static Integral integrate(
      ScalarField field, float[] x, List<float[]> baselines, Progress progress) {
    double[] map = new double[x.length];
    int passes = 0;
    for (float[] from : baselines) {
      AdaptivePath path = new AdaptivePath(field, x, from, progress);
      path.integrate();
      for (int i = 0; i < map.length; i++) {
        map[i] += path.sum[i] / baselines.size();
      }
      passes += path.passes;
    }
    return new Integral(map, passes);
  }

  private void integrate() {
    Stop start = stop(0);
    Stop end = stop(1);
    double change = end.value - start.value;
    double tolerance = TOLERANCE * Math.max(SMALLEST_CHANGE, Math.abs(change));
    allowed = tolerance / PIECES;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Arrays.fill(sum, 0);
      Stop left = start;
      for (int piece = 1; piece <= PIECES; piece++) {
        progress.report((piece - 1.0) / PIECES, Message.of("attribution.working"));
        Stop right = piece == PIECES ? end : stop((double) piece / PIECES);
        add(left, right, MOST_HALVINGS);
        left = right;
      }
      double total = 0;
      for (double part : sum) {
        total += part;
      }
      if (Math.abs(total - change) <= tolerance) {
        return;
      }
      allowed *= FINER;
    }
  }

  private void add(Stop left, Stop right, int halvings) {
    double width = 0.5 * (right.a - left.a);
    double along = 0;
    for (int i = 0; i < x.length; i++) {
      along += share(left, right, width, i);
    }
    if (halvings > 0 && Math.abs(along - (right.value - left.value)) > allowed) {
      Stop middle = stop(left.a + width);
      add(left, middle, halvings - 1);
      add(middle, right, halvings - 1);
      return;
    }
    for (int i = 0; i < x.length; i++) {
      sum[i] += share(left, right, width, i);
    }
  }

  private double share(Stop left, Stop right, double width, int i) {
    double slopes = (double) left.gradient[i] + right.gradient[i];
    return width * slopes * ((double) x[i] - from[i]);
  }

  private Stop stop(double a) {
    progress.check();
    float[] point = new float[x.length];
    for (int i = 0; i < point.length; i++) {
      point[i] = (float) (from[i] + a * ((double) x[i] - from[i]));
    }
    double[] value = new double[1];
    float[] gradient = new float[x.length];
    field.gradients(point, 1, value, gradient);
    passes++;
    return new Stop(a, value[0], gradient);
  }
}
