package io.github.convoscope.modelfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The two entries of a model file that are read, unpacked within bounds. What else DL4J may have
 * written (the updater's state, normalisers, preprocessors, objects) is never unpacked.
 *
 * @param file name to call it by in messages
 * @param sha256 checksum of the whole file, in hexadecimal
 * @param configuration the network's description, JSON
 * @param coefficients the parameters, in ND4J's format
 */
record ModelArchive(String file, String sha256, byte[] configuration, byte[] coefficients) {
  static final long LARGEST_FILE = 1L << 29;
  static final int LARGEST_CONFIGURATION = 1 << 22;
  static final int LARGEST_COEFFICIENTS = 1 << 28;
  private static final int MOST_ENTRIES = 64;
  private static final String CONFIGURATION = "configuration.json";
  private static final String COEFFICIENTS = "coefficients.bin";
  private static final Set<String> PASSED_OVER =
      Set.of("updaterState.bin", "normalizer.bin", "preprocessor.bin", "noParams.marker");

  /**
   * Reads a model file.
   *
   * @throws io.github.convoscope.message.Problem if it isn't one, or exceeds the bounds
   */
  static ModelArchive read(Path path) {
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
      String sha256 = sha256(path);
      try (ZipFile zip = new ZipFile(path.toFile())) {
        check(zip, file);
        return new ModelArchive(
            file,
            sha256,
            unpack(zip, file, CONFIGURATION, LARGEST_CONFIGURATION),
            unpack(zip, file, COEFFICIENTS, LARGEST_COEFFICIENTS));
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

  private static byte[] unpack(ZipFile zip, String file, String name, int most) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw ModelFileProblem.of("entry-missing", file, name);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      // The entry's own size is a claim; what really comes out is counted.
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw ModelFileProblem.of("entry-too-large", file, name);
      }
      return bytes;
    }
  }

  private static String sha256(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
