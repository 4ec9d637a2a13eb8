package io.github.convoscope.explain.hierarchy;

/** What ink looks like around a point, told from where it crosses a ring about the point. */
public enum StrokeKind {
  /** A stroke ends there: it crosses the ring once. */
  END,
  /** A stroke runs straight through: it crosses the ring on two opposite sides. */
  STRAIGHT,
  /** A stroke bends: it crosses the ring on two sides that are not opposite. */
  BEND,
  /** Strokes meet: they cross the ring three times or more. */
  JUNCTION,
  /** Ink that crosses the ring nowhere, or all around. */
  BLOT,
  /** There is no ink at the point: it lies beside a stroke, or inside of a loop. */
  BESIDE
}
