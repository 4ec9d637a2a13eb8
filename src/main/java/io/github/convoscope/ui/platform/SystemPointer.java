package io.github.convoscope.ui.platform;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.github.convoscope.ui.bench.PointerDriver;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Moves the pointer of the X display itself: what it does goes through the X server, GTK and JavaFX
 * to the window, as a person's mouse does, however busy the JavaFX thread is. Any one thread; it is
 * made on JavaFX's.
 */
public final class SystemPointer implements PointerDriver {
  private static final int ANY_SCREEN = -1;
  private static final int LEFT_BUTTON = 1;

  private final NativeLibrary x11 = NativeLibrary.getInstance("libX11.so.6");
  private final NativeLibrary test = NativeLibrary.getInstance("libXtst.so.6");
  private final Pointer display;
  private final Point2D corner;
  private final AtomicInteger sent = new AtomicInteger();
  private int lastX = -1;
  private int lastY = -1;

  /**
   * Takes hold of the pointer.
   *
   * @throws UnsatisfiedLinkError where there is no X display or no XTest
   */
  public SystemPointer(Node pad) {
    corner = pad.localToScreen(0, 0);
    Pointer opened =
        x11.getFunction("XOpenDisplay").invokePointer(new @Nullable Object[] {Pointer.NULL});
    if (opened == null) {
      throw new UnsatisfiedLinkError("no X display");
    }
    display = opened;
  }

  @Override
  public void act(EventType<MouseEvent> type, double x, double y) {
    int toX = (int) Math.round(corner.getX() + x);
    int toY = (int) Math.round(corner.getY() + y);
    boolean moves = toX != lastX || toY != lastY;
    if (moves) {
      call("XTestFakeMotionEvent", display, ANY_SCREEN, toX, toY, 0L);
    }
    if (type == MouseEvent.MOUSE_PRESSED || type == MouseEvent.MOUSE_RELEASED) {
      int down = type == MouseEvent.MOUSE_PRESSED ? 1 : 0;
      call("XTestFakeButtonEvent", display, LEFT_BUTTON, down, 0L);
      sent.incrementAndGet();
    } else if (moves) {
      sent.incrementAndGet();
    }
    x11.getFunction("XFlush").invokeInt(new Object[] {display});
    lastX = toX;
    lastY = toY;
  }

  /** How many presses, moves while down and releases were sent; moves of less than a pixel none. */
  public int sent() {
    return sent.get();
  }

  private void call(String function, Object... arguments) {
    test.getFunction(function).invokeInt(arguments);
  }
}
