package io.github.convoscope.layout;

/** How layers are placed in depth. */
public enum Arrangement {
  /** On a wide arc, each layer turned towards the viewer. */
  ARC,
  /** All facing the viewer, each further back than the one before. */
  CASCADE,
  /** All turned to the left like pages of a book, each further back than the one before. */
  PAGES
}
