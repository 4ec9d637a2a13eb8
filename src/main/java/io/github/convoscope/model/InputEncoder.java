package io.github.convoscope.model;

import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Fit;
import io.github.convoscope.drawing.FittedPicture;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.drawing.Normaliser;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.PictureInput.ChannelOrder;
import io.github.convoscope.network.PictureInput.Placement;
import io.github.convoscope.network.Shape;

/**
 * Converts a drawing, a picture or an array to a network's input tensor. Window, command line,
 * training and tests all use it, so that they feed the same bits.
 *
 * <pre>{@code
 * InputEncoder encoder = model.newEncoder();
 * engine.forward(encoder.encode(drawing).tensor(), activations);
 * }</pre>
 *
 * <p>A picture goes into every channel alike. Ink becomes the numbers that the network takes. A
 * flat input is taken as a picture, see {@link #pictureShape}.
 *
 * <p>Keeps working memory: to be used by one thread.
 */
public final class InputEncoder {
  private static final int SMALLEST_SIDE = 8;

  private final Shape input;
  private final InputRange range;
  private final Normaliser normaliser;
  private final DrawingEncoder drawings;
  private final GreyImageEncoder images;
  private final ColourImageEncoder colours;
  private final ArrayEncoder arrays;

  /**
   * An encoder.
   *
   * @param input shape of the network's input
   * @param range numbers that the network takes for ink
   */
  public InputEncoder(Shape input, InputRange range) {
    this(input, range, Placement.CENTRED);
  }

  /**
   * An encoder.
   *
   * @param input shape of the network's input
   * @param range numbers that the network takes for ink
   * @param placement how pictures of another size are made to fit; drawings are centred
   */
  public InputEncoder(Shape input, InputRange range, Placement placement) {
    this(input, range, placement, ChannelOrder.RGB);
  }

  /**
   * An encoder.
   *
   * @param input shape of the network's input
   * @param range numbers that the network takes for ink, or for a channel's light
   * @param placement how pictures of another size are made to fit; drawings are centred
   * @param order which channel of three is red
   */
  public InputEncoder(Shape input, InputRange range, Placement placement, ChannelOrder order) {
    this.input = input;
    this.range = range;
    Shape picture = pictureShape(input);
    normaliser = new Normaliser(InputFraming.of(picture.rows(), picture.columns()));
    drawings = new DrawingEncoder(normaliser);
    images = new GreyImageEncoder(normaliser, placement);
    colours = new ColourImageEncoder(picture, range, placement, order);
    arrays = new ArrayEncoder(input);
  }

  /**
   * Whether an input is a picture, so that a drawing can be it: feature maps with room for a
   * stroke, or as many units as a picture of {@value #SMALLEST_SIDE} pixels' height has.
   */
  public static boolean isPicture(Shape input) {
    Shape picture = pictureShape(input);
    return input.spatial()
        ? picture.rows() > 1 && picture.columns() > 1
        : picture.rows() >= SMALLEST_SIDE;
  }

  /**
   * Checks that something drawn or pictured can be the input.
   *
   * @param name what to call it in messages
   * @throws Problem if the input is no picture
   */
  public void requirePicture(Object name) {
    if (!isPicture(input)) {
      throw Problem.input(Message.of("model.array-only", name, input.size()));
    }
  }

  /** An encoder for networks that take 28 × 28 pixels of ink, as MNIST's digits are. */
  public static InputEncoder digits() {
    return new InputEncoder(Shape.maps(1, 28, 28), InputRange.INK);
  }

  /**
   * The shape of a network's input as a picture. Feature maps are one already. A flat input of n
   * units is a picture of exactly n pixels, as near to a square as there is, not higher than wide,
   * its units in reading order: 784 units are 28 × 28 pixels, 300 are 15 × 20, a prime number is
   * one row. So every unit is a pixel, and every pixel a unit.
   */
  public static Shape pictureShape(Shape input) {
    if (input.spatial()) {
      return input;
    }
    int rows = (int) Math.sqrt(input.size());
    while (input.size() % rows != 0) {
      rows--;
    }
    return Shape.maps(1, rows, input.size() / rows);
  }

  /** Shape of the network's input. */
  public Shape input() {
    return input;
  }

  /** Numbers that the network takes for ink. */
  public InputRange range() {
    return range;
  }

  /** How a normalised drawing stands in the picture. */
  public InputFraming framing() {
    return normaliser.framing();
  }

  /** A drawing, normalised. */
  public EncodedInput encode(Drawing drawing) {
    return encode(drawing, true);
  }

  /**
   * A drawing.
   *
   * @param normalise whether it is moved and scaled as MNIST's digits are, or the pad is only
   *     reduced
   */
  public EncodedInput encode(Drawing drawing, boolean normalise) {
    // What is no picture gets no ink: any other numbers would be made up.
    return encoded(drawings.picture(isPicture(input) ? drawing : Drawing.EMPTY, normalise));
  }

  /** A grey image, normalised if it isn't of the input's own size. */
  public EncodedInput encode(GreyImage image) {
    return encode(image, true);
  }

  /**
   * A grey image.
   *
   * @param normalise whether an image of another size is moved and scaled as MNIST's digits are, or
   *     only resized
   */
  public EncodedInput encode(GreyImage image, boolean normalise) {
    return encoded(images.picture(image, normalise));
  }

  /** Whether pictures are fed in their colours: the input has a channel for each of three. */
  public boolean takesColours() {
    return input.spatial() && input.channels() == ColourImage.CHANNELS;
  }

  /**
   * A picture in its colours, placed as the network wants it.
   *
   * @throws IllegalStateException if the network does not {@link #takesColours take colours}
   */
  public EncodedInput encode(ColourImage image) {
    if (!takesColours()) {
      throw new IllegalStateException("this network takes no colours");
    }
    return encode(colours.tensor(image));
  }

  /**
   * An array of the network's own numbers, untouched.
   *
   * @param shape the array's extents
   * @param values C-ordered
   * @param name what to call it in messages
   * @throws io.github.convoscope.message.Problem if the shape is not the input's, or a value is not
   *     finite
   */
  public float[] tensor(int[] shape, float[] values, Object name) {
    return arrays.tensor(shape, values, name);
  }

  /**
   * An array that {@link #tensor(int[], float[], Object)} has accepted, with a picture of its first
   * channel.
   *
   * @param tensor [channels × rows × columns], in the numbers that the network takes
   */
  public EncodedInput encode(float[] tensor) {
    InputFraming framing = framing();
    float[] ink = new float[framing.size()];
    for (int i = 0; i < ink.length; i++) {
      ink[i] = (float) Math.max(0, Math.min(1, range.ink(tensor[i], i, tensor.length)));
    }
    GreyImage picture = new GreyImage(framing.rows(), framing.columns(), ink);
    return new EncodedInput(tensor, new FittedPicture(picture, new Fit(1, 0, 0)));
  }

  /** Ink of one channel, such as a baseline's, as the network takes it. */
  public float[] tensor(float[] ink) {
    float[] tensor = new float[input.size()];
    for (int channel = 0; channel < tensor.length; channel += ink.length) {
      for (int i = 0; i < ink.length; i++) {
        tensor[channel + i] = range.number(ink[i], channel + i, tensor.length);
      }
    }
    return tensor;
  }

  private EncodedInput encoded(FittedPicture picture) {
    return new EncodedInput(tensor(picture.ink()), picture);
  }
}
