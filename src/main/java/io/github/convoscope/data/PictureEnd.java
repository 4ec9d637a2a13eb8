package io.github.convoscope.data;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Finds files that end too early by what their format says about the end. Some decoders fill the
 * rest with grey or black, and do not warn.
 */
final class PictureEnd {
  private static final int HEAD = 16;

  /** Bytes of a PNG chunk beside its content: length, name and checksum. */
  private static final int CHUNK = 12;

  /** The name of the last chunk: IEND. */
  private static final int LAST_CHUNK = 0x49454e44;

  private PictureEnd() {}

  /** Whether the end of a WebP, PNG or BMP file is missing; false for other files. */
  static boolean isMissing(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      if (in.length() < HEAD) {
        return false;
      }
      byte[] head = new byte[HEAD];
      in.readFully(head);
      String text = new String(head, StandardCharsets.ISO_8859_1);
      if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
        return in.length() < 8 + littleEndian(head, 4);
      }
      if (text.startsWith("\u0089PNG")) {
        return !reachesLastChunk(in);
      }
      return text.startsWith("BM") && in.length() < littleEndian(head, 2);
    }
  }

  /**
   * Goes from chunk to chunk of a PNG file; what some programs leave after the last is no fault.
   */
  private static boolean reachesLastChunk(RandomAccessFile in) throws IOException {
    // A large file has ten thousand chunks and more: each is looked at with one read.
    ByteBuffer head = ByteBuffer.allocate(Long.BYTES);
    long size = in.length();
    long at = 8;
    while (at + CHUNK <= size) {
      in.seek(at);
      in.readFully(head.array());
      at += CHUNK + (head.getInt(0) & 0xffffffffL);
      if (head.getInt(Integer.BYTES) == LAST_CHUNK) {
        return at <= size;
      }
    }
    return false;
  }

  private static long littleEndian(byte[] bytes, int at) {
    return (bytes[at] & 0xffL)
        | (bytes[at + 1] & 0xffL) << 8
        | (bytes[at + 2] & 0xffL) << 16
        | (bytes[at + 3] & 0xffL) << 24;
  }
}
