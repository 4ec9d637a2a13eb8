package io.github.convoscope.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.convoscope.work.Problem;
import io.github.convoscope.work.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistFetchTest {
  @TempDir private Path folder;

  @Test
  void keepsNothingThatIsNoTrueCopy() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          ByteArrayOutputStream zipped = new ByteArrayOutputStream();
          try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(1);
          }
          exchange.sendResponseHeaders(200, zipped.size());
          exchange.getResponseBody().write(zipped.toByteArray());
          exchange.close();
        });
    server.start();
    try {
      String mirror = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
      Problem problem =
          assertThrows(
              Problem.class, () -> new MnistFetch(List.of(mirror)).fetch(folder, Progress.NONE));
      assertEquals(Problem.Kind.WORK, problem.kind());
      assertFalse(Files.exists(folder.resolve("t10k-images-idx3-ubyte.gz")));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void knowsATrueCopyByItsChecksum() throws IOException {
    Path file = Files.write(folder.resolve("t10k-labels-idx1-ubyte"), new byte[] {1, 2, 3});
    assertFalse(MnistFetch.isTrueCopy(file, "t10k-labels-idx1-ubyte"));
    assertEquals(
        "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81",
        MnistFetch.sha256(file));
    assertTrue(Mnist.SHA256.containsKey("t10k-labels-idx1-ubyte"));
  }
}
