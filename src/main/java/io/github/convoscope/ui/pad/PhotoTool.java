package io.github.convoscope.ui.pad;

/** Names what the pointer does on a photograph. */
enum PhotoTool {
  /** Moves and resizes the frame. */
  FRAME,
  /** Paints. */
  BRUSH,
  /** Brings the photograph back where something was painted. */
  RUBBER,
  /** Moves a patch that covers a part. */
  COVER,
  /** Moves the frame, while sliders change the whole picture. */
  ADJUST
}
