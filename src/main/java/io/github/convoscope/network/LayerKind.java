package io.github.convoscope.network;

import java.util.Locale;

/** What a layer does with its input. */
public enum LayerKind {
  /** The picture that enters the network. */
  INPUT,
  /** A convolution, with its activation function. */
  CONVOLUTION,
  /** Maximum or average over windows of each channel. */
  POOLING,
  /** A fully connected layer, with its activation function. */
  DENSE,
  /** The last fully connected layer, whose units are the classes. */
  OUTPUT,
  /** An activation function as a layer of its own. */
  ACTIVATION,
  /** A fixed scale and shift for each channel (batch normalisation at run time). */
  NORMALISATION,
  /** Dropout: does nothing at run time. */
  DROPOUT,
  /** A layer that is computed but cannot be taken apart. */
  OTHER;

  /** The word that {@code describe --json} prints. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
