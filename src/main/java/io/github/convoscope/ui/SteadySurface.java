package io.github.convoscope.ui;

import com.sun.javafx.tk.RenderJob;
import com.sun.javafx.tk.Toolkit;
import com.sun.prism.GraphicsPipeline;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.ExecutionException;
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
 * its hidden surface, until it is closed.
 *
 * <p>JavaFX publishes none of this. Where anything is not as it was found in JavaFX 21, everything
 * stays as JavaFX does it. JavaFX thread.
 */
public final class SteadySurface {
  private static final Logger LOG = LoggerFactory.getLogger(SteadySurface.class);

  /** Set by the start script where no graphics card was found. */
  private static final String SOFTWARE = "prism.forceGPU";

  private final Scene scene;
  private final Object context;
  private final Field current;
  private final Field hidden;
  private final Method turn;
  private final Runnable look = this::look;

  /** JavaFX's own hidden surface, while the window's stands in for it. */
  private @Nullable Object original;

  private SteadySurface(Scene scene) throws ReflectiveOperationException {
    this.scene = scene;
    Object factory = GraphicsPipeline.getDefaultResourceFactory();
    context = open(factory.getClass().getDeclaredField("context")).get(factory);
    current = open(context.getClass().getDeclaredField("currentDrawable"));
    hidden = open(context.getClass().getDeclaredField("dummyGLDrawable"));
    turn = context.getClass().getDeclaredMethod("makeCurrent", current.getType());
    turn.setAccessible(true);
  }

  private static Field open(Field field) {
    field.setAccessible(true);
    return field;
  }

  /** Keeps the surface of a window from its first frames on, where that is of use. */
  public static void of(Stage stage, Scene scene) {
    if (Boolean.getBoolean(SOFTWARE)) {
      stage.addEventHandler(WindowEvent.WINDOW_SHOWN, shown -> begin(stage, scene));
    }
  }

  private static void begin(Stage stage, Scene scene) {
    try {
      SteadySurface surface = new SteadySurface(scene);
      scene.addPreLayoutPulseListener(surface.look);
      stage.addEventHandler(WindowEvent.WINDOW_HIDING, hiding -> surface.release());
    } catch (ReflectiveOperationException | RuntimeException different) {
      LOG.info("frames take the longer way", different);
    }
  }

  /** While the only window is painted, the surface that is painted on is the window's. */
  private void look() {
    try {
      Object painted = current.get(context);
      if (original == null
          && painted != null
          && painted != hidden.get(context)
          && Window.getWindows().size() == 1) {
        scene.removePreLayoutPulseListener(look);
        original = hidden.get(context);
        inTurn(() -> hidden.set(context, painted));
      }
    } catch (ReflectiveOperationException different) {
      scene.removePreLayoutPulseListener(look);
      LOG.info("frames take the longer way", different);
    }
  }

  /** Before the window goes: nothing may be painted on a surface without a window. */
  private void release() {
    scene.removePreLayoutPulseListener(look);
    Object own = original;
    if (own != null) {
      original = null;
      inTurn(
          () -> {
            hidden.set(context, own);
            turn.invoke(context, new Object[] {null});
          });
    }
  }

  /** Between two frames, on the thread that paints them; returns when it is done. */
  private static void inTurn(Action action) {
    RenderJob job =
        new RenderJob(
            () -> {
              try {
                action.run();
              } catch (ReflectiveOperationException different) {
                LOG.warn("the window's surface could not be changed", different);
              }
            });
    try {
      Toolkit.getToolkit().addRenderJob(job).get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException problem) {
      LOG.warn("the window's surface could not be changed", problem);
    }
  }

  private interface Action {
    void run() throws ReflectiveOperationException;
  }
}
