package io.github.convoscope.network;

import java.util.Locale;

/** Names how pooling combines the numbers in a window to one. */
public enum PoolingKind {
  /** The largest number; among equals the first in reading order takes the gradient. */
  MAX,
  /** The mean. */
  AVERAGE;

  /** The word that {@code describe --json} prints. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
