package io.github.convoscope.task;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Computes SHA-256 checksums, in hexadecimal. Any thread.
 *
 * <pre>{@code
 * String checksum = Sha256.ofFile(Path.of("models/digits.zip"), Progress.NONE); // 64 digits
 * }</pre>
 */
public final class Sha256 {
  private static final int BUFFER = 1 << 16;

  private Sha256() {}

  /** The checksum of bytes. */
  public static String ofBytes(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  /** The checksum of a text in UTF-8. */
  public static String ofText(String text) {
    return ofBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The checksum of a file.
   *
   * @param progress asked often whether the checksum is still wanted
   * @throws CancelledException if it is no longer wanted
   * @throws IOException if the file can't be read
   */
  public static String ofFile(Path path, Progress progress) throws IOException {
    return ofFiles(List.of(path), progress);
  }

  /**
   * The checksum of files, one after the other.
   *
   * @param progress asked often whether the checksum is still wanted
   * @throws CancelledException if it is no longer wanted
   * @throws IOException if a file can't be read
   */
  public static String ofFiles(List<Path> paths, Progress progress) throws IOException {
    MessageDigest digest = digest();
    for (Path path : paths) {
      try (InputStream in = Files.newInputStream(path)) {
        read(in, digest, progress);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * The checksum of all that is left of a stream.
   *
   * @throws IOException if it can't be read
   */
  public static String ofStream(InputStream in) throws IOException {
    MessageDigest digest = digest();
    read(in, digest, Progress.NONE);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void read(InputStream in, MessageDigest digest, Progress progress)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      progress.check();
      digest.update(buffer, 0, read);
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
