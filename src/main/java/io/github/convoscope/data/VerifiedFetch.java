package io.github.convoscope.data;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.task.CancelledException;
import io.github.convoscope.task.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.MalformedURLException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Downloads one file from public addresses, the first that has it, and keeps it only if its
 * checksum is the known one.
 *
 * @param name of the file, for messages
 * @param addresses where it is, tried in this order
 * @param algorithm of the checksum, such as {@code SHA-256}
 * @param checksum in hexadecimal
 * @param bytes about how long it is; at most twice as many are read
 */
public record VerifiedFetch(
    String name, List<String> addresses, String algorithm, String checksum, long bytes) {
  private static final int TIMEOUT_MILLIS = 30_000;
  private static final int BUFFER = 1 << 16;

  /** Copies the list. */
  public VerifiedFetch {
    addresses = List.copyOf(addresses);
  }

  /** The same with one more address, which is tried first. */
  public VerifiedFetch before(String address) {
    return new VerifiedFetch(
        name,
        Stream.concat(Stream.of(address), addresses.stream()).toList(),
        algorithm,
        checksum,
        bytes);
  }

  /**
   * Downloads the file unless it is there already. Any thread.
   *
   * @param progress told which part of it has arrived
   * @throws Problem when no address has it, or none can be reached
   * @throws CancelledException if it is no longer wanted; nothing is kept then
   */
  public void fetch(Path file, Progress progress) {
    if (isOriginal(file)) {
      return;
    }
    progress.report(0, Message.of("data.fetching", name));
    IOException last = new IOException("no address");
    for (String address : addresses) {
      try {
        URL url = URI.create(address).toURL();
        AtomicFile.write(file, out -> verified(url, out, progress));
        return;
      } catch (MalformedURLException | IllegalArgumentException e) {
        throw Problem.input(Message.of("data.no-address", address), e);
      } catch (Problem problem) {
        if (!(problem.getCause() instanceof IOException cause)) {
          throw problem;
        }
        last = cause;
      }
    }
    boolean unreachable =
        last instanceof UnknownHostException
            || last instanceof ConnectException
            || last instanceof NoRouteToHostException;
    throw Problem.work(
        Message.of(unreachable ? "data.no-network" : "data.cannot-fetch-file", name), last);
  }

  /** Whether a file has the known checksum. */
  public boolean isOriginal(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      copy(in, OutputStream.nullOutputStream(), Progress.NONE);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Java's old client, as the newer one waits for ever if a server stops within a file. */
  private void verified(URL url, OutputStream out, Progress progress) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    try (InputStream in = connection.getInputStream()) {
      copy(in, out, progress);
    }
  }

  private void copy(InputStream in, OutputStream out, Progress progress) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[BUFFER];
    long done = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      progress.check();
      done += n;
      if (done > 2 * bytes) {
        throw new IOException("longer than " + name);
      }
      digest.update(buffer, 0, n);
      out.write(buffer, 0, n);
      progress.report(Math.min(0.999, (double) done / bytes), Message.of("data.fetching", name));
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(checksum)) {
      throw new IOException("not the original " + name);
    }
  }

  private MessageDigest digest() {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
