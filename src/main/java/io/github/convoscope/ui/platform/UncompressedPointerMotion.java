package io.github.convoscope.ui.platform;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has every position of the pointer delivered, on Linux. GTK keeps only the last motion of each
 * turn of its loop, and JavaFX asks it for hints in the place of motions: while a frame is painted
 * in software all positions but one get lost, and fast writing becomes polygons. So GTK is asked
 * for all of them ({@code gdk_window_set_event_compression}, no {@code
 * GDK_POINTER_MOTION_HINT_MASK}), by the window and by the grab that JavaFX makes while a button is
 * down. They are merged as ever where the pointer is not over the pad: fewer are welcome there.
 *
 * <p>On other systems, and where GTK can't be called, nothing is done. JavaFX thread, which is
 * GTK's, but for {@link #load}.
 */
public final class UncompressedPointerMotion {
  /** For systems with nothing to do. */
  public static final UncompressedPointerMotion AS_IT_IS =
      new UncompressedPointerMotion(null, null);

  private static final Logger LOG = LoggerFactory.getLogger(UncompressedPointerMotion.class);
  private static final String GDK = "libgdk-3.so.0";
  private static final String GOBJECT = "libgobject-2.0.so.0";
  private static final int MOTIONS = 1 << 2;
  private static final int HINTS = 1 << 3;
  private static final int ATTEMPTS = 3;

  private final @Nullable NativeLibrary gdk;
  private final @Nullable NativeLibrary objects;

  /** The window that delivers all, or null. */
  private @Nullable Pointer window;

  /** How often a drag may still be asked for; it is held by JavaFX from its first move on. */
  private int attempts;

  private UncompressedPointerMotion(@Nullable NativeLibrary gdk, @Nullable NativeLibrary objects) {
    this.gdk = gdk;
    this.objects = objects;
  }

  /** Finds GTK, which takes some milliseconds. Any thread. */
  public static UncompressedPointerMotion load() {
    if (!System.getProperty("os.name", "").contains("Linux")) {
      return AS_IT_IS;
    }
    try {
      return new UncompressedPointerMotion(
          NativeLibrary.getInstance(GDK), NativeLibrary.getInstance(GOBJECT));
    } catch (LinkageError | RuntimeException without) {
      LOG.info("the pointer is delivered as the system likes", without);
      return AS_IT_IS;
    }
  }

  /**
   * Has the program's windows deliver motions and no hints, from now on. A press takes over what
   * its window asks for when GTK reads it, which may be before anybody knows that the pointer has
   * come to the pad.
   */
  public void prepare() {
    if (gdk == null) {
      return;
    }
    Pointer windows = pointer("gdk_screen_get_toplevel_windows", pointer("gdk_screen_get_default"));
    for (Pointer at = windows; at != null; at = at.getPointer(Native.POINTER_SIZE)) {
      Pointer each = at.getPointer(0);
      int events = number("gdk_window_get_events", each);
      if ((events & MOTIONS) != 0) {
        number("gdk_window_set_events", each, events & ~HINTS);
      }
    }
    if (windows != null) {
      function(objects, "g_list_free").invokeVoid(new Object[] {windows});
    }
  }

  /** A button goes down. */
  public void press() {
    begin();
    attempts = ATTEMPTS;
  }

  /** Begins, for the window under the pointer; what has begun already goes on. */
  public void begin() {
    if (gdk != null && window == null) {
      window = pointer("gdk_device_get_window_at_position", mouse(), null, null);
      count("g_object_ref");
      merge(false);
    }
  }

  /**
   * Has the drag that goes on deliver all positions; to be called while it is told of. At the first
   * move with a button down JavaFX takes hold of the pointer, with hints again.
   */
  public void drag() {
    Pointer delivering = window;
    if (delivering == null || attempts == 0) {
      return;
    }
    attempts--;
    Pointer mouse = mouse();
    if (number("gdk_display_device_is_grabbed", display(), mouse) != 0) {
      attempts = 0;
      int events = number("gdk_window_get_events", delivering);
      number("gdk_device_grab", mouse, delivering, 0, 0, events & ~HINTS, null, 0);
    }
  }

  /** Ends; the system delivers what it likes again. */
  public void end() {
    merge(true);
    count("g_object_unref");
    window = null;
  }

  /** A window that is closed meanwhile has to stay in memory, for GTK to see that it is closed. */
  private void count(String function) {
    if (window != null) {
      function(objects, function).invokeVoid(new Object[] {window});
    }
  }

  private void merge(boolean motions) {
    if (window != null) {
      number("gdk_window_set_event_compression", window, motions ? 1 : 0);
    }
  }

  private Pointer mouse() {
    return pointer(
        "gdk_device_manager_get_client_pointer",
        pointer("gdk_display_get_device_manager", display()));
  }

  private Pointer display() {
    return pointer("gdk_display_get_default");
  }

  private Pointer pointer(String function, @Nullable Object... arguments) {
    return function(gdk, function).invokePointer(arguments);
  }

  /** Also for functions that return nothing. */
  private int number(String function, @Nullable Object... arguments) {
    return function(gdk, function).invokeInt(arguments);
  }

  private static Function function(@Nullable NativeLibrary library, String name) {
    return Objects.requireNonNull(library).getFunction(name);
  }
}
