package io.github.convoscope.drawing;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws the strokes of a drawing once more, one after the other, with a pen of constant speed. The
 * way of the lifted pen between two strokes takes time too, but less.
 *
 * <pre>{@code
 * PenMotion pen = new PenMotion(seven);
 * Drawing half = pen.drawnAt(0.5);
 * }</pre>
 *
 * <p>Immutable; any thread.
 */
public final class PenMotion {
  /** The largest distance between two points, in pad units. */
  private static final double STEP = 5;

  /** How much longer the way of a lifted pen is than its time. */
  private static final double LIFTED = 2.5;

  private final Drawing whole;

  /** The strokes with points at most {@link #STEP} apart. */
  private final List<Stroke> fine = new ArrayList<>();

  /** When the pen is at each point, [stroke][point], in pad units of its way. */
  private final List<double[]> times = new ArrayList<>();

  private final double length;

  /** The motion that ends with this drawing. */
  public PenMotion(Drawing drawing) {
    whole = drawing;
    double time = 0;
    for (Stroke stroke : drawing.strokes()) {
      if (!fine.isEmpty()) {
        Stroke before = fine.get(fine.size() - 1);
        int end = before.size() - 1;
        time +=
            Math.hypot(stroke.x(0) - before.x(end), stroke.y(0) - before.y(end)) / LIFTED + STEP;
      }
      Stroke detailed = detailed(stroke);
      double[] at = new double[detailed.size()];
      for (int i = 0; i < at.length; i++) {
        time += i == 0 ? 0 : distance(detailed, i);
        at[i] = time;
      }
      fine.add(detailed);
      times.add(at);
    }
    length = time;
  }

  private static Stroke detailed(Stroke stroke) {
    Stroke detailed = Stroke.at(stroke.x(0), stroke.y(0));
    for (int i = 1; i < stroke.size(); i++) {
      int parts = Math.max(1, (int) Math.ceil(distance(stroke, i) / STEP));
      for (int part = 1; part < parts; part++) {
        double share = (double) part / parts;
        detailed =
            detailed.plus(
                stroke.x(i - 1) + share * (stroke.x(i) - stroke.x(i - 1)),
                stroke.y(i - 1) + share * (stroke.y(i) - stroke.y(i - 1)));
      }
      detailed = detailed.plus(stroke.x(i), stroke.y(i));
    }
    return detailed;
  }

  private static double distance(Stroke stroke, int point) {
    return Math.hypot(stroke.x(point) - stroke.x(point - 1), stroke.y(point) - stroke.y(point - 1));
  }

  /** The length of the pen's way in pad units, with a part of its way between the strokes. */
  public double length() {
    return length;
  }

  /**
   * What is drawn after a part of the time: nothing at 0, the whole drawing from 1 on. A stroke
   * that is finished is the drawing's own; an unfinished one begins with all points that it had
   * before.
   */
  public Drawing drawnAt(double part) {
    if (part <= 0) {
      return Drawing.EMPTY;
    }
    if (part >= 1) {
      return whole;
    }
    double now = part * length;
    List<Stroke> drawn = new ArrayList<>();
    for (int i = 0; i < fine.size() && times.get(i)[0] <= now; i++) {
      double[] at = times.get(i);
      drawn.add(at[at.length - 1] <= now ? whole.strokes().get(i) : beginning(i, now));
    }
    return Drawing.of(drawn);
  }

  private Stroke beginning(int stroke, double now) {
    Stroke all = fine.get(stroke);
    double[] at = times.get(stroke);
    Stroke begun = Stroke.at(all.x(0), all.y(0));
    for (int i = 1; i < at.length && at[i] <= now; i++) {
      begun = begun.plus(all.x(i), all.y(i));
    }
    return begun;
  }
}
