package io.github.convoscope.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
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

  private PhotoNetworkFetch fetchFrom(String place) {
    String at = "http://127.0.0.1:" + server.getAddress().getPort() + place;
    VerifiedFetch weights = PhotoNetworkFetch.WEIGHTS;
    VerifiedFetch labels = PhotoNetworkFetch.LABELS;
    return new PhotoNetworkFetch(only(weights, at), only(labels, at));
  }

  private static VerifiedFetch only(VerifiedFetch one, String place) {
    return new VerifiedFetch(
        one.name(), List.of(place + one.name()), one.algorithm(), one.checksum(), one.bytes());
  }

  private void assertRefused(String place) throws IOException {
    Path file = folder.resolve("photos.zip");
    Problem problem =
        assertThrows(Problem.class, () -> fetchFrom(place).fetch(file, Progress.NONE), place);
    assertEquals("data.cannot-fetch-file", problem.what().key(), place);
    assertEquals(Problem.Kind.WORK, problem.kind());
    try (var files = Files.list(folder)) {
      assertEquals(List.of(), files.toList(), place);
    }
  }

  @Test
  void whatIsMissingCutShortOrAnotherPageIsNotKept() throws IOException {
    server.createContext("/missing/", exchange -> send(exchange, 404, new byte[0], 0));
    server.createContext("/page/", exchange -> send(exchange, 200, "<html>".getBytes(UTF_8), 6));
    server.createContext("/zeros/", exchange -> send(exchange, 200, new byte[675_763], 675_763));
    server.createContext(
        "/half/", exchange -> send(exchange, 200, new byte[337_000], (int) weightsLength()));
    server.createContext("/error/", exchange -> send(exchange, 500, new byte[10], 10));
    server.createContext(
        "/circle/",
        exchange -> {
          exchange.getResponseHeaders().add("Location", exchange.getRequestURI().toString());
          send(exchange, 302, new byte[0], 0);
        });
    for (String place :
        List.of("/missing/", "/page/", "/zeros/", "/half/", "/error/", "/circle/")) {
      assertRefused(place);
    }
  }

  private static long weightsLength() {
    return PhotoNetworkFetch.WEIGHTS.bytes();
  }

  private static void send(HttpExchange exchange, int status, byte[] bytes, int told)
      throws IOException {
    exchange.sendResponseHeaders(status, told == 0 ? -1 : told);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @Test
  void aRedirectIsFollowed() {
    Assumptions.assumeTrue(Files.isDirectory(SHARED), "no SqueezeNet in ../shared/models");
    server.createContext(
        "/moved/",
        exchange -> {
          String name = exchange.getRequestURI().getPath().substring("/moved".length());
          exchange.getResponseHeaders().add("Location", name);
          send(exchange, 302, new byte[0], 0);
        });
    Path file = folder.resolve("photos.zip");
    fetchFrom("/moved/").fetch(file, Progress.NONE);
    assertEquals(1000, new ModelOpener().open(file).spec().classes());
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
