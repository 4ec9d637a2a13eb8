package io.github.convoscope.scene;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;

/**
 * How words stand above the units of a row that is too narrow for them side by side: all at one
 * slant, rising to the right, so steep that their lines do not touch.
 *
 * @param degrees between the words and the horizontal
 * @param size of the letters, pixels
 */
record SlantedRow(double degrees, double size) {
  /** Largest letters, pixels in a view of usual height. */
  static final double LARGEST_FONT = 15;

  /** Smaller letters can't be read. */
  private static final double SMALLEST_FONT = 7;

  /** Between the words and the row. */
  private static final double WANTED = 58;

  private static final double FLATTEST = 45;
  private static final double STEEPEST = 86;
  private static final double STEP = 10;

  /** Part of the distance between two lines of words that letters take. */
  private static final double LETTERS = 0.8;

  /**
   * The slant for a row.
   *
   * @param step from one unit to the next one at the right, pixels
   * @param magnification of letters in a large view
   * @return null where the units are so close that letters would be too small
   */
  static @Nullable SlantedRow of(Point2D step, double magnification) {
    double rise = rise(step);
    return at(Math.max(FLATTEST, Math.min(STEEPEST, rise + WANTED)), step, magnification);
  }

  /** The same words, steeper, so that they pass over less of their neighbours; null if upright. */
  @Nullable SlantedRow steeper(Point2D step, double magnification) {
    return degrees >= STEEPEST ? null : at(Math.min(STEEPEST, degrees + STEP), step, magnification);
  }

  private static double rise(Point2D step) {
    return Math.toDegrees(Math.atan2(-step.getY(), step.getX()));
  }

  private static @Nullable SlantedRow at(double degrees, Point2D step, double magnification) {
    double rise = rise(step);
    double apart = step.magnitude() * Math.sin(Math.toRadians(degrees - rise));
    double size = Math.min(LARGEST_FONT * magnification, LETTERS * apart);
    return size < SMALLEST_FONT * magnification ? null : new SlantedRow(degrees, size);
  }

  /** The pixels that words of a width rise. */
  static double rise(double width) {
    return width * Math.sin(Math.toRadians(WANTED)) + LARGEST_FONT;
  }

  /** A point of the words, from their beginning, in the view. */
  Point2D along(Point2D from, double distance) {
    double turn = Math.toRadians(degrees);
    return from.add(distance * Math.cos(turn), -distance * Math.sin(turn));
  }

  /** True where words of a length pass over a rectangle. */
  boolean passes(Point2D from, double length, Bounds over) {
    int parts = 8;
    for (int part = 0; part <= parts; part++) {
      if (over.contains(along(from, length * part / parts))) {
        return true;
      }
    }
    return false;
  }

  /**
   * True where the lines of two words touch.
   *
   * @param high of the letters of both, together; pixels
   */
  boolean touch(Point2D one, double length, Point2D other, double otherLength, double high) {
    double turn = Math.toRadians(degrees);
    Point2D between = other.subtract(one);
    double ahead = between.getX() * Math.cos(turn) - between.getY() * Math.sin(turn);
    double across = between.getX() * Math.sin(turn) + between.getY() * Math.cos(turn);
    return Math.abs(across) < high / 2 && ahead < length && ahead + otherLength > 0;
  }
}
