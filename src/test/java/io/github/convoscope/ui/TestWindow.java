package io.github.convoscope.ui;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.ui.live.LiveFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A real window for tests: real threads, real events, settings that are not kept. Closing it fails
 * when something unexpected went wrong meanwhile, on whatever thread.
 */
public final class TestWindow implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  /** How long the JavaFX thread may be away: a busy machine stops processes for a minute. */
  private static final long STANDSTILL_MILLIS = 300_000;

  private static final String UNEXPECTED = Messages.text("ui.unexpected", "");

  private final AtomicReference<Shell> shell = new AtomicReference<>();
  private final List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
  private final List<String> unexpected = new ArrayList<>();

  /** A network of the digits' kind that has learnt nothing. */
  public static Model untrainedDigits() {
    Engine engine = UntrainedNetworks.untrainedDigits(5);
    return Model.of(engine);
  }

  /** Opens a window with these features and shows a model in it. */
  public TestWindow(Supplier<List<? extends Feature>> features, Model model) {
    this(features, model, WindowWorkers.threads());
  }

  /** Opens a window that uses these workers. */
  public TestWindow(
      Supplier<List<? extends Feature>> features, Model model, WindowWorkers workers) {
    assumeTrue(
        !System.getProperty("os.name").contains("Linux") || System.getenv("DISPLAY") != null,
        "there is no display");
    try {
      FxToolkit.registerPrimaryStage();
    } catch (TimeoutException slow) {
      throw new IllegalStateException(slow);
    }
    Thread.setDefaultUncaughtExceptionHandler((thread, problem) -> uncaught.add(problem));
    onScreen(
        () -> {
          Workspace workspace =
              new Workspace(UserSettings.defaults(), workers, Platform::requestNextPulse);
          workspace.notices().current().addListener((observed, before, notice) -> remember(notice));
          Stage stage = new Stage();
          shell.set(new Shell(workspace, stage, features.get()));
          stage.show();
          stage.requestFocus();
          workspace.show(model);
        });
    upToDate();
    until(() -> shell().stage().isFocused());
  }

  /** The window. */
  public Shell shell() {
    return shell.get();
  }

  /** What it shows. */
  public Workspace workspace() {
    return shell().workspace();
  }

  /** Does something on the JavaFX thread and waits for it. */
  public void onScreen(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(
        STANDSTILL_MILLIS,
        () -> {
          action.run();
          return null;
        });
  }

  /** Waits until the shown frame contains everything that was asked for, and returns it. */
  public LiveFrame upToDate() {
    until(workspace().updates()::isUpToDate);
    AtomicReference<LiveFrame> frame = new AtomicReference<>();
    onScreen(() -> frame.set(workspace().frame().get().keep()));
    return frame.get();
  }

  /** Waits for something that is asked on the JavaFX thread. */
  public void until(BooleanSupplier condition) {
    until(condition, PATIENCE_SECONDS);
  }

  /** Waits at most so many seconds for something that is asked on the JavaFX thread. */
  void until(BooleanSupplier condition, int seconds) {
    try {
      WaitForAsyncUtils.waitFor(
          seconds,
          TimeUnit.SECONDS,
          () -> WaitForAsyncUtils.waitForAsyncFx(STANDSTILL_MILLIS, condition::getAsBoolean));
    } catch (TimeoutException never) {
      throw new AssertionError("it never came true", never);
    }
  }

  /**
   * Waits for the result of long work, such as an image that is optimised: as long as the workers
   * report that they get on, however slow the machine is.
   */
  public void untilWorked(BooleanSupplier condition) {
    AtomicReference<List<Object>> known = new AtomicReference<>(List.of());
    AtomicBoolean done = new AtomicBoolean();
    while (!done.get()) {
      until(
          () -> {
            done.set(condition.getAsBoolean());
            List<Object> reported =
                Arrays.asList(
                    workspace().explainer().state().get(),
                    workspace().requested().state().get(),
                    workspace().background().state().get());
            boolean getsOn = !reported.equals(known.getAndSet(reported));
            return done.get() || getsOn;
          });
    }
  }

  /** Draws on the pad with the pointer, in parts of the pad's side. */
  public void draw(double... xy) {
    FxRobot robot = new FxRobot();
    var pad = shell().scene().lookup("#pad");
    var bounds = pad.localToScreen(pad.getLayoutBounds());
    for (int i = 0; i < xy.length; i += 2) {
      robot.moveTo(
          bounds.getMinX() + xy[i] * bounds.getWidth(),
          bounds.getMinY() + xy[i + 1] * bounds.getHeight());
      if (i == 0) {
        robot.press(MouseButton.PRIMARY);
      }
    }
    robot.release(MouseButton.PRIMARY);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Waits until what changed has its place: two pulses pass and nothing asks for a layout. */
  public void laidOut() {
    AtomicInteger pulses = new AtomicInteger();
    Runnable count =
        () -> {
          if (shell().scene().getRoot().isNeedsLayout()) {
            pulses.set(0);
          } else {
            pulses.incrementAndGet();
          }
        };
    onScreen(() -> shell().scene().addPostLayoutPulseListener(count));
    until(
        () -> {
          Platform.requestNextPulse();
          return pulses.get() >= 2;
        });
    onScreen(() -> shell().scene().removePostLayoutPulseListener(count));
  }

  /** The node with this CSS selector, or null. */
  public Node find(String selector) {
    return shell().scene().lookup(selector);
  }

  /** Clicks in the middle of a node, once it has its place. */
  public void click(Node node) {
    AtomicReference<Point2D> place = new AtomicReference<>();
    until(
        () -> {
          Bounds bounds = node.localToScreen(node.getLayoutBounds());
          if (bounds != null && bounds.getWidth() > 0) {
            place.set(new Point2D(bounds.getCenterX(), bounds.getCenterY()));
          }
          return place.get() != null;
        });
    new FxRobot().moveTo(place.get()).clickOn(MouseButton.PRIMARY);
  }

  /**
   * Presses keys together, modifiers first, once the window has the keyboard. Presses and releases
   * in one go, as a key that stays down repeats.
   */
  public void type(KeyCode... keys) {
    until(() -> shell().stage().isFocused());
    onScreen(
        () -> {
          Robot keyboard = new Robot();
          for (KeyCode key : keys) {
            keyboard.keyPress(key);
          }
          for (int i = keys.length - 1; i >= 0; i--) {
            keyboard.keyRelease(keys[i]);
          }
        });
  }

  /** Does a command. */
  public void run(String command) {
    onScreen(() -> shell().commands().get(command).run());
  }

  private void remember(Notices.@Nullable Notice notice) {
    String begin = UNEXPECTED.substring(0, UNEXPECTED.indexOf(':'));
    if (notice != null && notice.problem() && notice.text().startsWith(begin)) {
      unexpected.add(notice.text());
    }
  }

  @Override
  public void close() {
    try {
      onScreen(() -> shell().stage().close());
    } finally {
      // It would keep this window, and its textures, for as long as the tests run.
      Thread.setDefaultUncaughtExceptionHandler(null);
    }
    if (!uncaught.isEmpty()) {
      throw new AssertionError("uncaught: " + uncaught, uncaught.get(0));
    }
    if (!unexpected.isEmpty()) {
      throw new AssertionError(unexpected.toString());
    }
  }
}
