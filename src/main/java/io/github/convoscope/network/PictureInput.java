package io.github.convoscope.network;

import java.util.Arrays;

/**
 * How a picture becomes the input of a network, beside its size, which is the network's, and the
 * range of its numbers. A pixel's number is moved and scaled: (number − mean) / deviation.
 *
 * @param placement how a picture of another size or shape is made to fit
 * @param order which channel is red in a network with three
 * @param polarity whether ink is bright or dark in what the network has learnt
 * @param mean subtracted from every pixel's number: one number, or one a channel in the order red,
 *     green, blue; empty for none
 * @param deviation divides what is left: as many numbers, none of them 0
 * @param side rows and columns of the input, for networks that take pictures of several sizes; 0
 *     for the usual size
 */
public record PictureInput(
    Placement placement,
    ChannelOrder order,
    Polarity polarity,
    double[] mean,
    double[] deviation,
    int side) {
  /** Nothing is known: the network's classes decide how pictures are placed. */
  public static final PictureInput UNKNOWN =
      new PictureInput(
          Placement.AUTOMATIC, ChannelOrder.RGB, Polarity.BRIGHT, new double[0], new double[0]);

  /** How a picture is made to fit. */
  public enum Placement {
    /** As MNIST's digits where the classes are digits, else cut to the input's shape. */
    AUTOMATIC("automatic"),
    /** Moved and scaled as MNIST's digits are. */
    CENTRED("centred"),
    /** The whole picture, with a margin where it has another shape. */
    FIT("fit"),
    /** The middle of the picture, cut to the input's shape. */
    CROP("crop");

    private final String word;

    Placement(String word) {
      this.word = word;
    }

    /** Its name in a model card. */
    public String word() {
      return word;
    }
  }

  /** The order of three channels. */
  public enum ChannelOrder {
    /** Red, green, blue. */
    RGB("rgb"),
    /** Blue, green, red. */
    BGR("bgr");

    private final String word;

    ChannelOrder(String word) {
      this.word = word;
    }

    /** Its name in a model card. */
    public String word() {
      return word;
    }
  }

  /** What a stroke looks like in the pictures that a network has learnt. */
  public enum Polarity {
    /** Bright ink on a dark ground, as MNIST's digits. */
    BRIGHT("bright"),
    /** Dark ink on a bright ground, as pencil on paper. */
    DARK("dark");

    private final String word;

    Polarity(String word) {
      this.word = word;
    }

    /** Its name in a model card. */
    public String word() {
      return word;
    }
  }

  /** A picture of the network's usual size. */
  public PictureInput(
      Placement placement,
      ChannelOrder order,
      Polarity polarity,
      double[] mean,
      double[] deviation) {
    this(placement, order, polarity, mean, deviation, 0);
  }

  /** Drops means, deviations and sizes that cannot be used. */
  public PictureInput {
    boolean usable =
        mean.length == deviation.length
            && Arrays.stream(mean).allMatch(Double::isFinite)
            && Arrays.stream(deviation).allMatch(value -> Double.isFinite(value) && value != 0);
    mean = usable ? mean.clone() : new double[0];
    deviation = usable ? deviation.clone() : new double[0];
    side = Math.max(0, side);
  }

  /** The same for another size of input. */
  public PictureInput withSide(int other) {
    return new PictureInput(placement, order, polarity, mean, deviation, other);
  }

  /**
   * The numbers that a network takes for ink.
   *
   * @param range of a pixel's number before mean and deviation
   * @param channels of the network's input; a mean with another number of channels is left out
   */
  public InputRange of(InputRange range, int channels) {
    InputRange seen = polarity == Polarity.DARK ? range.inverted() : range;
    if (mean.length != 1 && mean.length != channels) {
      return seen;
    }
    return seen.standardised(ordered(mean), ordered(deviation));
  }

  /** Numbers of red, green and blue in the network's order. */
  private double[] ordered(double[] values) {
    return values.length == 3 && order == ChannelOrder.BGR
        ? new double[] {values[2], values[1], values[0]}
        : values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PictureInput input
        && placement == input.placement
        && order == input.order
        && polarity == input.polarity
        && Arrays.equals(mean, input.mean)
        && Arrays.equals(deviation, input.deviation)
        && side == input.side;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(
        new Object[] {
          placement, order, polarity, Arrays.hashCode(mean), Arrays.hashCode(deviation), side
        });
  }
}
