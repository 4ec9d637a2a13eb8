package io.github.convoscope.drawing;

import java.util.List;

/**
 * What a hand means to draw, before it does: strokes as points in hundredths of a box, joined by
 * smooth curves.
 *
 * @param kind what it is
 * @param name the digit, letter or thing
 * @param style which way of drawing it
 * @param width the box's width over its height
 * @param strokes points of each stroke
 */
record Template(Kind kind, String name, String style, double width, List<List<Knot>> strokes) {
  /** What a template is a picture of. */
  enum Kind {
    DIGIT,
    HARD,
    LETTER,
    SIGN
  }

  /** A point that the curve goes through; at a corner it may turn at once. */
  record Knot(double x, double y, boolean corner) {}
}
