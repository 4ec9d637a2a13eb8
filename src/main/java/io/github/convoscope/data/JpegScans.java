package io.github.convoscope.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads which scans a progressive JPEG file has. Each scan adds frequencies or bits, and Java's
 * decoder computes the whole picture again after each; for a picture that is read smaller, the
 * first scans hold all that will be left of it.
 *
 * @param scans of a progressive file, in its order; empty for any other file
 * @param complete whether the file's end was reached by its marks
 */
record JpegScans(List<Scan> scans, boolean complete) {
  private static final int PROGRESSIVE = 0xc2;
  private static final int SCAN = 0xda;
  private static final int END = 0xd9;

  /**
   * One scan.
   *
   * @param components how many of the picture's components it is of; more than one have frequency 0
   *     only
   * @param first number of the first component
   * @param to the highest frequency, in the order of JPEG's zigzag
   */
  record Scan(int components, int first, int to) {}

  /** Copies the list. */
  JpegScans {
    scans = List.copyOf(scans);
  }

  /** Reads the marks of a file that begins as JPEG. */
  static JpegScans of(Path file) throws IOException {
    List<Scan> scans = new ArrayList<>();
    boolean progressive = false;
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      int mark = in.readUnsignedShort() == 0xffd8 ? next(in) : END;
      while (mark != END) {
        int length = in.readUnsignedShort() - 2;
        progressive |= mark == PROGRESSIVE;
        if (mark == SCAN) {
          if (!progressive) {
            return new JpegScans(List.of(), true);
          }
          int components = in.readUnsignedByte();
          int first = in.readUnsignedByte();
          in.skipNBytes(2L * components - 1);
          in.readUnsignedByte();
          scans.add(new Scan(components, first, in.readUnsignedByte()));
          in.readUnsignedByte();
        } else {
          in.skipNBytes(length);
        }
        mark = next(in);
      }
      return new JpegScans(scans, true);
    } catch (EOFException e) {
      return new JpegScans(scans, false);
    }
  }

  /** The next mark; what stands before it is coded data, in which ff 00 and restarts are none. */
  private static int next(DataInputStream in) throws IOException {
    int before = 0;
    while (true) {
      int now = in.readUnsignedByte();
      if (before == 0xff && now != 0 && now != 0xff && (now < 0xd0 || now > 0xd7)) {
        return now;
      }
      before = now;
    }
  }

  /**
   * How many scans are needed for a picture that is read smaller.
   *
   * @param times what each of its sides is divided by
   */
  int needed(double times) {
    // A block of 8 pixels that becomes 8 / times has no use for higher frequencies.
    int diagonal = (int) Math.ceil(8 / times) - 1;
    int frequencies = (diagonal + 1) * (diagonal + 2) / 2 - 1;
    for (int i = 0; i < scans.size(); i++) {
      Scan scan = scans.get(i);
      if (scan.first == scans.get(0).first && scan.components == 1 && scan.to >= frequencies) {
        return i + 1;
      }
    }
    return scans.size();
  }
}
