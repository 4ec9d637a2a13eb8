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
 * Keeps the window's surface where pictures are painted in software. After each frame JavaFX turns
 * from the window to a hidden surface, and Mesa, which has no other user of the window's, gives its
 * memory back and asks the system for as much again for the next frame: four megabytes that three
 * processes have to map anew, a fifth of a frame's time. So JavaFX is made to take the window for
 * its hidden surface, while it is the only one: a second handle on it, as at the same one JavaFX
 * would see no turn, and not turn back from what it has painted beside the window, a snapshot.
 *
 * <p>JavaFX publishes none of this. Where anything is not as it was found in JavaFX 21, everything
 * stays as JavaFX does it. JavaFX thread.
 */
public final class WindowSurfaceRetention {
  private static final Logger LOG = LoggerFactory.getLogger(WindowSurfaceRetention.class);

  /** Set by the start script where no graphics card was found. */
  private static final String SOFTWARE = "prism.forceGPU";

  /** A frame takes a fiftieth of a second, unless the machine has stopped painting. */
  private static final int PATIENCE_SECONDS = 2;

  private final Scene scene;
  private final Runnable look = this::look;
  private @Nullable Painting painting;

  /** JavaFX's own hidden surface, while the window's stands in for it. */
  private @Nullable Object original;

  private WindowSurfaceRetention(Scene scene) {
    this.scene = scene;
  }

  /** Keeps the surface of a window from its first frames on, where that is of use. */
  public static void of(Stage stage, Scene scene) {
    if (Boolean.getBoolean(SOFTWARE)) {
      WindowSurfaceRetention surface = new WindowSurfaceRetention(scene);
      ListChangeListener<Window> alone = change -> surface.settle();
      stage.addEventHandler(
          WindowEvent.WINDOW_SHOWN,
          shown -> {
            Window.getWindows().addListener(alone);
            surface.settle();
          });
      stage.addEventHandler(
          WindowEvent.WINDOW_HIDING,
          hiding -> {
            Window.getWindows().removeListener(alone);
            surface.release();
          });
    }
  }

  /** Menus and tooltips are windows too: while one is there, JavaFX turns between both as ever. */
  private void settle() {
    release();
    if (Window.getWindows().size() == 1) {
      scene.addPreLayoutPulseListener(look);
    }
  }

  /** While the only window is painted, the surface that is painted on is the window's. */
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
        inTurn(() -> found.hide(found.twin(painted)));
      }
    } catch (ReflectiveOperationException | RuntimeException different) {
      scene.removePreLayoutPulseListener(look);
      LOG.info("frames take the longer way", different);
    }
  }

  /** Before the window goes: nothing may be painted on a surface without a window. */
  private void release() {
    scene.removePreLayoutPulseListener(look);
    Object own = original;
    Painting found = painting;
    if (own != null && found != null) {
      original = null;
      inTurn(
          () -> {
            found.hide(own);
            found.turnAway();
          });
    }
  }

  /** Between two frames, on the thread that paints them; returns when it is done. */
  private static void inTurn(Action action) {
    CountDownLatch done = new CountDownLatch(1);
    // The future that JavaFX returns for a job does not wait for it.
    Toolkit.getToolkit()
        .addRenderJob(
            new RenderJob(
                () -> {
                  try {
                    action.run();
                  } catch (ReflectiveOperationException different) {
                    LOG.warn("the window's surface could not be changed", different);
                  } finally {
                    done.countDown();
                  }
                }));
    try {
      if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("the window's surface is not changed yet");
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

  /** Where JavaFX says which surface it paints on. */
  private record Painting(Object context, Field current, Field hidden, Method turn, Twins twins) {
    /** Null before the first window is painted. JavaFX thread: others are told of no screens. */
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
