package io.github.convoscope.ui.platform;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.util.List;

/**
 * Presses keys of the X display itself, by their places: the keys go through the X server and GTK
 * to JavaFX, as the user's do. Linux only.
 */
public final class SystemKeyboard implements AutoCloseable {
  /** Numbers that Linux gives keys. */
  public static final int SHIFT = 50;

  /** The control key at the left. */
  public static final int CONTROL = 37;

  /** The left Alt key. */
  public static final int ALT = 64;

  private final X11 x11 = Native.load("libX11.so.6", X11.class);
  private final XTest test = Native.load("libXtst.so.6", XTest.class);
  private final Pointer display = x11.XOpenDisplay(null);

  /** Presses keys together, modifiers first. */
  public void press(List<Integer> keys) {
    for (int key : keys) {
      test.XTestFakeKeyEvent(display, key, 1, new NativeLong(0));
    }
    for (int i = keys.size() - 1; i >= 0; i--) {
      test.XTestFakeKeyEvent(display, keys.get(i), 0, new NativeLong(0));
    }
    x11.XSync(display, 0);
  }

  @Override
  public void close() {
    x11.XCloseDisplay(display);
  }

  /** What is called of Xlib; names and arguments as in C. */
  @SuppressWarnings("MemberName")
  interface X11 extends Library {
    Pointer XOpenDisplay(String name);

    int XSync(Pointer display, int discard);

    int XCloseDisplay(Pointer display);
  }

  /** What is called of the XTest extension. */
  @SuppressWarnings("MemberName")
  interface XTest extends Library {
    int XTestFakeKeyEvent(Pointer display, int key, int down, NativeLong delay);
  }
}
