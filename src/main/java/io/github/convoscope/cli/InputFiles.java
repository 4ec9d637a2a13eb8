package io.github.convoscope.cli;

import io.github.convoscope.data.DigitImages;
import io.github.convoscope.data.ImageFile;
import io.github.convoscope.data.NpyFile;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.drawing.Normaliser;
import io.github.convoscope.engine.InputScalingEngine;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads what a command is given to look at: a drawing (.json), a picture (.png, .jpg) or an array
 * (.npy), as the network takes it. To be used by one thread.
 */
public final class InputFiles {
  private final Shape shape;
  private final boolean raw;
  private final double low;
  private final double high;
  private final Normaliser normaliser;

  /**
   * Inputs for an engine that takes ink, 0 to 1.
   *
   * @param shape what it takes
   * @param raw true to leave drawings and pictures where they stand
   */
  public InputFiles(Shape shape, boolean raw) {
    this(shape, raw, 0, 1);
  }

  /**
   * Inputs for a network's own engine: ink becomes numbers of the range that its card tells.
   *
   * @param shape what it takes
   * @param raw true to leave drawings and pictures where they stand
   */
  public InputFiles(Shape shape, boolean raw, ModelCard card) {
    this(shape, raw, card.low(), card.high());
  }

  private InputFiles(Shape shape, boolean raw, double low, double high) {
    boolean known = high > low;
    this.shape = shape;
    this.raw = raw;
    this.low = known ? low : 0;
    this.high = known ? high : 1;
    normaliser = new Normaliser(InputFraming.of(shape.rows(), shape.columns()));
  }

  /**
   * Reads a file.
   *
   * @return [channels × rows × columns], C-ordered
   * @throws Problem when it is no such file or doesn't fit the network
   */
  float[] read(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".json")) {
      return of(StrokesFile.readOne(file).drawing());
    }
    if (name.endsWith(".npy")) {
      return array(file);
    }
    if (name.endsWith(".png") || name.endsWith(".jpg") || name.endsWith(".jpeg")) {
      return of(ImageFile.read(file));
    }
    throw Problem.input(Message.of("cli.unknown-input", file));
  }

  /** A drawing as the network takes it. */
  public float[] of(Drawing drawing) {
    return everyChannel(raw ? normaliser.raw(drawing) : normaliser.image(drawing));
  }

  /** A digit of a collection as the network takes it: as it is where the size fits. */
  public float[] of(DigitImages digits, int index) {
    return of(new GreyImage(digits.rows(), digits.columns(), digits.image(index)));
  }

  /** An image as the network takes it: as it is where the size fits. */
  public float[] of(GreyImage image) {
    boolean asItIs = image.rows() == shape.rows() && image.columns() == shape.columns();
    return everyChannel(raw || asItIs ? normaliser.raw(image) : normaliser.image(image));
  }

  /** The ink, 0 to 1, behind numbers that the network takes; the numbers where they are ink. */
  float[] ink(float[] numbers) {
    return scaled() ? InputScalingEngine.ink(numbers, low, high) : numbers;
  }

  private boolean scaled() {
    return low != 0 || high != 1;
  }

  private float[] everyChannel(float[] ink) {
    float[] image = scaled() ? InputScalingEngine.numbers(ink, low, high) : ink;
    float[] input = new float[shape.size()];
    for (int channel = 0; channel < shape.channels(); channel++) {
      System.arraycopy(image, 0, input, channel * image.length, image.length);
    }
    return input;
  }

  private float[] array(Path file) {
    NpyFile.Array array = NpyFile.read(file);
    int[] plane = {shape.rows(), shape.columns()};
    boolean fits =
        Arrays.equals(array.shape(), shape.extents())
            || (shape.channels() == 1 && Arrays.equals(array.shape(), plane));
    if (!fits) {
      throw Problem.input(
          Message.of(
              "cli.wrong-shape",
              file,
              Arrays.toString(array.shape()),
              Arrays.toString(shape.extents())));
    }
    for (float value : array.values()) {
      if (!Float.isFinite(value)) {
        throw Problem.input(Message.of("cli.not-finite", file));
      }
    }
    return array.values();
  }
}
