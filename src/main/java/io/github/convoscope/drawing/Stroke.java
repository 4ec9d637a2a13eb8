package io.github.convoscope.drawing;

import java.util.Arrays;

/**
 * Holds the path of the pen from down to up, in pad units; immutable.
 *
 * <p>Strokes that grow by {@link #plus} share one array, so that a pointer event needs no copy of a
 * long stroke. The part of the array that a stroke uses never changes; any thread may read it.
 */
public final class Stroke {
  private static final int FIRST_CAPACITY = 16;

  /** x and y in turn; positions from {@code 2 * size} on belong to longer strokes. */
  private final GrowingArray points;

  private final int size;

  private Stroke(GrowingArray points, int size) {
    this.points = points;
    this.size = size;
  }

  /** A stroke of one point: a dot. */
  public static Stroke at(double x, double y) {
    return of(x, y);
  }

  /**
   * A stroke of the points given.
   *
   * @param xy x and y in turn, at least one point, all finite
   */
  public static Stroke of(double... xy) {
    if (xy.length == 0 || xy.length % 2 != 0) {
      throw new IllegalArgumentException("a stroke needs pairs of x and y, not " + xy.length);
    }
    for (double value : xy) {
      requireFinite(value);
    }
    return new Stroke(new GrowingArray(xy.clone(), xy.length), xy.length / 2);
  }

  /** This stroke with one more point at its end; amortised constant time. */
  public Stroke plus(double x, double y) {
    requireFinite(x);
    requireFinite(y);
    return new Stroke(points.append(2 * size, x, y), size + 1);
  }

  /**
   * True when this stroke begins with all points of the other one; fast for strokes that grew by
   * {@link #plus}.
   */
  public boolean startsWith(Stroke other) {
    return size >= other.size
        && (points == other.points
            || Arrays.equals(
                points.values, 0, 2 * other.size, other.points.values, 0, 2 * other.size));
  }

  /** The number of points, at least one. */
  public int size() {
    return size;
  }

  /** The x of point {@code index}, counted from 0. */
  public double x(int index) {
    return points.values[2 * checked(index)];
  }

  /** The y of point {@code index}, counted from 0. */
  public double y(int index) {
    return points.values[2 * checked(index) + 1];
  }

  /** A copy of the points, x and y in turn. */
  public double[] toArray() {
    return Arrays.copyOf(points.values, 2 * size);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Stroke that
        && Arrays.equals(points.values, 0, 2 * size, that.points.values, 0, 2 * that.size);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(toArray());
  }

  @Override
  public String toString() {
    return "Stroke" + Arrays.toString(toArray());
  }

  private int checked(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return index;
  }

  private static void requireFinite(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a point of a stroke must be finite, not " + value);
    }
  }

  /** An array that only grows at its end. Appending after an older end makes a copy. */
  private static final class GrowingArray {
    private final double[] values;
    private int filled;

    GrowingArray(double[] values, int filled) {
      this.values = values;
      this.filled = filled;
    }

    synchronized GrowingArray append(int end, double x, double y) {
      if (end == filled && end + 2 <= values.length) {
        values[end] = x;
        values[end + 1] = y;
        filled = end + 2;
        return this;
      }
      double[] longer = Arrays.copyOf(values, Math.max(FIRST_CAPACITY, 2 * (end + 2)));
      Arrays.fill(longer, end, Math.min(longer.length, values.length), 0);
      longer[end] = x;
      longer[end + 1] = y;
      return new GrowingArray(longer, end + 2);
    }
  }
}
