package io.github.convoscope.modelfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The names in a zip file, after a look at how long its list of them is. */
public final class ZipNames {
  private static final int MOST_BYTES = 1 << 24;
  private static final int MOST_NAMES = 20_000;
  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int SIZE_AT = 12;

  private ZipNames() {}

  /** The names of the entries, at most {@value #MOST_NAMES}; empty where it can't be read. */
  static List<String> of(Path path) {
    if (!isBounded(path)) {
      return List.of();
    }
    try (ZipFile zip = new ZipFile(path.toFile())) {
      List<String> names = new ArrayList<>();
      Enumeration<? extends ZipEntry> all = zip.entries();
      while (all.hasMoreElements() && names.size() < MOST_NAMES) {
        names.add(all.nextElement().getName());
      }
      return names;
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
      return List.of();
    }
  }

  /**
   * Whether the list of entries is short enough to be read: Java reads it whole before it tells a
   * single name. False where there is none.
   */
  public static boolean isBounded(Path path) {
    try (FileChannel channel = FileChannel.open(path)) {
      long size = channel.size();
      int length = (int) Math.min(size, END_LENGTH + LONGEST_COMMENT);
      ByteBuffer tail = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
      long at = size - length;
      while (tail.hasRemaining() && channel.read(tail, at + tail.position()) > 0) {
        // The loop condition reads.
      }
      for (int end = tail.position() - END_LENGTH; end >= 0; end--) {
        if (tail.getInt(end) == END) {
          return Integer.compareUnsigned(tail.getInt(end + SIZE_AT), MOST_BYTES) <= 0;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
