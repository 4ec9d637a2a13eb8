package io.github.convoscope.data;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Reads IDX files of unsigned bytes, MNIST's format (LeCun, Cortes, Burges), gzipped or not. */
public final class IdxFile {
  private static final int UNSIGNED_BYTES = 0x08;
  private static final int GZIP = 0x1f8b;
  private static final long MOST_BYTES = 1L << 28;

  private IdxFile() {}

  /**
   * The content of an IDX file.
   *
   * @param extents the size of each dimension, the slowest first
   * @param values all values, C-ordered
   */
  public record Content(int[] extents, byte[] values) {}

  /**
   * Reads a file.
   *
   * @param dimensions the number of dimensions it must have
   * @throws Problem when it can't be read, is no such file or has more than 256 MB of values
   */
  public static Content read(Path file, int dimensions) {
    try (InputStream in = unzipped(file)) {
      return read(new DataInputStream(in), file, dimensions);
    } catch (EOFException e) {
      throw Problem.input(Message.of("data.too-short", file), e);
    } catch (IOException e) {
      throw Problem.input(Message.of("data.cannot-read", file), e);
    }
  }

  /** Opens a file, unpacked where it is gzipped. */
  static InputStream unzipped(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      in.mark(2);
      int magic = in.read() << 8 | in.read();
      in.reset();
      return magic == GZIP
          ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16)
          : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static Content read(DataInputStream in, Path file, int dimensions) throws IOException {
    int magic = in.readInt();
    if (magic != (UNSIGNED_BYTES << 8 | dimensions)) {
      throw Problem.input(Message.of("data.not-idx", file, dimensions));
    }
    int[] extents = new int[dimensions];
    long size = 1;
    for (int i = 0; i < dimensions; i++) {
      extents[i] = in.readInt();
      if (extents[i] < 0 || extents[i] > MOST_BYTES || size * extents[i] > MOST_BYTES) {
        throw Problem.input(Message.of("data.too-large", file));
      }
      size *= extents[i];
    }
    byte[] values = in.readNBytes((int) size);
    if (values.length < size) {
      throw new EOFException();
    }
    if (in.read() >= 0) {
      throw Problem.input(Message.of("data.too-long", file));
    }
    return new Content(extents, values);
  }
}
