package io.github.convoscope.colour;

/**
 * Over which range colours are spread. The input and probabilities keep their own range of 0 to 1
 * in every mode but {@link #FIT}.
 */
public enum RangeMode {
  /** Each unit over the range it ever reaches: faint units become visible. */
  UNIT,
  /** Each layer over the range it ever reaches. */
  LAYER,
  /** All layers over one range. */
  NETWORK,
  /** Each layer over what it reaches in this drawing. */
  FIT
}
