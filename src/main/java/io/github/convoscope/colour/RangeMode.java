package io.github.convoscope.colour;

/**
 * Over which range of values the colours of a map are spread. Input and probabilities keep their
 * range of 0 to 1 in every mode but {@link #FIT}.
 */
public enum RangeMode {
  /** The known range of each unit: units with small values become visible. */
  UNIT,
  /** The known range of each layer. */
  LAYER,
  /** One range for all layers. */
  NETWORK,
  /** The range of each layer in this drawing. */
  FIT
}
