package io.github.convoscope.explain.attribution;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Message;
import io.github.convoscope.model.CornerMark;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.util.List;

/**
 * Tells how well a method finds a mark that is known to decide the answer: a network that was
 * taught to look at {@link CornerMark} is asked about marked digits.
 *
 * <pre>{@code
 * MarkFinding found = MarkFinding.measure(engine, new GradientTimesInput(), marked, progress);
 * }</pre>
 *
 * <p>The mark covers 1.1 % of 28 × 28 pixels: a map that knows nothing has about that share there.
 *
 * @param method the method
 * @param digits number of digits that were asked about
 * @param share mean share of a map's magnitudes that lies on the mark, 0 to 1
 * @param found share of the maps whose largest number lies within {@value #NEAR} pixels of the
 *     mark; where the method shows cells of a layer, within one cell
 */
public record MarkFinding(AttributionMethod method, int digits, double share, double found) {
  private static final int NEAR = 3;

  /**
   * Measures one method, for the answer to each digit.
   *
   * @param engine computes the network; takes ink
   * @param marked inputs with the mark
   * @throws io.github.convoscope.message.Problem where the method cannot explain this network
   * @throws io.github.convoscope.task.CancelledException if {@code progress} is cancelled
   */
  public static MarkFinding measure(
      Engine engine, AttributionMethod method, List<float[]> marked, Progress progress) {
    return measure(engine, InputRange.INK, method, marked, progress);
  }

  /**
   * Measures one method, for the answer to each digit.
   *
   * @param engine computes the network
   * @param range numbers that it takes for ink
   * @param marked inputs with the mark, in these numbers
   * @throws io.github.convoscope.message.Problem where the method cannot explain this network
   * @throws io.github.convoscope.task.CancelledException if {@code progress} is cancelled
   */
  public static MarkFinding measure(
      Engine engine,
      InputRange range,
      AttributionMethod method,
      List<float[]> marked,
      Progress progress) {
    Attributor attributor = new Attributor(engine, Interventions.NONE, range);
    Shape input = engine.spec().input().shape();
    int near = nearness(engine.spec(), method);
    double share = 0;
    int found = 0;
    for (int i = 0; i < marked.size(); i++) {
      progress.check();
      progress.report(i / (double) marked.size(), Message.of("attribution.working"));
      float[] digit = marked.get(i);
      AttributionTarget answer = AttributionTarget.answer(attributor.logits(digit));
      Attribution map = attributor.explain(digit, answer, method, Progress.NONE);
      share += shareOnMark(map, input);
      found += isFound(map, input, near) ? 1 : 0;
    }
    int count = Math.max(1, marked.size());
    return new MarkFinding(method, marked.size(), share / count, (double) found / count);
  }

  /** In pixels: those of one cell for a method that shows cells of a layer. */
  private static int nearness(NetworkSpec spec, AttributionMethod method) {
    if (!(method instanceof GradCam || method instanceof ScoreCam)) {
      return NEAR;
    }
    int shown = LayerMethod.lastMaps(spec, spec.output().index());
    return shown < 0
        ? NEAR
        : Math.min(NEAR, spec.input().shape().rows() / spec.layer(shown).shape().rows());
  }

  /** The share of a map's magnitudes in cells that overlap the mark; 0 for an empty map. */
  static double shareOnMark(Attribution map, Shape input) {
    double all = 0;
    double on = 0;
    for (int i = 0; i < map.values().length; i++) {
      double magnitude = Math.abs(map.values()[i]);
      all += magnitude;
      on += isNear(map.shape(), i, input, 0) ? magnitude : 0;
    }
    return all == 0 ? 0 : on / all;
  }

  private static boolean isFound(Attribution map, Shape input, int near) {
    int largest = 0;
    for (int i = 1; i < map.values().length; i++) {
      largest = map.values()[i] > map.values()[largest] ? i : largest;
    }
    return map.values()[largest] > 0 && isNear(map.shape(), largest, input, near);
  }

  private static boolean isNear(Shape shape, int index, Shape input, int pixels) {
    int place = index % shape.mapSize();
    return isNear(place / shape.columns(), shape.rows(), input.rows(), pixels)
        && isNear(place % shape.columns(), shape.columns(), input.columns(), pixels);
  }

  /** Whether a row of cells, or a column, overlaps those within so many pixels of the mark. */
  private static boolean isNear(int cell, int cells, int pixels, int distance) {
    int first = cell * pixels / cells;
    int last = (cell + 1) * pixels / cells - 1;
    return last >= CornerMark.FIRST - distance && first <= CornerMark.LAST + distance;
  }
}
