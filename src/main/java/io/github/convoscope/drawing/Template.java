package io.github.convoscope.drawing;

import java.util.List;

/**
 * Holds a template of the handwriting model: the strokes of a digit, letter or sign, as points of a
 * box, joined by smooth curves.
 *
 * @param kind kind of template
 * @param name the digit, letter or sign
 * @param style name of the way to draw it
 * @param width the box's width over its height
 * @param strokes points of each stroke
 */
record Template(Kind kind, String name, String style, double width, List<List<Knot>> strokes) {
  /** The kinds of templates. */
  enum Kind {
    DIGIT,
    HARD,
    LETTER,
    SIGN
  }

  /** A point on the curve, in heights of the box; at a corner the curve has no smooth tangent. */
  record Knot(double x, double y, boolean corner) {}
}
