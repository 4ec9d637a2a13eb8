package io.github.convoscope.data;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.task.Progress;
import io.github.convoscope.task.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.MalformedURLException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** Downloads MNIST's files from a public mirror and checks them by their SHA-256. */
public final class MnistFetch {
  /** Public mirrors, tried in this order. */
  public static final List<String> MIRRORS =
      List.of(
          "https://storage.googleapis.com/cvdf-datasets/mnist/",
          "https://ossci-datasets.s3.amazonaws.com/mnist/");

  private static final int MOST_BYTES = 64 << 20;
  private static final int TIMEOUT_MILLIS = 30_000;

  private final List<String> mirrors;

  /** Downloads from these addresses, each ending in a slash. */
  public MnistFetch(List<String> mirrors) {
    this.mirrors = List.copyOf(mirrors);
  }

  /**
   * Downloads the files that are missing or broken in a folder; they stay gzipped. Files that were
   * complete before a failure stay, so that the next call continues from there.
   *
   * @throws Problem when no mirror has a file
   */
  public void fetch(Path folder, Progress progress) {
    int done = 0;
    Problem missing = null;
    for (String name : new TreeSet<>(Mnist.SHA256.keySet())) {
      progress.check();
      progress.report(done / (double) Mnist.SHA256.size(), Message.of("data.fetching", name));
      Path file = folder.resolve(name + ".gz");
      if (!isOriginal(file, name)) {
        try {
          byte[] bytes = download(name);
          AtomicFile.write(file, out -> out.write(bytes));
        } catch (UnknownHostException | ConnectException | NoRouteToHostException e) {
          throw Problem.work(Message.of("data.no-network", name), e);
        } catch (IOException e) {
          missing = Problem.work(Message.of("data.cannot-fetch", name), e);
        }
      }
      done++;
    }
    if (missing != null) {
      throw missing;
    }
    progress.report(1, Message.of("data.fetched", folder));
  }

  /** True when a file, gzipped or not, is the original MNIST file of that name. */
  public static boolean isOriginal(Path file, String name) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = IdxFile.unzipped(file)) {
      return Sha256.ofStream(in).equals(Mnist.SHA256.get(name));
    } catch (IOException e) {
      return false;
    }
  }

  /** The SHA-256 of a file's bytes, in hexadecimal; a gzipped file is unpacked first. */
  public static String sha256(Path file) {
    try (InputStream in = IdxFile.unzipped(file)) {
      return Sha256.ofStream(in);
    } catch (IOException e) {
      throw Problem.input(Message.of("data.cannot-read", file), e);
    }
  }

  private byte[] download(String name) throws IOException {
    IOException last = new IOException("no mirror");
    for (String mirror : mirrors) {
      try {
        byte[] bytes = get(URI.create(mirror + name + ".gz").toURL());
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
          if (Sha256.ofStream(in).equals(Mnist.SHA256.get(name))) {
            return bytes;
          }
        }
        last = new IOException("not the original file: " + mirror + name);
      } catch (MalformedURLException | IllegalArgumentException e) {
        throw Problem.input(Message.of("data.no-address", mirror), e);
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  /**
   * Downloads with Java's old client, as the newer one waits for ever if a server stops in the
   * middle of a file.
   */
  private static byte[] get(URL address) throws IOException {
    URLConnection connection = address.openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    try (InputStream in = connection.getInputStream()) {
      return in.readNBytes(MOST_BYTES);
    }
  }
}
