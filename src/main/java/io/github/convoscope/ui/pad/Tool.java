package io.github.convoscope.ui.pad;

/** What the pointer does on the pad. */
enum Tool {
  /** Draws strokes. */
  PEN,
  /** Cuts strokes. */
  ERASER
}
