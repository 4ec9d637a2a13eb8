package io.github.convoscope.data;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads and writes arrays of float32 in NumPy's .npy format, C-ordered and little-endian. Other
 * arrays are refused.
 */
public final class NpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;
  private static final int MOST_HEADER = 10_000;
  private static final int MOST_DIMENSIONS = 8;
  private static final long MOST_BYTES = 1L << 29;
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, L]*)\\)");

  private NpyFile() {}

  /**
   * An array.
   *
   * @param shape the extents, the slowest first; empty for a single number
   * @param values C-ordered
   */
  public record Array(int[] shape, float[] values) {}

  /** Writes an array; {@code values} has as many numbers as {@code shape} says. */
  public static void write(Path file, int[] shape, float[] values) {
    AtomicFile.write(file, out -> write(out, shape, values));
  }

  private static void write(OutputStream out, int[] shape, float[] values) throws IOException {
    String extents =
        Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    String dictionary =
        String.format(
            Locale.ROOT,
            "{'descr': '<f4', 'fortran_order': False, 'shape': (%s), }",
            shape.length == 1 ? extents + "," : extents);
    int length = MAGIC.length + 4 + dictionary.length() + 1;
    int padding = (ALIGNMENT - length % ALIGNMENT) % ALIGNMENT;
    ByteBuffer bytes =
        ByteBuffer.allocate(length + padding + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).put((byte) 1).put((byte) 0);
    bytes.putShort((short) (dictionary.length() + 1 + padding));
    bytes.put((dictionary + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII));
    bytes.asFloatBuffer().put(values);
    out.write(bytes.array());
  }

  /**
   * Reads an array of float32.
   *
   * @throws Problem when the file can't be read, is another kind of array, or its size does not
   *     match its header
   */
  public static Array read(Path file) {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    String header = header(bytes, file);
    Matcher type = TYPE.matcher(header);
    Matcher order = ORDER.matcher(header);
    Matcher shape = SHAPE.matcher(header);
    if (!type.find() || !order.find() || !shape.find()) {
      throw wrong("data.not-npy", file);
    }
    if (!type.group(1).equals("<f4")) {
      throw Problem.input(Message.of("data.not-float32", file, type.group(1)));
    }
    int[] extents = extents(shape.group(1), file);
    long size = 1;
    for (int extent : extents) {
      size *= extent;
      if (size > MOST_BYTES / 4) {
        throw wrong("data.too-large", file);
      }
    }
    if (order.group(1).equals("True") && extents.length > 1) {
      throw wrong("data.fortran-order", file);
    }
    if (bytes.remaining() != 4 * size) {
      throw wrong(bytes.remaining() < 4 * size ? "data.too-short" : "data.too-long", file);
    }
    float[] values = new float[(int) size];
    bytes.asFloatBuffer().get(values);
    return new Array(extents, values);
  }

  private static byte[] bytes(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw wrong(Files.exists(file) ? "data.not-a-file" : "data.no-file", file);
      }
      if (Files.size(file) > MOST_BYTES) {
        throw wrong("data.too-large", file);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw Problem.input(Message.of("data.cannot-read", file), e);
    }
  }

  private static String header(ByteBuffer bytes, Path file) {
    byte[] magic = new byte[MAGIC.length];
    if (bytes.remaining() < MAGIC.length + 6) {
      throw wrong("data.not-npy", file);
    }
    bytes.get(magic);
    int version = bytes.get();
    bytes.get();
    if (!Arrays.equals(magic, MAGIC) || version < 1 || version > 3) {
      throw wrong("data.not-npy", file);
    }
    int length = version == 1 ? bytes.getShort() & 0xffff : bytes.getInt();
    if (length < 0 || length > MOST_HEADER || length > bytes.remaining()) {
      throw wrong("data.not-npy", file);
    }
    byte[] text = new byte[length];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static int[] extents(String text, Path file) {
    String[] parts =
        Arrays.stream(text.replace("L", "").split(","))
            .map(String::trim)
            .filter(part -> !part.isEmpty())
            .toArray(String[]::new);
    if (parts.length > MOST_DIMENSIONS) {
      throw wrong("data.not-npy", file);
    }
    int[] extents = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].length() > 9 || !parts[i].chars().allMatch(Character::isDigit)) {
        throw wrong("data.too-large", file);
      }
      extents[i] = Integer.parseInt(parts[i]);
    }
    return extents;
  }

  private static Problem wrong(String key, Path file) {
    return Problem.input(Message.of(key, file));
  }
}
