package io.github.convoscope.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.convoscope.message.Problem;
import io.github.convoscope.task.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistFetchTest {
  @TempDir private Path folder;

  private HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void keepsOnlyOriginalFiles() {
    answer("/other/", exchange -> send(exchange, zip()));
    answer("/text/", exchange -> send(exchange, new byte[] {'h', 'i'}));
    answer("/missing/", exchange -> exchange.sendResponseHeaders(404, -1));
    answer("/cut/", exchange -> exchange.sendResponseHeaders(200, 5000));
    for (String place : List.of("other/", "text/", "missing/", "cut/")) {
      Problem problem = refused(List.of(mirror(place)));
      assertEquals(Problem.Kind.WORK, problem.kind(), place);
      assertEquals("data.cannot-fetch", problem.what().key(), place);
    }
    // Java asks again by itself where a connection breaks.
    assertEquals(16, Set.copyOf(asked).size(), "each file was asked for in each place");
    assertEquals(0, folder.toFile().list().length);
  }

  @Test
  void saysWhenNoMirrorCanBeReached() {
    String mirror = mirror("");
    server.stop(0);
    Problem problem = refused(List.of(mirror, mirror));
    assertEquals(Problem.Kind.WORK, problem.kind());
    assertEquals("data.no-network", problem.what().key());
  }

  @Test
  void aWrongAddressIsAWrongArgument() {
    assertEquals(Problem.Kind.INPUT, refused(List.of("no address/")).kind());
    assertEquals(Problem.Kind.INPUT, refused(List.of("gopher://127.0.0.1/")).kind());
  }

  @Test
  void triesTheNextMirrorAndContinuesLater() {
    Path data = Path.of("../shared/datasets/mnist");
    Assumptions.assumeTrue(Files.isDirectory(data), "no MNIST in ../shared/datasets");
    answer("/missing/", exchange -> exchange.sendResponseHeaders(404, -1));
    answer(
        "/half/",
        exchange -> {
          Path file = data.resolve(exchange.getRequestURI().getPath().substring("/half/".length()));
          if (Files.exists(file)) {
            send(exchange, Files.readAllBytes(file));
          } else {
            exchange.sendResponseHeaders(404, -1);
          }
        });
    List<String> mirrors = List.of(mirror("missing/"), mirror("half/"));
    refused(mirrors);
    assertEquals(8, asked.size());
    assertTrue(
        MnistFetch.isOriginal(
            folder.resolve("train-images-idx3-ubyte.gz"), "train-images-idx3-ubyte"));
    asked.clear();
    refused(mirrors);
    assertEquals(
        List.of(
            "/missing/t10k-images-idx3-ubyte.gz",
            "/half/t10k-images-idx3-ubyte.gz",
            "/missing/t10k-labels-idx1-ubyte.gz",
            "/half/t10k-labels-idx1-ubyte.gz"),
        asked);
  }

  private Problem refused(List<String> mirrors) {
    return assertThrows(Problem.class, () -> new MnistFetch(mirrors).fetch(folder, Progress.NONE));
  }

  private void answer(String place, HttpHandler handler) {
    server.createContext(
        place,
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          handler.handle(exchange);
          exchange.close();
        });
  }

  private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream into = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(into)) {
      out.write(1);
    }
    return into.toByteArray();
  }

  private String mirror(String place) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + place;
  }

  @Test
  void recognisesOriginalsByTheirChecksum() throws IOException {
    Path file = Files.write(folder.resolve("t10k-labels-idx1-ubyte"), new byte[] {1, 2, 3});
    assertFalse(MnistFetch.isOriginal(file, "t10k-labels-idx1-ubyte"));
    assertEquals(
        "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81",
        MnistFetch.sha256(file));
    assertTrue(Mnist.SHA256.containsKey("t10k-labels-idx1-ubyte"));
  }
}
