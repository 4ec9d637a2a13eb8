package io.github.convoscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.task.Workers;
import io.github.convoscope.ui.file.FileFeature;
import io.github.convoscope.ui.network.NetworkFeature;
import io.github.convoscope.ui.pad.PadFeature;
import io.github.convoscope.ui.view.SceneFeature;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another network is opened while the worker that computes frames is held up. */
@NeedsDisplay
class FormerPictureWindowTest {
  /** Rows at the top, with the menus and the notice. */
  private static final int MENUS = 40;

  /** A pulse waits until the one before it is painted; some more, so that nothing is on its way. */
  private static final int PULSES = 4;

  private final AtomicInteger pulses = new AtomicInteger();
  private final Semaphore gate = new Semaphore(1);
  @TempDir private Path folder;
  private TestWindow window;

  @BeforeEach
  void open() {
    Executor live = Workers.single("live");
    WindowWorkers workers =
        new WindowWorkers(
            work -> live.execute(() -> whenOpen(work)),
            Workers.single("explain"),
            Workers.single("background"),
            Workers.single("requested"),
            Workers.single("files"),
            Platform::runLater);
    ModelOpener opener = new ModelOpener();
    window =
        new TestWindow(
            () ->
                List.of(
                    new SceneFeature(),
                    new PadFeature(folder.resolve("absent")),
                    new FileFeature(opener),
                    new NetworkFeature(opener)),
            opener.open(Path.of("models/digits.zip")),
            workers);
    window.onScreen(
        () -> {
          window.workspace().settings().reducedMotion().set(true);
          window.shell().onPulse(pulses::incrementAndGet);
        });
  }

  @AfterEach
  void close() {
    gate.release();
    window.close();
  }

  private void whenOpen(Runnable work) {
    gate.acquireUninterruptibly();
    try {
      work.run();
    } finally {
      gate.release();
    }
  }

  private ImageView former() {
    return (ImageView) window.find("#former-picture");
  }

  @Test
  void theWindowShowsTheFormerNetworkUntilTheFirstFrameOfTheNextOne() {
    window.draw(.3, .2, .7, .2, .5, .5, .4, .8);
    window.upToDate();
    Drawing drawn = window.workspace().padContent().drawing();
    Image before = painted();
    gate.acquireUninterruptibly();
    window.type(KeyCode.SHIFT, KeyCode.M);
    window.until(() -> model().input().takesColours() && former().isVisible());
    assertNull(window.workspace().frame().get());
    window.draw(.2, .8, .8, .8);
    Image meanwhile = painted();
    assertTrue(differing(before, meanwhile) < .005, "differing: " + differing(before, meanwhile));
    gate.release();
    window.upToDate();
    window.onScreen(
        () -> {
          assertFalse(former().isVisible());
          assertNull(former().getImage(), "its memory is free");
        });
    window.until(() -> differing(before, capturedHere()) > .1);
    window.run("network.digits");
    window.upToDate();
    window.onScreen(
        () -> assertEquals(drawn, window.workspace().padContent().drawing(), "nothing was drawn"));
  }

  @Test
  void anErrorInPlaceOfTheFirstFrameEndsIt() {
    gate.acquireUninterruptibly();
    window.run("network.photos");
    window.until(() -> former().isVisible());
    window.onScreen(
        () -> window.workspace().notices().problem(Problem.input(Message.of("ui.undo"))));
    window.onScreen(() -> assertFalse(former().isVisible()));
  }

  private Model model() {
    return window.workspace().model().get();
  }

  /** What is on the screen below the menus once everything so far is painted. */
  private Image painted() {
    int before = pulses.get();
    window.until(
        () -> {
          Platform.requestNextPulse();
          return pulses.get() >= before + PULSES;
        });
    return captured();
  }

  private Image captured() {
    AtomicReference<Image> image = new AtomicReference<>();
    window.onScreen(() -> image.set(capturedHere()));
    return image.get();
  }

  private Image capturedHere() {
    Window stage = window.shell().stage();
    javafx.scene.Scene scene = window.shell().scene();
    return new Robot()
        .getScreenCapture(
            null,
            stage.getX() + scene.getX(),
            stage.getY() + scene.getY() + MENUS,
            scene.getWidth(),
            scene.getHeight() - MENUS);
  }

  /** The part of pixels that differ visibly. */
  private static double differing(Image one, Image other) {
    int[] first = pixels(one);
    int[] second = pixels(other);
    int different = 0;
    for (int i = 0; i < first.length; i++) {
      different += isClose(first[i], second[i]) ? 0 : 1;
    }
    return (double) different / first.length;
  }

  private static int[] pixels(Image image) {
    int wide = (int) image.getWidth();
    int high = (int) image.getHeight();
    int[] argb = new int[wide * high];
    image
        .getPixelReader()
        .getPixels(0, 0, wide, high, PixelFormat.getIntArgbInstance(), argb, 0, wide);
    return argb;
  }

  private static boolean isClose(int one, int other) {
    for (int shift = 0; shift < 24; shift += 8) {
      if (Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)) > 12) {
        return false;
      }
    }
    return true;
  }
}
