package io.github.convoscope.ui.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.javafx.tk.RenderJob;
import com.sun.javafx.tk.Toolkit;
import com.sun.prism.Texture;
import io.github.convoscope.NeedsDisplay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.SceneAntialiasing;
import javafx.scene.SubScene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures are copied without filtering, and the screen shows the same as with it. */
@NeedsDisplay
class UnfilteredCopiesTest {
  private static final int PATIENCE = 20;
  private static final int WIDTH = 317;
  private static final int HEIGHT = 211;

  private final Random random = new Random(7);
  private final List<Rectangle> squares = new ArrayList<>();

  /** Single pixels and small squares of any colour, in a picture of its own. */
  private SubScene noise() {
    Group content = new Group();
    for (int i = 0; i < 1500; i++) {
      Rectangle square =
          new Rectangle(
              random.nextInt(WIDTH), random.nextInt(HEIGHT), 1 + i % 3, 1 + random.nextInt(3));
      square.setSmooth(false);
      square.setFill(Color.rgb(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
      squares.add(square);
      content.getChildren().add(square);
    }
    SubScene picture = new SubScene(content, WIDTH, HEIGHT, true, SceneAntialiasing.DISABLED);
    picture.setFill(Color.DARKSLATEBLUE);
    picture.relocate(23, 41);
    return picture;
  }

  @Test
  void theScreenShowsTheSamePixelsAlsoAfterAChangeOfSize() throws Exception {
    assumeTrue(Boolean.getBoolean("prism.forceGPU"), "there is a graphics card");
    FxToolkit.registerPrimaryStage();
    SubScene picture = onScreen(this::noise);
    Stage stage = onScreen(() -> open(picture));
    int[] filtered = steady(stage);
    onScreen(
        () -> {
          Es2UnfilteredCopies.install(stage.getScene(), () -> List.of(picture));
          return null;
        });
    awaitUnfiltered(stage.getScene());
    assertSame(filtered, steady(stage));

    onScreen(
        () -> {
          stage.setWidth(stage.getWidth() + 31);
          stage.setHeight(stage.getHeight() + 17);
          return null;
        });
    awaitUnfiltered(stage.getScene());
    assertSame(filtered, steady(stage));
    onScreen(
        () -> {
          stage.close();
          return null;
        });
  }

  private static void assertSame(int[] expected, int[] seen) {
    int others = 0;
    for (int i = 0; i < expected.length; i++) {
      others += expected[i] == seen[i] ? 0 : 1;
    }
    assertEquals(0, others, "pixels that differ");
  }

  private Stage open(SubScene picture) {
    Stage stage = new Stage(StageStyle.UNDECORATED);
    stage.setScene(new Scene(new Group(picture), 400, 300, Color.DARKOLIVEGREEN));
    stage.setX(60);
    stage.setY(50);
    stage.show();
    return stage;
  }

  /** What the screen shows once it shows the same twice, after a change that paints all. */
  private int[] steady(Stage stage) throws Exception {
    AtomicReference<int[]> last = new AtomicReference<>(new int[0]);
    AtomicReference<Boolean> turn = new AtomicReference<>(false);
    WaitForAsyncUtils.waitFor(
        PATIENCE,
        TimeUnit.SECONDS,
        () -> {
          pulses(3, () -> squares.get(0).setTranslateX(turn.getAndUpdate(was -> !was) ? 1 : 0));
          pulses(3, () -> squares.get(0).setTranslateX(0));
          int[] now = onScreen(() -> seen(stage));
          int[] before = last.getAndSet(now);
          return Arrays.equals(before, now);
        });
    return last.get();
  }

  private static int[] seen(Stage stage) {
    WritableImage image =
        new Robot()
            .getScreenCapture(null, new Rectangle2D(stage.getX(), stage.getY(), 390, 290), false);
    int[] all = new int[390 * 290];
    image
        .getPixelReader()
        .getPixels(0, 0, 390, 290, PixelFormat.getIntArgbPreInstance(), all, 0, 390);
    return all;
  }

  /** Waits until the window's picture is copied without filtering. */
  private static void awaitUnfiltered(Scene scene) throws Exception {
    WaitForAsyncUtils.waitFor(
        PATIENCE,
        TimeUnit.SECONDS,
        () -> {
          pulses(2, () -> {});
          Texture texture = onScreen(() -> Es2UnfilteredCopies.windowPicture(scene));
          return texture != null && !filters(texture);
        });
    Texture now = onScreen(() -> Es2UnfilteredCopies.windowPicture(scene));
    assertFalse(now == null || filters(now));
  }

  /** As the painting thread sees it. */
  private static boolean filters(Texture texture) throws InterruptedException {
    AtomicBoolean filters = new AtomicBoolean();
    CountDownLatch asked = new CountDownLatch(1);
    Toolkit.getToolkit()
        .addRenderJob(
            new RenderJob(
                () -> {
                  filters.set(texture.getLinearFiltering());
                  asked.countDown();
                }));
    assertEquals(true, asked.await(PATIENCE, TimeUnit.SECONDS));
    return filters.get();
  }

  /** Does something, then waits for some pulses. */
  private static void pulses(int count, Runnable before) throws Exception {
    CountDownLatch passed = new CountDownLatch(count);
    onScreen(
        () -> {
          before.run();
          new AnimationTimer() {
            @Override
            public void handle(long now) {
              passed.countDown();
              if (passed.getCount() == 0) {
                stop();
              }
            }
          }.start();
          return null;
        });
    assertEquals(true, passed.await(PATIENCE, TimeUnit.SECONDS));
  }

  private static <T> T onScreen(Callable<T> action) {
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE * 1000L, action);
  }
}
