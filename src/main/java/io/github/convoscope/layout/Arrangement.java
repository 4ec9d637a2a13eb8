package io.github.convoscope.layout;

/** How the layers stand to each other in depth. */
public enum Arrangement {
  /** On the inside of a wide arc, all turned towards the viewer. */
  ARC,
  /** All facing the same way, each further back than the one before. */
  CASCADE,
  /** Like pages of an open book seen from the left, each further back. */
  PAGES
}
