package io.github.convoscope.modelfile;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads ND4J's binary format for one array: a header and the shape, a header and the values, all
 * big-endian. Every length is checked against the bytes that are there before anything is made.
 */
final class Nd4jArrayReader {
  private static final int LONGEST_SHAPE = 100;

  private Nd4jArrayReader() {}

  /**
   * The values of the array, in the order in which they lie in the file.
   *
   * @throws io.github.convoscope.message.Problem if it is not an array of finite numbers
   */
  static float[] read(ModelArchive archive) {
    byte[] bytes = archive.coefficients();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      float[] values = next(bytes, in);
      for (float value : values) {
        if (!Float.isFinite(value)) {
          throw ModelFileProblem.of("not-finite", archive.file());
        }
      }
      return values;
    } catch (IOException e) {
      throw ModelFileProblem.of(e, "bad-coefficients", archive.file());
    }
  }

  /**
   * The values of the next array.
   *
   * @param bytes what {@code in} reads
   * @param in stands before the array, and after it then
   * @throws IOException if there is no array of floating-point numbers
   */
  static float[] next(byte[] bytes, DataInputStream in) throws IOException {
    Header shape = Header.read(in);
    if (!shape.inRange(LONGEST_SHAPE) || !shape.whole()) {
      throw new IOException("no shape");
    }
    in.skipNBytes(shape.length * shape.width());
    Header header = Header.read(in);
    if (!header.inRange(in.available() / header.width()) || !header.floating()) {
      throw new IOException("no values");
    }
    int at = bytes.length - in.available();
    ByteBuffer from = ByteBuffer.wrap(bytes, at, bytes.length - at);
    float[] values = new float[(int) header.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = header.type.equals("DOUBLE") ? (float) from.getDouble() : from.getFloat();
    }
    in.skipNBytes(header.length * header.width());
    return values;
  }

  /** What stands before the numbers: how they were stored, how many, of which type. */
  private record Header(long length, String type) {
    static Header read(DataInputStream in) throws IOException {
      String mode = in.readUTF();
      boolean old = mode.equals("DIRECT") || mode.equals("HEAP") || mode.equals("JAVACPP");
      long length = old ? in.readInt() : in.readLong();
      return new Header(length, in.readUTF());
    }

    boolean inRange(long most) {
      return length >= 1 && length <= most;
    }

    boolean whole() {
      return type.equals("LONG") || type.equals("INT");
    }

    boolean floating() {
      return type.equals("FLOAT") || type.equals("DOUBLE");
    }

    int width() {
      return type.equals("LONG") || type.equals("DOUBLE") ? Long.BYTES : Integer.BYTES;
    }
  }
}
