package io.github.convoscope.model;

/** Where it is known from which numbers a network takes. */
public enum InputOrigin {
  /** The model card says it. */
  CARD,
  /** The model file says it. */
  FILE,
  /** Nothing says it; it was guessed. */
  GUESS
}
