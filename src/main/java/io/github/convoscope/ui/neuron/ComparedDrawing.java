package io.github.convoscope.ui.neuron;

/**
 * Names the drawing that is shown while the drawing on the pad is compared with a reference
 * drawing.
 */
public enum ComparedDrawing {
  /** The reference drawing. */
  A,
  /** The drawing on the pad. */
  B,
  /** B − A in every neuron. */
  DIFFERENCE;

  /** The next one; the first after the last. */
  public ComparedDrawing next() {
    return values()[(ordinal() + 1) % values().length];
  }
}
