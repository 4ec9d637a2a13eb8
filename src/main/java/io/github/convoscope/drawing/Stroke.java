package io.github.convoscope.drawing;

import java.util.Arrays;

/**
 * The path of the pen from down to up, in pad units; immutable.
 *
 * <p>Strokes that grow by {@link #plus} share one array, so a long stroke costs no copy an event.
 * What a stroke can see of the array never changes, hence any thread may read it.
 */
public final class Stroke {
  private static final int FIRST_CAPACITY = 16;

  /** x and y by turns; positions from {@code 2 * size} on belong to longer strokes. */
  private final Trail trail;

  private final int size;

  private Stroke(Trail trail, int size) {
    this.trail = trail;
    this.size = size;
  }

  /** A stroke of one point: a dot. */
  public static Stroke at(double x, double y) {
    return of(x, y);
  }

  /**
   * A stroke of the points given.
   *
   * @param xy x and y by turns, at least one point, all finite
   */
  public static Stroke of(double... xy) {
    if (xy.length == 0 || xy.length % 2 != 0) {
      throw new IllegalArgumentException("a stroke needs pairs of x and y, not " + xy.length);
    }
    for (double value : xy) {
      requireFinite(value);
    }
    return new Stroke(new Trail(xy.clone(), xy.length), xy.length / 2);
  }

  /** This stroke with one more point at its end; amortised constant time. */
  public Stroke plus(double x, double y) {
    requireFinite(x);
    requireFinite(y);
    return new Stroke(trail.append(2 * size, x, y), size + 1);
  }

  /**
   * Whether this stroke is the other one, perhaps longer; fast for strokes that grew by {@link
   * #plus}.
   */
  public boolean startsWith(Stroke other) {
    return size >= other.size
        && (trail == other.trail
            || Arrays.equals(
                trail.values, 0, 2 * other.size, other.trail.values, 0, 2 * other.size));
  }

  /** How many points there are, at least one. */
  public int size() {
    return size;
  }

  /** The x of point {@code index}, counted from 0. */
  public double x(int index) {
    return trail.values[2 * checked(index)];
  }

  /** The y of point {@code index}, counted from 0. */
  public double y(int index) {
    return trail.values[2 * checked(index) + 1];
  }

  /** A copy of the points, x and y by turns. */
  public double[] toArray() {
    return Arrays.copyOf(trail.values, 2 * size);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Stroke that
        && Arrays.equals(trail.values, 0, 2 * size, that.trail.values, 0, 2 * that.size);
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

  /** An array that only ever grows at its end; whoever appends behind an older end gets a copy. */
  private static final class Trail {
    private final double[] values;
    private int filled;

    Trail(double[] values, int filled) {
      this.values = values;
      this.filled = filled;
    }

    synchronized Trail append(int end, double x, double y) {
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
      return new Trail(longer, end + 2);
    }
  }
}
