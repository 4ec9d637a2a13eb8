package io.github.convoscope.explain.attribution;

import io.github.convoscope.engine.BackwardRule;
import io.github.convoscope.message.Message;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Gradients;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Scalar;
import io.github.convoscope.task.Progress;
import java.util.BitSet;

/**
 * The integral behind {@link Conductance}: neuron j of a layer gets ∫ df/dy_j dy_j along the
 * straight path from a baseline to the input. The numbers of a layer that every path through the
 * network crosses sum to f(x) − f(x0); those of a layer in a branch to the part that it carries.
 *
 * <p>The integral is a trapezoid sum over pieces of the path. A piece on which the network is
 * linear is exact. On a piece with a kink, the sum over a layer that all paths cross misses the
 * change of f; such a piece is halved until it misses little. Layers in branches are not asked: no
 * number of steps brings their sums to the whole change. What bends in a branch shows in the sum
 * over the input, which all paths cross.
 */
final class ConductancePath {
  private static final int PIECES = 32;
  private static final int MOST_HALVINGS = 9;

  /** A large network has so many kinks that they average out; each stop takes tens of megabytes. */
  private static final int MOST_HALVINGS_OF_LARGE = 3;

  private static final double TOLERANCE = 6e-3;
  private static final double SMALLEST_CHANGE = 1e-2;
  private static final float[] NOTHING = new float[0];

  private final BufferedEngine engine;
  private final Scalar target;
  private final double[][] sums;
  private final float[] x;
  private final float[] from;
  private final BitSet wanted;
  private final BitSet crossings;
  private final int halvings;
  private double tolerance;

  private ConductancePath(ExplainedInput explained, float[] from, BitSet layers) {
    engine = explained.engine();
    target = explained.target();
    x = explained.input();
    this.from = from;
    sums = new double[target.layer() + 1][];
    NetworkSpec spec = explained.spec();
    wanted = (BitSet) layers.clone();
    // What bends anywhere shows in the sum over the input.
    wanted.set(0);
    crossings = LayerPaths.crossings(spec, target.layer());
    crossings.and(wanted);
    halvings = spec.isLarge() ? MOST_HALVINGS_OF_LARGE : MOST_HALVINGS;
    for (int layer = 0; layer < sums.length; layer++) {
      sums[layer] = new double[wanted.get(layer) ? spec.layer(layer).shape().size() : 0];
    }
  }

  /**
   * Everything known at one point of the path.
   *
   * @param a where it is, 0 at the baseline, 1 at the input
   * @param value f there
   */
  private record Stop(double a, double value, float[][] outputs, float[][] gradients) {}

  /**
   * The conductance of every neuron of some layers up to the target's own. Only the values of these
   * layers are kept along the path.
   *
   * @return one array per layer, [size]; empty for a layer that is not wanted, but for the input
   */
  static double[][] integrate(
      ExplainedInput explained, float[] baseline, BitSet layers, Progress progress) {
    return new ConductancePath(explained, baseline, layers).integrate(progress);
  }

  private double[][] integrate(Progress progress) {
    Stop end = stop(1);
    Stop start = stop(0);
    double change = Math.max(SMALLEST_CHANGE, Math.abs(end.value - start.value));
    tolerance = TOLERANCE * change / PIECES;
    Stop left = start;
    for (int piece = 1; piece <= PIECES; piece++) {
      progress.report((piece - 1.0) / PIECES, Message.of("attribution.working"));
      Stop right = piece == PIECES ? end : stop((double) piece / PIECES);
      add(left, right, halvings, progress);
      left = right;
    }
    return sums;
  }

  private void add(Stop left, Stop right, int halvings, Progress progress) {
    progress.check();
    if (halvings > 0 && gap(left, right) > tolerance) {
      Stop middle = stop((left.a + right.a) / 2);
      add(left, middle, halvings - 1, progress);
      add(middle, right, halvings - 1, progress);
      return;
    }
    for (int layer = 0; layer < sums.length; layer++) {
      for (int i = 0; i < sums[layer].length; i++) {
        sums[layer][i] += share(left, right, layer, i);
      }
    }
  }

  private double gap(Stop left, Stop right) {
    double largest = 0;
    for (int layer = crossings.nextSetBit(0); layer >= 0; layer = crossings.nextSetBit(layer + 1)) {
      double sum = 0;
      for (int i = 0; i < sums[layer].length; i++) {
        sum += share(left, right, layer, i);
      }
      largest = Math.max(largest, Math.abs(sum - (right.value - left.value)));
    }
    return largest;
  }

  private static double share(Stop left, Stop right, int layer, int i) {
    double slope = 0.5 * ((double) left.gradients[layer][i] + right.gradients[layer][i]);
    return slope * ((double) right.outputs[layer][i] - left.outputs[layer][i]);
  }

  private Stop stop(double a) {
    float[] point = new float[x.length];
    for (int i = 0; i < point.length; i++) {
      point[i] = (float) (from[i] + a * ((double) x[i] - from[i]));
    }
    Activations at = engine.forward(point, 1);
    Gradients gradients = engine.backward(at, target, BackwardRule.GRADIENT);
    float[][] outputs = new float[sums.length][];
    float[][] slopes = new float[sums.length][];
    for (int layer = 0; layer < sums.length; layer++) {
      if (!wanted.get(layer)) {
        outputs[layer] = NOTHING;
        slopes[layer] = NOTHING;
        continue;
      }
      boolean own = layer == target.layer();
      outputs[layer] =
          (own && target.beforeFunction() ? at.before(layer) : at.after(layer)).clone();
      slopes[layer] = own ? target.weights().clone() : gradients.of(layer).clone();
    }
    return new Stop(a, target.value(at, 0), outputs, slopes);
  }
}
