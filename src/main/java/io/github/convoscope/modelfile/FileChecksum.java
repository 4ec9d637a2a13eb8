package io.github.convoscope.modelfile;

import io.github.convoscope.task.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes checksums of model files. Any thread. */
public final class FileChecksum {
  private FileChecksum() {}

  /**
   * The SHA-256 of a file, in hexadecimal.
   *
   * @param progress asked often whether the file is still wanted
   * @throws io.github.convoscope.task.CancelledException if it is no longer wanted
   * @throws IOException if the file can't be read
   */
  public static String sha256(Path path, Progress progress) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        progress.check();
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
