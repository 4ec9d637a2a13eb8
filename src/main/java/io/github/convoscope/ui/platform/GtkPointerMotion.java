package io.github.convoscope.ui.platform;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks GTK for every position of the pointer.
 *
 * <p>GTK keeps only the last motion of each turn of its event loop, and JavaFX's windows ask it for
 * hints instead of motions. While a frame is painted in software all positions but one are lost,
 * and fast writing becomes polygons. So the windows, and the grab that JavaFX makes while a button
 * is down, ask for motions without hints ({@code GDK_POINTER_MOTION_HINT_MASK}), and motions are
 * not merged ({@code gdk_window_set_event_compression}) while the pointer is over the pad.
 *
 * <p>JavaFX thread, which is GTK's, but for {@link #load}.
 */
final class GtkPointerMotion implements UncompressedPointerMotion {
  private static final Logger LOG = LoggerFactory.getLogger(GtkPointerMotion.class);

  private static final int MOTIONS = 1 << 2;
  private static final int HINTS = 1 << 3;
  private static final int ATTEMPTS = 3;

  /** {@code RTLD_LAZY | RTLD_NOLOAD}: only a GTK that JavaFX has loaded is of use. */
  private static final int IF_LOADED = 1 | 4;

  private final Gdk gdk;
  private final GObject objects;

  /** The window that delivers all positions, or null. */
  private @Nullable Pointer window;

  /** How many more moves may look for JavaFX's grab; it begins at the first move of a drag. */
  private int attempts;

  private GtkPointerMotion(Gdk gdk, GObject objects) {
    this.gdk = gdk;
    this.objects = objects;
  }

  /** Finds the GTK that JavaFX uses; without one, nothing is to be done. Any thread. */
  static UncompressedPointerMotion load() {
    try {
      Map<String, Object> ifLoaded = Map.of(Library.OPTION_OPEN_FLAGS, IF_LOADED);
      return new GtkPointerMotion(
          Native.load("libgdk-3.so.0", Gdk.class, ifLoaded),
          Native.load("libgobject-2.0.so.0", GObject.class, ifLoaded));
    } catch (LinkageError | RuntimeException without) {
      LOG.info("The system merges positions of the pointer: GTK 3 can't be called", without);
      return NONE;
    }
  }

  /**
   * Has the windows deliver motions and no hints. A press takes over what its window asks for when
   * GTK reads it, which may be before JavaFX tells that the pointer has entered the pad.
   */
  @Override
  public void prepare() {
    Pointer windows = gdk.gdk_screen_get_toplevel_windows(gdk.gdk_screen_get_default());
    for (Pointer at = windows; at != null; at = at.getPointer(Native.POINTER_SIZE)) {
      Pointer each = at.getPointer(0);
      int events = gdk.gdk_window_get_events(each);
      if ((events & MOTIONS) != 0) {
        gdk.gdk_window_set_events(each, events & ~HINTS);
      }
    }
    if (windows != null) {
      objects.g_list_free(windows);
    }
  }

  @Override
  public void press() {
    begin();
    attempts = ATTEMPTS;
  }

  @Override
  public void begin() {
    if (window == null) {
      Pointer found = gdk.gdk_device_get_window_at_position(mouse(), null, null);
      if (found != null) {
        // A window that closes meanwhile stays in memory, so that GTK can tell that it is closed.
        objects.g_object_ref(found);
        gdk.gdk_window_set_event_compression(found, 0);
        window = found;
      }
    }
  }

  /** At the first move with a button down JavaFX grabs the pointer, with hints again. */
  @Override
  public void drag() {
    Pointer delivering = window;
    if (delivering == null || attempts == 0) {
      return;
    }
    attempts--;
    Pointer mouse = mouse();
    if (gdk.gdk_display_device_is_grabbed(gdk.gdk_display_get_default(), mouse) != 0) {
      attempts = 0;
      int events = gdk.gdk_window_get_events(delivering);
      gdk.gdk_device_grab(mouse, delivering, 0, 0, events & ~HINTS, null, 0);
    }
  }

  @Override
  public void end() {
    Pointer delivering = window;
    if (delivering != null) {
      gdk.gdk_window_set_event_compression(delivering, 1);
      objects.g_object_unref(delivering);
      window = null;
    }
  }

  private Pointer mouse() {
    return gdk.gdk_device_manager_get_client_pointer(
        gdk.gdk_display_get_device_manager(gdk.gdk_display_get_default()));
  }

  /** What is called of GDK 3; names and arguments as in C, a {@code gboolean} an int. */
  @SuppressWarnings("MemberName")
  interface Gdk extends Library {
    Pointer gdk_display_get_default();

    Pointer gdk_display_get_device_manager(Pointer display);

    int gdk_display_device_is_grabbed(Pointer display, Pointer device);

    Pointer gdk_device_manager_get_client_pointer(Pointer manager);

    @Nullable Pointer gdk_device_get_window_at_position(
        Pointer device, @Nullable Pointer x, @Nullable Pointer y);

    int gdk_device_grab(
        Pointer device,
        Pointer window,
        int ownership,
        int ownerEvents,
        int events,
        @Nullable Pointer cursor,
        int time);

    Pointer gdk_screen_get_default();

    @Nullable Pointer gdk_screen_get_toplevel_windows(Pointer screen);

    int gdk_window_get_events(Pointer window);

    void gdk_window_set_events(Pointer window, int events);

    void gdk_window_set_event_compression(Pointer window, int merge);
  }

  /** What is called of GObject, and of GLib, which it brings. */
  @SuppressWarnings("MemberName")
  interface GObject extends Library {
    Pointer g_object_ref(Pointer object);

    void g_object_unref(Pointer object);

    void g_list_free(Pointer list);
  }
}
