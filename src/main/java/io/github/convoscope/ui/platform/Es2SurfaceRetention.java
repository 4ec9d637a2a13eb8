package io.github.convoscope.ui.platform;

import com.sun.javafx.tk.RenderJob;
import com.sun.javafx.tk.Toolkit;
import com.sun.prism.GraphicsPipeline;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the surface of a window that JavaFX paints with OpenGL in software.
 *
 * <p>After each frame JavaFX makes a hidden surface of its own current. Mesa, which has no other
 * user of the window's surface, then frees its memory (4 MB), and asks the system for as much again
 * for the next frame: a fifth of a frame's time. So, while the window is the only one, JavaFX's
 * field for the hidden surface holds a second handle on the window's surface. It must be a second
 * handle: with the same one JavaFX sees no change of surface, and after a snapshot would paint
 * every later frame into the snapshot.
 *
 * <p>The fields are private. Where one is missing nothing is changed, and the log says so. JavaFX
 * thread; fields are changed on the thread that paints, between two frames.
 */
final class Es2SurfaceRetention {
  private static final Logger LOG = LoggerFactory.getLogger(Es2SurfaceRetention.class);

  /**
   * The longest wait when the window closes. The thread that paints has at most the rest of one
   * frame to do, a fiftieth of a second, and JavaFX itself waits for that before it closes a
   * window.
   */
  private static final int CLOSING_MILLIS = 100;

  private final Scene scene;
  private final Runnable look = this::look;
  private @Nullable Painting painting;

  /** JavaFX's own hidden surface, while the window's stands in for it. */
  private @Nullable Object original;

  private Es2SurfaceRetention(Scene scene) {
    this.scene = scene;
  }

  /** Keeps the surface of a window from its first frames on. */
  static void install(Stage stage, Scene scene) {
    Es2SurfaceRetention surface = new Es2SurfaceRetention(scene);
    ListChangeListener<Window> windows = change -> surface.windowsChanged();
    stage.addEventHandler(
        WindowEvent.WINDOW_SHOWN,
        shown -> {
          Window.getWindows().addListener(windows);
          surface.windowsChanged();
        });
    stage.addEventHandler(
        WindowEvent.WINDOW_HIDING,
        hiding -> {
          Window.getWindows().removeListener(windows);
          await(surface.release());
        });
  }

  /**
   * Menus and tooltips are windows too: while one is open, JavaFX changes surfaces as ever. There
   * is nothing to wait for: the painting thread restores the hidden surface before it paints the
   * new window, as it does its jobs in order.
   */
  private void windowsChanged() {
    release();
    if (Window.getWindows().size() == 1) {
      scene.addPreLayoutPulseListener(look);
    }
  }

  /** At a pulse: while the only window is being painted, the current surface is the window's. */
  private void look() {
    try {
      if (painting == null) {
        painting = Painting.find();
      }
      Painting found = painting;
      Object painted = found == null ? null : found.painted();
      Object own = found == null ? null : found.own();
      if (found != null && painted != null && own != null && Window.getWindows().size() == 1) {
        scene.removePreLayoutPulseListener(look);
        original = own;
        onPaintingThread(() -> found.hide(found.twin(painted)));
      }
    } catch (ReflectiveOperationException | RuntimeException | LinkageError different) {
      scene.removePreLayoutPulseListener(look);
      LOG.info(
          "The window's surface is made anew for each frame: this JavaFX has no {}",
          different.getMessage(),
          different);
    }
  }

  /**
   * Gives JavaFX its hidden surface back, on the painting thread.
   *
   * @return counted down when it is done
   */
  private CountDownLatch release() {
    scene.removePreLayoutPulseListener(look);
    Object own = original;
    Painting found = painting;
    if (own == null || found == null) {
      return new CountDownLatch(0);
    }
    original = null;
    return onPaintingThread(
        () -> {
          found.hide(own);
          found.turnAway();
        });
  }

  /** Does something between two frames; the result is counted down when it is done. */
  @SuppressWarnings("FutureReturnValueIgnored")
  private static CountDownLatch onPaintingThread(Action action) {
    CountDownLatch done = new CountDownLatch(1);
    // The future that JavaFX returns for a job is done before the job is.
    Toolkit.getToolkit()
        .addRenderJob(
            new RenderJob(
                () -> {
                  try {
                    action.run();
                  } catch (ReflectiveOperationException | RuntimeException different) {
                    LOG.warn("The window's surface could not be changed", different);
                  } finally {
                    done.countDown();
                  }
                }));
    return done;
  }

  /** Before the window goes: nothing may be painted on a surface without a window. */
  private static void await(CountDownLatch done) {
    try {
      if (!done.await(CLOSING_MILLIS, TimeUnit.MILLISECONDS)) {
        LOG.debug("The window closes while a frame is still being painted");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private interface Action {
    void run() throws ReflectiveOperationException;
  }

  private static <T extends AccessibleObject> T open(T member) {
    member.setAccessible(true);
    return member;
  }

  /** Where JavaFX keeps which surface it paints on. */
  private record Painting(Object context, Field current, Field hidden, Method turn, Twins twins) {
    /**
     * Null before the first window is painted. JavaFX thread: on others JavaFX knows no screens.
     */
    static @Nullable Painting find() throws ReflectiveOperationException {
      Object factory = GraphicsPipeline.getDefaultResourceFactory();
      if (factory == null) {
        return null;
      }
      Object context = open(factory.getClass().getDeclaredField("context")).get(factory);
      Field current = open(context.getClass().getDeclaredField("currentDrawable"));
      Field hidden = open(context.getClass().getDeclaredField("dummyGLDrawable"));
      Method turn = open(context.getClass().getDeclaredMethod("makeCurrent", current.getType()));
      return new Painting(context, current, hidden, turn, Twins.find(current.getType()));
    }

    /** A window's surface while it is painted on, or null. */
    @Nullable Object painted() throws ReflectiveOperationException {
      Object painted = current.get(context);
      return painted == hidden.get(context) ? null : painted;
    }

    @Nullable Object own() throws ReflectiveOperationException {
      return hidden.get(context);
    }

    Object twin(Object surface) throws ReflectiveOperationException {
      return twins.of(surface);
    }

    void hide(Object surface) throws ReflectiveOperationException {
      hidden.set(context, surface);
    }

    void turnAway() throws ReflectiveOperationException {
      turn.invoke(context, new Object[] {null});
    }
  }

  /** Makes second handles on windows. */
  private record Twins(Object factory, Method make, Method window, Method format) {
    static Twins find(Class<?> surface) throws ReflectiveOperationException {
      Class<?> pipeline = Class.forName("com.sun.prism.es2.ES2Pipeline");
      Object factory = open(pipeline.getDeclaredField("glFactory")).get(null);
      Method window = open(surface.getDeclaredMethod("getNativeWindow"));
      Method format = open(surface.getDeclaredMethod("getPixelFormat"));
      Class<?> general = Class.forName("com.sun.prism.es2.GLFactory");
      Method make =
          open(general.getDeclaredMethod("createGLDrawable", long.class, format.getReturnType()));
      return new Twins(factory, make, window, format);
    }

    Object of(Object surface) throws ReflectiveOperationException {
      return make.invoke(factory, window.invoke(surface), format.invoke(surface));
    }
  }
}
