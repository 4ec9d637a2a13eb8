package io.github.convoscope.modelfile;

import io.github.convoscope.message.Problem;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PictureInput;
import io.github.convoscope.network.PictureInput.ChannelOrder;
import io.github.convoscope.network.PictureInput.Placement;
import io.github.convoscope.network.PictureInput.Polarity;
import io.github.convoscope.network.Weights;
import io.github.convoscope.task.Progress;
import io.github.convoscope.task.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads SqueezeNet 1.0 (Iandola et al. 2016) from a file of Deep Compression (Han et al. 2016):
 * each weight is a code of 8 bits in a code book of its layer, and the distance from one stored
 * weight to the next has 4 bits.
 *
 * <pre>{@code
 * if (DeepCompressionFile.recognises(path)) {
 *   DeepCompressionFile file = DeepCompressionFile.read(path, Progress.NONE);
 *   Engine engine = new FastEngine(file.spec(227), file.weights());
 * }
 * }</pre>
 *
 * <p>The file names no layers and no shapes: its header holds how many weights are stored of each
 * of the 26 convolutions. It is recognised by them, as they must fit the convolutions and give the
 * file's exact size.
 */
public final class DeepCompressionFile {
  /** Who wrote the file. */
  public static final String FORMAT = "deep compression, squeezenet 1.0";

  /** Rows and columns of the pictures that it was trained on. */
  public static final int USUAL_SIDE = SqueezeNet.USUAL;

  /** Name of the file with the names of ImageNet's classes that people have beside it. */
  public static final String LABELS = "imagenet_labels.txt";

  /** How pictures become the input: values 0 to 255, minus the mean of ImageNet's pictures. */
  public static final PictureInput PICTURE =
      new PictureInput(
          Placement.CROP,
          ChannelOrder.BGR,
          Polarity.BRIGHT,
          new double[] {123, 117, 104},
          new double[] {1, 1, 1});

  /** Numbers of a pixel before the mean is subtracted. */
  public static final InputRange PIXELS = new InputRange(0, 255);

  private static final int CODES = 256;
  private static final int HEADER = SqueezeNet.CONVOLUTIONS.size() * Integer.BYTES;

  /** Far above 675,763, the size of the only file that is known. */
  private static final long LARGEST_FILE = 16L << 20;

  private final String file;
  private final String sha256;
  private final Weights weights;

  private DeepCompressionFile(String file, String sha256, Weights weights) {
    this.file = file;
    this.sha256 = sha256;
    this.weights = weights;
  }

  /** Whether a file's header and size are those of SqueezeNet; false for what can't be read. */
  public static boolean recognises(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] header = in.readNBytes(HEADER);
      return header.length == HEADER && expectedSize(header) == Files.size(path);
    } catch (IOException e) {
      return false;
    }
  }

  /** The size that the header asks for; 0 where it can't be SqueezeNet's. */
  private static long expectedSize(byte[] header) {
    ByteBuffer counts = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    long size = HEADER;
    for (SqueezeNet.Convolution convolution : SqueezeNet.CONVOLUTIONS) {
      long stored = Integer.toUnsignedLong(counts.getInt());
      if (stored == 0 || stored > convolution.weights()) {
        return 0;
      }
      size += Float.BYTES * (CODES + convolution.units()) + stored + (stored + 1) / 2;
    }
    return size;
  }

  /**
   * Reads a file. Any thread.
   *
   * @param progress asked before every layer whether the file is still wanted
   * @throws Problem a sentence with the file's name, where it is none of Deep Compression or its
   *     contents contradict each other
   * @throws io.github.convoscope.task.CancelledException if it is no longer wanted
   */
  public static DeepCompressionFile read(Path path, Progress progress) {
    String name = String.valueOf(path.getFileName());
    try {
      if (Files.size(path) > LARGEST_FILE || !recognises(path)) {
        throw ModelFileProblem.of("not-deep-compression", name);
      }
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
      if (bytes.capacity() < HEADER || expectedSize(bytes.array()) != bytes.capacity()) {
        throw ModelFileProblem.of("not-deep-compression", name);
      }
      return new DeepCompressionFile(
          name, Sha256.ofFile(path, progress), decode(bytes, name, progress));
    } catch (IOException e) {
      throw ModelFileProblem.of(e, "cannot-read", name);
    }
  }

  private static Weights decode(ByteBuffer bytes, String file, Progress progress) {
    int[] stored = new int[SqueezeNet.CONVOLUTIONS.size()];
    bytes.asIntBuffer().get(stored);
    bytes.position(HEADER);
    List<LayerWeights> decoded = new ArrayList<>();
    for (SqueezeNet.Convolution convolution : SqueezeNet.CONVOLUTIONS) {
      progress.check();
      decoded.add(layer(bytes, convolution, stored[decoded.size()], file));
    }
    return SqueezeNet.weights(decoded);
  }

  private static LayerWeights layer(
      ByteBuffer bytes, SqueezeNet.Convolution convolution, int stored, String file) {
    float[] codeBook = floats(bytes, CODES, file);
    float[] bias = floats(bytes, convolution.units(), file);
    byte[] codes = new byte[stored];
    bytes.get(codes);
    byte[] skips = new byte[(stored + 1) / 2];
    bytes.get(skips);
    float[] kernel = new float[convolution.weights()];
    Arrays.fill(kernel, codeBook[0]);
    int at = -1;
    for (int i = 0; i < stored; i++) {
      int pair = skips[i / 2];
      at += 1 + (i % 2 == 0 ? pair & 0xf : pair >> 4 & 0xf);
      if (at >= kernel.length) {
        throw ModelFileProblem.of("deep-compression-layer", file, convolution.name());
      }
      kernel[at] = codeBook[codes[i] & 0xff];
    }
    return new LayerWeights(kernel, bias);
  }

  private static float[] floats(ByteBuffer bytes, int count, String file) {
    float[] values = new float[count];
    bytes.asFloatBuffer().get(values);
    bytes.position(bytes.position() + count * Float.BYTES);
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw ModelFileProblem.of("not-finite", file);
      }
    }
    return values;
  }

  /** Name of the file. */
  public String file() {
    return file;
  }

  /** SHA-256 of the file, in hexadecimal. */
  public String sha256() {
    return sha256;
  }

  /** The parameters, for any size of input. */
  public Weights weights() {
    return weights;
  }

  /**
   * The layers for pictures of a size; the classes are numbered.
   *
   * @param side rows and columns of the input
   * @throws Problem if the network can't be computed at that size
   */
  public NetworkSpec spec(int side) {
    if (side < SqueezeNet.SMALLEST || side > SqueezeNet.LARGEST) {
      throw ModelFileProblem.of("input-side", file, side, SqueezeNet.SMALLEST, SqueezeNet.LARGEST);
    }
    return SqueezeNet.spec(side);
  }
}
