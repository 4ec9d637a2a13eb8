package io.github.convoscope.ui.platform;

import com.sun.javafx.scene.NodeHelper;
import com.sun.javafx.scene.SceneHelper;
import com.sun.javafx.tk.RenderJob;
import com.sun.javafx.tk.Toolkit;
import com.sun.prism.Texture;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.SubScene;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Switches filtering off for the textures that JavaFX copies whole in each frame: the picture of
 * the 3D content, which it puts into the window's picture, and that one, which it puts on the
 * window's surface.
 *
 * <p>Each pixel of them falls on one pixel. JavaFX still asks for the mean of the four nearest, and
 * Mesa computes it: a fifth of its time of a frame.
 *
 * <p>The textures are in private fields, and JavaFX makes new ones when sizes change. Where a field
 * is missing nothing is changed, and the log says so. JavaFX thread; filters are changed on the
 * thread that paints, between two frames.
 */
final class Es2UnfilteredCopies {
  private static final Logger LOG = LoggerFactory.getLogger(Es2UnfilteredCopies.class);

  private final Scene scene;
  private final Supplier<List<SubScene>> pictures;
  private final Runnable look = this::look;
  private final List<WeakReference<Texture>> done = new ArrayList<>();

  private Es2UnfilteredCopies(Scene scene, Supplier<List<SubScene>> pictures) {
    this.scene = scene;
    this.pictures = pictures;
  }

  static void install(Scene scene, Supplier<List<SubScene>> pictures) {
    scene.addPreLayoutPulseListener(new Es2UnfilteredCopies(scene, pictures).look);
  }

  /** At a pulse: looks for textures that were made since the last one. */
  private void look() {
    try {
      change(windowPicture(scene));
      for (SubScene picture : pictures.get()) {
        Object painted = NodeHelper.getPeer(picture);
        change(texture(painted, "rtt"));
        change(texture(painted, "resolveRTT"));
      }
    } catch (ReflectiveOperationException | RuntimeException | LinkageError different) {
      scene.removePreLayoutPulseListener(look);
      LOG.info("Pictures are copied with filtering: this JavaFX has no {}", different.getMessage());
      LOG.debug("What is missing", different);
    }
  }

  /** The picture of a window, or null before it is painted. */
  static @Nullable Texture windowPicture(Scene scene) throws ReflectiveOperationException {
    Object shown = SceneHelper.getPeer(scene);
    Object painter = shown == null ? null : value(shown, "painter");
    Object surface = painter == null ? null : value(painter, "presentable");
    return surface == null ? null : texture(surface, "stableBackbuffer");
  }

  private static @Nullable Texture texture(Object owner, String field)
      throws ReflectiveOperationException {
    return value(owner, field) instanceof Texture texture ? texture : null;
  }

  private static @Nullable Object value(Object owner, String name)
      throws ReflectiveOperationException {
    for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          return field.get(owner);
        }
      }
    }
    throw new NoSuchFieldException(owner.getClass().getName() + "." + name);
  }

  // The future that JavaFX returns for a job is done before the job is.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void change(@Nullable Texture texture) {
    if (texture == null) {
      return;
    }
    for (WeakReference<Texture> known : done) {
      if (known.refersTo(texture)) {
        return;
      }
    }
    done.removeIf(known -> known.refersTo(null));
    done.add(new WeakReference<>(texture));
    Toolkit.getToolkit().addRenderJob(new RenderJob(() -> unfiltered(texture)));
  }

  private static void unfiltered(Texture texture) {
    texture.lock();
    try {
      if (!texture.isSurfaceLost()) {
        texture.setLinearFiltering(false);
      }
    } finally {
      texture.unlock();
    }
  }
}
