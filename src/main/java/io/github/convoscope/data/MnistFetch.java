package io.github.convoscope.data;

import io.github.convoscope.work.Message;
import io.github.convoscope.work.Problem;
import io.github.convoscope.work.Progress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** Fetches MNIST's files from a public mirror and keeps only true copies. */
public final class MnistFetch {
  /** Where copies are, tried in this order. */
  public static final List<String> MIRRORS =
      List.of(
          "https://storage.googleapis.com/cvdf-datasets/mnist/",
          "https://ossci-datasets.s3.amazonaws.com/mnist/");

  private static final long MOST_BYTES = 64L << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<String> mirrors;

  /** Fetches from these addresses, each ending in a slash. */
  public MnistFetch(List<String> mirrors) {
    this.mirrors = List.copyOf(mirrors);
  }

  /**
   * Fetches what is missing or broken in a folder; files are kept gzipped.
   *
   * @throws Problem when a file can't be had from any mirror
   */
  public void fetch(Path folder, Progress progress) {
    int done = 0;
    for (String name : new TreeSet<>(Mnist.SHA256.keySet())) {
      progress.check();
      progress.report(done / (double) Mnist.SHA256.size(), Message.of("data.fetching", name));
      Path file = folder.resolve(name + ".gz");
      if (!isTrueCopy(file, name)) {
        byte[] bytes = fromAny(name);
        AtomicFile.write(file, out -> out.write(bytes));
      }
      done++;
    }
    progress.report(1, Message.of("data.fetched", folder));
  }

  /** Whether a file, gzipped or not, is a true copy of the MNIST file of that name. */
  public static boolean isTrueCopy(Path file, String name) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = IdxFile.unzipped(file)) {
      return sha256(in).equals(Mnist.SHA256.get(name));
    } catch (IOException e) {
      return false;
    }
  }

  /** The SHA-256 of a file's bytes, unpacked where it is gzipped, in hexadecimal. */
  public static String sha256(Path file) {
    try (InputStream in = IdxFile.unzipped(file)) {
      return sha256(in);
    } catch (IOException e) {
      throw Problem.input(Message.of("data.cannot-read", file), e);
    }
  }

  private byte[] fromAny(String name) {
    HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();
    IOException last = new IOException("no mirror");
    for (String mirror : mirrors) {
      try {
        byte[] bytes = get(client, URI.create(mirror + name + ".gz"));
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
          if (sha256(in).equals(Mnist.SHA256.get(name))) {
            return bytes;
          }
        }
        last = new IOException("not a true copy: " + mirror + name);
      } catch (IOException e) {
        last = e;
      }
    }
    throw Problem.work(Message.of("data.cannot-fetch", name), last);
  }

  private static byte[] get(HttpClient client, URI address) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE.multipliedBy(4)).build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        byte[] bytes = in.readNBytes((int) MOST_BYTES);
        if (response.statusCode() != 200) {
          throw new IOException("status " + response.statusCode());
        }
        return bytes;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String sha256(InputStream in) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
