package io.github.convoscope.model;

import io.github.convoscope.colour.PictureColours;
import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.modelfile.FileInput;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PictureInput.ChannelOrder;
import io.github.convoscope.network.PictureInput.Placement;
import io.github.convoscope.network.Shape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a network is fed, as far as it is known.
 *
 * @param shape of its input
 * @param range numbers that it takes for ink
 * @param placement how pictures are made to fit; never automatic
 * @param order which channel of three is red
 * @param origin where the range is known from
 * @param digits whether its classes are the ten digits, so that a drawing is judged as one
 */
public record ModelInput(
    Shape shape,
    InputRange range,
    Placement placement,
    ChannelOrder order,
    InputOrigin origin,
    boolean digits) {
  private static final List<String> DIGITS =
      IntStream.range(0, 10).mapToObj(Integer::toString).toList();

  /** Nothing is known but the network. */
  static ModelInput of(NetworkSpec spec) {
    return of(spec, ModelCard.unknown(spec.name(), spec.labels()), FileInput.UNSAID);
  }

  /** How a network is fed as a card says. */
  public static ModelInput of(NetworkSpec spec, ModelCard card) {
    return of(spec, card, FileInput.UNSAID);
  }

  /**
   * Chooses what holds: the card, else the file, else ink from 0 to 1.
   *
   * @param card fits the network
   * @param file what the model file says
   */
  static ModelInput of(NetworkSpec spec, ModelCard card, FileInput file) {
    Shape shape = spec.input().shape();
    int channels = InputEncoder.pictureShape(shape).channels();
    InputRange said = file.range();
    InputOrigin origin = said == null ? InputOrigin.GUESS : InputOrigin.FILE;
    InputRange range = said == null ? InputRange.INK : said;
    if (card.saysRange()) {
      origin = InputOrigin.CARD;
      range = card.picture().of(card.inputRange(), channels);
    }
    // Ten classes without names are digits only where a drawing in grey can be what they were
    // learnt from.
    boolean digits = card.labels().equals(DIGITS) && channels == 1 && InputEncoder.isPicture(shape);
    Placement placement = card.picture().placement();
    if (placement == Placement.AUTOMATIC) {
      placement = digits ? Placement.CENTRED : Placement.CROP;
    }
    return new ModelInput(shape, range, placement, card.picture().order(), origin, digits);
  }

  /** Whether a drawing or picture can be its input; else only an array can. */
  public boolean takesPictures() {
    return InputEncoder.isPicture(shape);
  }

  /** Whether pictures are fed in their colours: a channel of the input for each of three. */
  public boolean takesColours() {
    return takesPictures() && shape.spatial() && shape.channels() == ColourImage.CHANNELS;
  }

  /** Whether pictures look as MNIST's digits do: one channel, 28 by 28 pixels, ten digits. */
  public boolean likeMnist() {
    Shape picture = InputEncoder.pictureShape(shape);
    return digits && picture.rows() == 28 && picture.columns() == 28;
  }

  /** Whether it was only guessed how pictures are fed to a network that isn't like MNIST's. */
  public boolean isUncertain() {
    return origin == InputOrigin.GUESS && takesPictures() && !likeMnist();
  }

  /** Makes the picture in colours again from an input of three channels. */
  public PictureColours pictureColours() {
    return new PictureColours(range, order);
  }

  /** An encoder for the calling thread alone. */
  public InputEncoder newEncoder() {
    return new InputEncoder(shape, range, placement, order);
  }
}
