package io.github.convoscope.explain.hierarchy;

/** The kinds of ink around a point, told apart by where it crosses a ring around the point. */
public enum StrokeKind {
  /** The end of a stroke: it crosses the ring once. */
  END,
  /** A straight stroke: it crosses the ring on two opposite sides. */
  STRAIGHT,
  /** A bend: the stroke crosses the ring on two sides that are not opposite. */
  BEND,
  /** A junction of strokes: they cross the ring three times or more. */
  JUNCTION,
  /** Ink that crosses the ring nowhere, or everywhere. */
  BLOT,
  /** No ink at the point: it is beside a stroke, or inside a loop. */
  BESIDE
}
