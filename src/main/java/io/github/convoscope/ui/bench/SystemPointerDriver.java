package io.github.convoscope.ui.bench;

import io.github.convoscope.ui.platform.SystemPointer;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;

/** Draws with the display's own pointer. Made on the JavaFX thread, then used on any one thread. */
final class SystemPointerDriver implements PointerDriver {
  private final SystemPointer pointer = new SystemPointer();
  private final AtomicInteger sent = new AtomicInteger();
  private final Point2D corner;

  /**
   * Draws on a pad.
   *
   * @throws UnsatisfiedLinkError where there is no X display, or no XTest
   */
  SystemPointerDriver(Node pad) {
    corner = pad.localToScreen(0, 0);
  }

  @Override
  public void act(EventType<MouseEvent> type, double x, double y) {
    int screenX = (int) Math.round(corner.getX() + x);
    int screenY = (int) Math.round(corner.getY() + y);
    boolean moved = pointer.moveTo(screenX, screenY);
    if (type == MouseEvent.MOUSE_PRESSED || type == MouseEvent.MOUSE_RELEASED) {
      pointer.button(type == MouseEvent.MOUSE_PRESSED);
      sent.incrementAndGet();
    } else if (moved) {
      sent.incrementAndGet();
    }
  }

  /** How many presses, moves and releases were sent; moves of less than a pixel are left out. */
  int sent() {
    return sent.get();
  }
}
