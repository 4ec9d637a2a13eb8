package io.github.convoscope.ui.platform;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Moves the pointer of the X display itself. What it does goes through the X server, GTK and JavaFX
 * to the window, as the user's mouse does, however busy the JavaFX thread is:
 *
 * <pre>{@code
 * SystemPointer pointer = new SystemPointer();
 * pointer.moveTo(300, 200);
 * pointer.button(true);
 * pointer.moveTo(320, 240);
 * pointer.button(false);
 * }</pre>
 *
 * <p>For measurements and tests; Linux only. Any one thread.
 */
public final class SystemPointer {
  private static final int ANY_SCREEN = -1;
  private static final int LEFT_BUTTON = 1;
  private static final NativeLong AT_ONCE = new NativeLong(0);

  private final X11 x11 = Native.load("libX11.so.6", X11.class);
  private final XTest test = Native.load("libXtst.so.6", XTest.class);
  private final Pointer display;
  private int lastX = -1;
  private int lastY = -1;

  /**
   * Connects to the display.
   *
   * @throws UnsatisfiedLinkError where there is no X display, or no XTest
   */
  public SystemPointer() {
    Pointer opened = x11.XOpenDisplay(null);
    if (opened == null) {
      throw new UnsatisfiedLinkError("no X display");
    }
    display = opened;
  }

  /**
   * Moves to a pixel of the screen.
   *
   * @return false where the pointer was there already
   */
  public boolean moveTo(int x, int y) {
    if (x == lastX && y == lastY) {
      return false;
    }
    test.XTestFakeMotionEvent(display, ANY_SCREEN, x, y, AT_ONCE);
    x11.XFlush(display);
    lastX = x;
    lastY = y;
    return true;
  }

  /** Presses or releases the left button. */
  public void button(boolean down) {
    test.XTestFakeButtonEvent(display, LEFT_BUTTON, down ? 1 : 0, AT_ONCE);
    x11.XFlush(display);
  }

  /** What is called of Xlib; names and arguments as in C. */
  @SuppressWarnings("MemberName")
  interface X11 extends Library {
    @Nullable Pointer XOpenDisplay(@Nullable String name);

    int XFlush(Pointer display);
  }

  /** What is called of the XTest extension; a {@code Bool} is an int. */
  @SuppressWarnings("MemberName")
  interface XTest extends Library {
    int XTestFakeMotionEvent(Pointer display, int screen, int x, int y, NativeLong delay);

    int XTestFakeButtonEvent(Pointer display, int button, int down, NativeLong delay);
  }
}
