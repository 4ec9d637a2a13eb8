package io.github.convoscope.network;

import java.util.Locale;

/** Names the kinds of layers, by what they compute. */
public enum LayerKind {
  /** The input of the network. */
  INPUT,
  /** A convolution, with its activation function. */
  CONVOLUTION,
  /** Maximum or average over windows of each channel. */
  POOLING,
  /** A fully connected layer, with its activation function. */
  DENSE,
  /** The last fully connected layer, whose units are the classes. */
  OUTPUT,
  /** An activation function as a separate layer. */
  ACTIVATION,
  /** A ReLU with a trained slope for each channel below zero. */
  PARAMETRIC_RELU("activation"),
  /** A softmax as a separate layer. */
  SOFTMAX,
  /** A fixed scale and shift for each channel (batch normalisation at run time). */
  NORMALISATION,
  /** Local response normalisation over neighbouring channels. */
  RESPONSE_NORMALISATION("normalisation"),
  /** Numbers brought to mean 0 and deviation 1: layer, group and instance normalisation. */
  STANDARDISATION("normalisation"),
  /** Dropout: does nothing at run time. */
  DROPOUT,
  /** The sum of several layers, cell by cell. */
  ADD,
  /** The product of several layers, cell by cell. */
  MULTIPLY,
  /** The mean of several layers, cell by cell. */
  AVERAGE("other"),
  /** One layer minus another, cell by cell. */
  DIFFERENCE("other"),
  /** The largest of several layers, cell by cell. */
  MAXIMUM("other"),
  /** The smallest of several layers, cell by cell. */
  MINIMUM("other"),
  /** The channels of several layers, one after the other. */
  CONCATENATE,
  /** Zeros added around feature maps. */
  PADDING,
  /** Rows and columns cut off from feature maps. */
  CROPPING,
  /** Feature maps made larger, each cell repeated. */
  UPSAMPLING,
  /** Feature maps in another size, each cell a weighted sum of neighbouring ones. */
  INTERPOLATION("upsampling"),
  /** Cells in another shape: feature maps as plain units, or plain units as feature maps. */
  FLATTEN,
  /** A layer that only DL4J computes, so that no connections and terms of it are known. */
  OTHER;

  private final String word;

  LayerKind() {
    word = name().toLowerCase(Locale.ROOT);
  }

  LayerKind(String word) {
    this.word = word;
  }

  /** The word that {@code describe --json} prints. */
  public String word() {
    return word;
  }

  /** True for layers that only pass on what another layer shows, changed cell by cell or not. */
  public boolean passesOn() {
    return switch (this) {
      case ACTIVATION,
          PARAMETRIC_RELU,
          NORMALISATION,
          RESPONSE_NORMALISATION,
          STANDARDISATION,
          DROPOUT,
          PADDING,
          CROPPING,
          FLATTEN ->
          true;
      default -> false;
    };
  }

  /** True if the layer multiplies its inputs by trained weights of its own. */
  public boolean weighted() {
    return this == CONVOLUTION || this == DENSE || this == OUTPUT || this == NORMALISATION;
  }
}
