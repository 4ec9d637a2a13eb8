package io.github.convoscope.modelfile.keras;

import io.github.convoscope.modelfile.ZipNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The entries of a .keras file that are read, unpacked within bounds, each with its checksum.
 *
 * @param metadata who wrote the file, JSON
 * @param configuration the network's description, JSON
 * @param weights the weights, an HDF5 file
 */
record KerasArchive(String metadata, String configuration, byte[] weights) {
  private static final String METADATA = "metadata.json";
  private static final String CONFIGURATION = "config.json";
  private static final String WEIGHTS = "model.weights.h5";
  private static final String ASSETS = "assets/";
  private static final int MOST_ENTRIES = 64;
  private static final int LARGEST_METADATA = 1 << 16;
  private static final int LARGEST_CONFIGURATION = 1 << 25;
  private static final int LARGEST_WEIGHTS = 1 << 30;
  private static final int MOST_TIMES_PACKED = 20;
  private static final int ALWAYS_ALLOWED = 1 << 22;

  /** True where a file is a zip with the entries of a .keras file. */
  static boolean recognises(Path path) {
    if (!ZipNames.isBounded(path)) {
      return false;
    }
    try (ZipFile zip = new ZipFile(path.toFile())) {
      return zip.getEntry(CONFIGURATION) != null
          && (zip.getEntry(WEIGHTS) != null || zip.getEntry(METADATA) != null);
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
      return false;
    }
  }

  /**
   * Unpacks a file.
   *
   * @param file its name, for messages
   * @throws io.github.convoscope.message.Problem if it is damaged, or exceeds the bounds
   * @throws IOException if it can't be read
   */
  static KerasArchive read(Path path, String file) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      check(zip, file);
      return new KerasArchive(
          text(unpack(zip, file, METADATA, LARGEST_METADATA)),
          text(unpack(zip, file, CONFIGURATION, LARGEST_CONFIGURATION)),
          unpack(zip, file, WEIGHTS, LARGEST_WEIGHTS));
    } catch (ZipException | IllegalArgumentException e) {
      throw KerasProblem.of(e, "damaged", file);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void check(ZipFile zip, String file) {
    if (zip.size() > MOST_ENTRIES) {
      throw KerasProblem.of("damaged", file);
    }
    Set<String> names = new HashSet<>();
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      String name = all.nextElement().getName();
      boolean known = List.of(METADATA, CONFIGURATION, WEIGHTS).contains(name);
      if ((!known && !name.startsWith(ASSETS)) || !names.add(name)) {
        throw KerasProblem.of("foreign-entry", file, KerasProblem.readable(name));
      }
    }
  }

  private static byte[] unpack(ZipFile zip, String file, String name, int most) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw KerasProblem.of("entry-missing", file, name);
    }
    long allowed =
        Math.min(most, ALWAYS_ALLOWED + MOST_TIMES_PACKED * Math.max(0, entry.getCompressedSize()));
    if (entry.getSize() > allowed) {
      throw KerasProblem.of("entry-too-large", file, name);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      // The entry's own size is a claim; what really comes out is counted.
      byte[] bytes = in.readNBytes((int) allowed + 1);
      if (bytes.length > allowed) {
        throw KerasProblem.of("entry-too-large", file, name);
      }
      CRC32 sum = new CRC32();
      sum.update(bytes);
      if (sum.getValue() != entry.getCrc()) {
        throw KerasProblem.of("damaged", file);
      }
      return bytes;
    }
  }
}
