package io.github.convoscope.modelfile;

import io.github.convoscope.message.Message;
import io.github.convoscope.task.Progress;
import io.github.convoscope.task.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The entries of a model file that are read, unpacked within bounds. What else DL4J may have
 * written (the updater's state, objects) is never unpacked.
 *
 * @param file name to call it by in messages
 * @param sha256 checksum of the whole file, in hexadecimal
 * @param configuration the network's description, JSON
 * @param coefficients the parameters, in ND4J's format
 * @param normaliser what scales the network's input, in ND4J's format; empty where there is none
 */
record ModelArchive(
    String file, String sha256, byte[] configuration, byte[] coefficients, byte[] normaliser) {
  static final long LARGEST_FILE = 1L << 30;
  static final int LARGEST_CONFIGURATION = 1 << 22;
  static final int LARGEST_COEFFICIENTS = 1 << 30;
  private static final int LARGEST_NORMALISER = 1 << 24;

  /** A DL4J file is packed hardly at all; zeros pack a thousandfold. */
  private static final int MOST_TIMES_PACKED = 200;

  private static final int ALWAYS_ALLOWED = 1 << 22;
  private static final int CHUNK = 1 << 20;
  private static final int MOST_ENTRIES = 64;
  private static final String CONFIGURATION = "configuration.json";
  private static final String COEFFICIENTS = "coefficients.bin";
  private static final List<String> NORMALISERS = List.of("normalizer.bin", "preprocessor.bin");
  private static final Set<String> PASSED_OVER = Set.of("updaterState.bin", "noParams.marker");

  /**
   * Reads a model file.
   *
   * @param progress told how much was unpacked
   * @throws io.github.convoscope.message.Problem if it isn't one, or exceeds the bounds
   * @throws io.github.convoscope.task.CancelledException if it is no longer wanted
   */
  static ModelArchive read(Path path, Progress progress) {
    String file = String.valueOf(path.getFileName());
    if (Files.isDirectory(path)) {
      throw ModelFileProblem.of("not-a-file", file);
    }
    if (!Files.exists(path)) {
      throw ModelFileProblem.of("no-file", file);
    }
    try {
      if (Files.size(path) > LARGEST_FILE) {
        throw ModelFileProblem.of("too-large", file);
      }
      if (!ZipNames.isBounded(path)) {
        throw ModelFileProblem.of("not-a-model", file);
      }
      String sha256 = Sha256.ofFile(path, progress);
      try (ZipFile zip = new ZipFile(path.toFile())) {
        check(zip, file);
        return new ModelArchive(
            file,
            sha256,
            unpack(zip, file, CONFIGURATION, LARGEST_CONFIGURATION, progress),
            unpack(zip, file, COEFFICIENTS, LARGEST_COEFFICIENTS, progress),
            normaliser(zip, file, progress));
      }
    } catch (ZipException e) {
      throw ModelFileProblem.of(e, "not-a-model", file);
    } catch (IOException | IllegalArgumentException e) {
      throw ModelFileProblem.of(e, "cannot-read", file);
    }
  }

  /** A zip with these two entries and no other. */
  byte[] copy() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      zip.putNextEntry(new ZipEntry(CONFIGURATION));
      zip.write(configuration);
      zip.putNextEntry(new ZipEntry(COEFFICIENTS));
      zip.write(coefficients);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void check(ZipFile zip, String file) {
    if (zip.size() > MOST_ENTRIES) {
      throw ModelFileProblem.of("not-a-model", file);
    }
    Set<String> names = new HashSet<>();
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      String name = all.nextElement().getName();
      boolean known =
          name.equals(CONFIGURATION)
              || name.equals(COEFFICIENTS)
              || NORMALISERS.contains(name)
              || PASSED_OVER.contains(name)
              || name.startsWith("objects/");
      if (!known || !names.add(name)) {
        throw ModelFileProblem.of("foreign-entry", file, readable(name));
      }
    }
  }

  /** A name from the file, cut and cleaned so that a message stays a sentence. */
  static String readable(String name) {
    String clean = name.replaceAll("[^\\p{Alnum}._/$-]", "?");
    return clean.length() > 60 ? clean.substring(0, 60) + "…" : clean;
  }

  private static byte[] normaliser(ZipFile zip, String file, Progress progress) throws IOException {
    for (String name : NORMALISERS) {
      if (zip.getEntry(name) != null) {
        return unpack(zip, file, name, LARGEST_NORMALISER, progress);
      }
    }
    return new byte[0];
  }

  private static byte[] unpack(ZipFile zip, String file, String name, int most, Progress progress)
      throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw ModelFileProblem.of("entry-missing", file, name);
    }
    long packed = Math.max(0, entry.getCompressedSize());
    long allowed = Math.min(most, ALWAYS_ALLOWED + MOST_TIMES_PACKED * packed);
    if (entry.getSize() > allowed) {
      throw ModelFileProblem.of("entry-too-large", file, name);
    }
    // The entry's own size is a claim; what really comes out is counted.
    byte[] bytes = new byte[(int) Math.max(0, Math.min(allowed, entry.getSize()))];
    int length = 0;
    try (InputStream in = zip.getInputStream(entry)) {
      int read;
      do {
        progress.check();
        read = in.readNBytes(bytes, length, Math.min(CHUNK, bytes.length - length));
        length += read;
        progress.report(
            0.2 + 0.6 * length / Math.max(1, bytes.length), Message.of("modelfile.reading", file));
      } while (read > 0);
      if (length < bytes.length || in.read() >= 0) {
        throw ModelFileProblem.of("damaged", file);
      }
    }
    CRC32 sum = new CRC32();
    sum.update(bytes);
    if (sum.getValue() != entry.getCrc()) {
      throw ModelFileProblem.of("damaged", file);
    }
    return bytes;
  }
}
