package io.github.convoscope.ui.pad;

/** Names the tools of the pad. */
enum Tool {
  /** Draws strokes. */
  PEN,
  /** Cuts strokes. */
  ERASER
}
