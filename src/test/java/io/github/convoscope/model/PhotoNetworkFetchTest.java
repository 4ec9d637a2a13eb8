package io.github.convoscope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import io.github.convoscope.data.VerifiedFetch;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.task.CancelledException;
import io.github.convoscope.task.Progress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoNetworkFetchTest {
  private static final Path SHARED = Path.of("../shared/models/squeezenet");

  @TempDir private Path folder;
  private HttpServer server;
  private byte[] extra = {};

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          Path file = SHARED.resolve(exchange.getRequestURI().getPath().substring(1));
          boolean there = Files.isRegularFile(file);
          byte[] bytes = there ? Files.readAllBytes(file) : new byte[0];
          exchange.sendResponseHeaders(there ? 200 : 404, there ? bytes.length + extra.length : -1);
          if (there) {
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().write(extra);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private VerifiedFetch from(VerifiedFetch original) {
    String place = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    return new VerifiedFetch(
        original.name(),
        List.of(place + "missing/" + original.name(), place + original.name()),
        original.algorithm(),
        original.checksum(),
        original.bytes());
  }

  private PhotoNetworkFetch fetch() {
    return new PhotoNetworkFetch(from(PhotoNetworkFetch.WEIGHTS), from(PhotoNetworkFetch.LABELS));
  }

  @Test
  void theNetworkIsVerifiedConvertedAndKeptWithItsCard() {
    Assumptions.assumeTrue(Files.isDirectory(SHARED), "no SqueezeNet in ../shared/models");
    Path file = folder.resolve("photos.zip");
    fetch().fetch(file, Progress.NONE);
    Model model = new ModelOpener().open(file);
    assertEquals(1000, model.spec().classes());
    assertEquals("tench, Tinca tinca", model.spec().labels().get(0));
    assertEquals(227, model.spec().input().shape().rows());
    assertEquals(1_248_424, model.spec().parameters());
    assertEquals(
        new ModelOpener().open(SHARED.resolve("compressed_SqueezeNet.net")).inputRange(),
        model.inputRange());
  }

  @Test
  void otherBytesAreNotKept() {
    Assumptions.assumeTrue(Files.isDirectory(SHARED), "no SqueezeNet in ../shared/models");
    extra = new byte[] {1};
    Path file = folder.resolve("photos.zip");
    Problem problem = assertThrows(Problem.class, () -> fetch().fetch(file, Progress.NONE));
    assertEquals("data.cannot-fetch-file", problem.what().key());
    assertFalse(Files.exists(file));
  }

  @Test
  void withoutANetItSaysSo() {
    VerifiedFetch weights = from(PhotoNetworkFetch.WEIGHTS);
    VerifiedFetch labels = from(PhotoNetworkFetch.LABELS);
    server.stop(0);
    Path file = folder.resolve("photos.zip");
    Problem problem =
        assertThrows(
            Problem.class, () -> new PhotoNetworkFetch(weights, labels).fetch(file, Progress.NONE));
    assertEquals("data.no-network", problem.what().key());
    assertEquals(Problem.Kind.WORK, problem.kind());
    assertFalse(Files.exists(file));
  }

  @Test
  void cancellingKeepsNothing() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(SHARED), "no SqueezeNet in ../shared/models");
    Progress cancelled =
        new Progress() {
          @Override
          public void report(double fraction, Message doing) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    Path file = folder.resolve("photos.zip");
    assertThrows(CancelledException.class, () -> fetch().fetch(file, cancelled));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }
}
