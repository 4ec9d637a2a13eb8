package io.github.convoscope.ui.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.data.VerifiedFetch;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.PhotoNetworkFetch;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.pad.PadFeature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The photo network got in a real window, from a server of the test's own. */
@NeedsDisplay
class PhotoNetworkWindowTest {
  private static final Path SHARED = Path.of("../shared/models/squeezenet");
  private static final String USER = "convoscope.user";

  private final String userBefore = System.getProperty(USER);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final CountDownLatch halfWay = new CountDownLatch(1);
  @TempDir private Path folder;
  private HttpServer server;
  private PhotoNetwork photos;
  private TestWindow window;

  @BeforeEach
  void open() throws IOException {
    System.setProperty(USER, folder.resolve("user").toString());
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/good/",
        exchange -> {
          byte[] bytes =
              Files.readAllBytes(
                  SHARED.resolve(exchange.getRequestURI().getPath().substring("/good/".length())));
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.createContext(
        "/wrong/",
        exchange -> {
          exchange.sendResponseHeaders(200, 3);
          exchange.getResponseBody().write(new byte[] {1, 2, 3});
          exchange.close();
        });
    server.createContext(
        "/slow/",
        exchange -> {
          exchange.sendResponseHeaders(200, PhotoNetworkFetch.WEIGHTS.bytes());
          exchange.getResponseBody().write(new byte[300_000]);
          exchange.getResponseBody().flush();
          halfWay.countDown();
          try {
            goOn.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    goOn.countDown();
    // Null where a test has ended because data is missing.
    if (window != null) {
      window.close();
    }
    server.stop(0);
    if (userBefore == null) {
      System.clearProperty(USER);
    } else {
      System.setProperty(USER, userBefore);
    }
  }

  private void window(String place) {
    String at = "http://127.0.0.1:" + server.getAddress().getPort() + place;
    PhotoNetworkFetch fetch =
        new PhotoNetworkFetch(
            from(PhotoNetworkFetch.WEIGHTS, at), from(PhotoNetworkFetch.LABELS, at));
    window =
        new TestWindow(
            () ->
                List.of(
                    new FileFeature(new ModelOpener()),
                    new PadFeature(folder.resolve("absent")),
                    shell -> photos = new PhotoNetwork(shell, new ModelOpener(), fetch)),
            TestWindow.untrainedDigits());
  }

  private static VerifiedFetch from(VerifiedFetch one, String place) {
    return new VerifiedFetch(
        one.name(), List.of(place + one.name()), one.algorithm(), one.checksum(), one.bytes());
  }

  private Model shown() {
    return window.workspace().model().get();
  }

  private String told() {
    var notice = window.workspace().notices().current().get();
    return notice == null ? "" : notice.text();
  }

  private void download() {
    window.onScreen(photos::get);
    window.until(() -> window.find("#photo-network-download") != null);
    window.onScreen(() -> ((Button) window.find("#photo-network-download")).fire());
  }

  @Test
  void itIsDownloadedOnceAndKept() {
    assumeTrue(Files.isDirectory(SHARED), "no SqueezeNet in ../shared/models");
    window("/good/");
    Model before = shown();
    window.onScreen(photos::get);
    window.until(() -> window.find("#photo-network-download") != null);
    assertSame(before, shown(), "nothing is downloaded before the user agrees");
    assertFalse(Files.exists(PhotoNetworkFetch.kept()));
    window.onScreen(() -> ((Button) window.find("#photo-network-download")).fire());
    window.until(() -> shown() != before);
    assertEquals(1000, shown().spec().classes());
    assertTrue(Files.isRegularFile(folder.resolve("user/models/photo-network.zip")));
    window.until(() -> told().contains("photo-network.zip"));

    server.stop(0);
    window.onScreen(() -> window.workspace().show(before));
    window.onScreen(photos::get);
    window.until(() -> shown() != before);
    assertEquals(1000, shown().spec().classes());
  }

  @Test
  void wrongBytesAreSaidAndNothingChanges() {
    window("/wrong/");
    Model before = shown();
    download();
    window.until(() -> !told().isEmpty());
    assertTrue(told().contains("compressed_SqueezeNet.net"), told());
    assertSame(before, shown());
    assertFalse(Files.exists(PhotoNetworkFetch.kept()));
  }

  @Test
  void withoutANetItSaysSo() {
    window("/good/");
    server.stop(0);
    Model before = shown();
    download();
    window.until(() -> !told().isEmpty());
    assertTrue(told().contains("could not be downloaded: no source can be reached"), told());
    assertSame(before, shown());
  }

  @Test
  void itCanBeCancelledHalfWay() throws InterruptedException {
    window("/slow/");
    Model before = shown();
    download();
    halfWay.await();
    window.until(() -> window.find("#cancel-opening") != null);
    window.until(() -> window.shell().openers().opening().get().fraction().get() > 0);
    window.until(
        () ->
            window.find("#opening .label") instanceof Label label
                && label.getText().equals("Downloading compressed_SqueezeNet.net"));
    window.onScreen(() -> ((Button) window.find("#cancel-opening")).fire());
    window.until(() -> window.shell().openers().opening().get() == null);
    assertTrue(told().contains("photo-network.zip"), told());
    goOn.countDown();
    assertSame(before, shown());
    window.onScreen(photos::get);
    window.until(() -> window.find("#photo-network-download") != null);
    assertFalse(Files.exists(PhotoNetworkFetch.kept()));
  }
}
