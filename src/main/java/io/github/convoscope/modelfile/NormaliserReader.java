package io.github.convoscope.modelfile;

import io.github.convoscope.message.Message;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Shape;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;

/**
 * Reads the normaliser inside a DL4J file, as ND4J's NormalizerSerializer writes it: a header, the
 * kind, and its numbers. Older files hold a Java object there, which is never read.
 *
 * <p>A normaliser that can't be used is no reason to refuse the file: pixels are 0 to 1 then, and
 * the user is told.
 */
final class NormaliserReader {
  private static final String HEADER = "NORMALIZER";
  private static final int JAVA_OBJECT = 0xaced;
  private static final double PIXEL = 255;

  /** What ND4J adds to a deviation or range, so that it is never 0, and a little more. */
  private static final double CONSTANT = 1.1e-5;

  /** Means of the pictures that VGG-16 was trained on: red, green, blue. */
  private static final double[] VGG_MEAN = {123.68, 116.779, 103.939};

  private final String file;
  private final Shape input;
  private final byte[] bytes;
  private final DataInputStream in;

  private NormaliserReader(String file, byte[] bytes, Shape input) {
    this.file = file;
    this.input = input;
    this.bytes = bytes;
    in = new DataInputStream(new ByteArrayInputStream(bytes));
  }

  /**
   * Reads a normaliser.
   *
   * @param file name of the model file, for messages
   * @param bytes the entry
   * @param input shape of the network's input
   */
  static FileInput read(String file, byte[] bytes, Shape input) {
    try {
      return new NormaliserReader(file, bytes, input).read();
    } catch (IOException e) {
      return unused("modelfile.normaliser-damaged", file);
    }
  }

  private static FileInput unused(String key, Object... args) {
    return new FileInput(null, Message.of(key, args));
  }

  private FileInput read() throws IOException {
    if (bytes.length >= 2 && ((bytes[0] & 0xff) << 8 | bytes[1] & 0xff) == JAVA_OBJECT) {
      return unused("modelfile.normaliser-java", file);
    }
    if (!in.readUTF().equals(HEADER) || in.readInt() != 1) {
      throw new IOException("no normaliser");
    }
    String kind = in.readUTF();
    return switch (kind) {
      case "IMAGE_MIN_MAX" -> images();
      case "IMAGE_VGG16" -> standardised(VGG_MEAN, new double[] {1, 1, 1}, PIXEL);
      case "STANDARDIZE" -> standard();
      case "MIN_MAX" -> minMax();
      default -> unused("modelfile.normaliser-unknown", file, ModelArchive.readable(kind));
    };
  }

  /** Pixels from 0 to a largest value become numbers of a range. */
  private FileInput images() throws IOException {
    double low = in.readDouble();
    double high = in.readDouble();
    double largestPixel = in.readDouble();
    if (!InputRange.isRange(low, high) || !(largestPixel > 0)) {
      throw new IOException("no range");
    }
    return new FileInput(new InputRange(low, high), null);
  }

  private FileInput standard() throws IOException {
    in.readBoolean();
    double[] mean = finite();
    double[] deviation = finite();
    if (mean.length != deviation.length) {
      throw new IOException("lengths differ");
    }
    for (int i = 0; i < deviation.length; i++) {
      // A pixel that never changed; it was trained with a deviation of 1.
      deviation[i] = Math.abs(deviation[i]) <= CONSTANT ? 1 : deviation[i];
    }
    return standardised(mean, deviation, largest(mean, deviation));
  }

  private FileInput standardised(double[] mean, double[] deviation, double pixel) {
    return fits(mean.length)
        ? new FileInput(new InputRange(0, pixel).standardised(mean, deviation), null)
        : misfit(mean.length);
  }

  private FileInput minMax() throws IOException {
    in.readBoolean();
    double low = in.readDouble();
    double high = in.readDouble();
    double[] least = finite();
    double[] most = finite();
    if (!InputRange.isRange(low, high) || least.length != most.length) {
      throw new IOException("no range");
    }
    if (!fits(least.length)) {
      return misfit(least.length);
    }
    double pixel = largest(least, most);
    double[] none = new double[least.length];
    double[] full = new double[least.length];
    for (int i = 0; i < none.length; i++) {
      double width = most[i] - least[i];
      // A pixel that never changed: the network has only ever seen the lowest number there.
      double scale = width <= CONSTANT ? 0 : (high - low) / width;
      none[i] = low - scale * least[i];
      full[i] = none[i] + scale * pixel;
      none[i] = scale == 0 ? low : none[i];
      full[i] = scale == 0 ? low : full[i];
    }
    return new FileInput(InputRange.between(none, full), null);
  }

  /** Whether so many numbers are one for all, one a channel, or one a value. */
  private boolean fits(int numbers) {
    return numbers == 1
        || (input.spatial() && numbers == input.channels())
        || numbers == input.size();
  }

  private FileInput misfit(int numbers) {
    return unused("modelfile.normaliser-size", file, numbers, input.size());
  }

  /** The file doesn't say whether pixels were 0 to 1 or 0 to 255; its numbers show it. */
  private static double largest(double[] some, double[] others) {
    double largest = 0;
    for (int i = 0; i < some.length; i++) {
      largest = Math.max(largest, Math.max(some[i], others[i]));
    }
    return largest > 1.001 ? PIXEL : 1;
  }

  private double[] finite() throws IOException {
    float[] values = Nd4jArrayReader.next(bytes, in);
    double[] numbers = new double[values.length];
    for (int i = 0; i < numbers.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IOException("not finite");
      }
      numbers[i] = values[i];
    }
    return numbers;
  }
}
