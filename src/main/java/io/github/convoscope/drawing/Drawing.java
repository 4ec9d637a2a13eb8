package io.github.convoscope.drawing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds the strokes on the pad, in the order in which they were drawn:
 *
 * <pre>{@code
 * Drawing one = Drawing.of(Stroke.of(250, 100, 250, 400)); // a vertical line
 * Drawing seven = one.plus(Stroke.of(150, 100, 250, 100)); // and a bar to the left
 * }</pre>
 *
 * <p>Immutable; any thread.
 */
public final class Drawing {
  /** The drawing without strokes. */
  public static final Drawing EMPTY = new Drawing(List.of());

  private final List<Stroke> strokes;

  private Drawing(List<Stroke> strokes) {
    this.strokes = strokes;
  }

  /** Makes a drawing of these strokes. */
  public static Drawing of(List<Stroke> strokes) {
    return strokes.isEmpty() ? EMPTY : new Drawing(List.copyOf(strokes));
  }

  /** Makes a drawing of these strokes. */
  public static Drawing of(Stroke... strokes) {
    return of(List.of(strokes));
  }

  /** The strokes, the first one first; the list can't be changed. */
  public List<Stroke> strokes() {
    return strokes;
  }

  /** True when there are no strokes. */
  public boolean isEmpty() {
    return strokes.isEmpty();
  }

  /** The number of points of all strokes. */
  public int points() {
    int points = 0;
    for (Stroke stroke : strokes) {
      points += stroke.size();
    }
    return points;
  }

  /** This drawing with one more stroke. */
  public Drawing plus(Stroke stroke) {
    List<Stroke> more = new ArrayList<>(strokes.size() + 1);
    more.addAll(strokes);
    more.add(stroke);
    return of(more);
  }

  /**
   * This drawing with another last stroke; the pad uses it while the pen moves.
   *
   * @throws IllegalStateException when there is no stroke
   */
  public Drawing withLast(Stroke stroke) {
    if (strokes.isEmpty()) {
      throw new IllegalStateException("a blank drawing has no last stroke");
    }
    List<Stroke> changed = new ArrayList<>(strokes);
    changed.set(changed.size() - 1, stroke);
    return of(changed);
  }

  /** The bounding box of all points, without the pen's width; null where the drawing is empty. */
  public @Nullable Box box() {
    if (strokes.isEmpty()) {
      return null;
    }
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Stroke stroke : strokes) {
      for (int i = 0; i < stroke.size(); i++) {
        double x = stroke.x(i);
        double y = stroke.y(i);
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
      }
    }
    return new Box(left, top, right, bottom);
  }

  /** This drawing with every point moved to {@code (scale * x + dx, scale * y + dy)}. */
  public Drawing scaledThenMoved(double scale, double dx, double dy) {
    List<Stroke> moved = new ArrayList<>(strokes.size());
    for (Stroke stroke : strokes) {
      double[] xy = stroke.toArray();
      for (int i = 0; i < xy.length; i += 2) {
        xy[i] = scale * xy[i] + dx;
        xy[i + 1] = scale * xy[i + 1] + dy;
      }
      moved.add(Stroke.of(xy));
    }
    return of(moved);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Drawing that && strokes.equals(that.strokes);
  }

  @Override
  public int hashCode() {
    return strokes.hashCode();
  }

  @Override
  public String toString() {
    return "Drawing" + strokes;
  }

  /** A rectangle with sides along the axes, in pad units. */
  public record Box(double left, double top, double right, double bottom) {
    /** Its width. */
    public double width() {
      return right - left;
    }

    /** Its height. */
    public double height() {
      return bottom - top;
    }

    /** The x of its middle. */
    public double centreX() {
      return (left + right) / 2;
    }

    /** The y of its middle. */
    public double centreY() {
      return (top + bottom) / 2;
    }
  }
}
