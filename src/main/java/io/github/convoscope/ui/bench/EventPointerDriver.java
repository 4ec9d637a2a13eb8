package io.github.convoscope.ui.bench;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;

/** Fires mouse events at the pad, through the window's event dispatch. JavaFX thread. */
final class EventPointerDriver implements PointerDriver {
  private final Node pad;

  EventPointerDriver(Node pad) {
    this.pad = pad;
  }

  @Override
  public void act(EventType<MouseEvent> type, double x, double y) {
    Point2D screen = pad.localToScreen(x, y);
    boolean down = type != MouseEvent.MOUSE_RELEASED;
    Event.fireEvent(
        pad,
        new MouseEvent(
            pad,
            pad,
            type,
            x,
            y,
            screen.getX(),
            screen.getY(),
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            down,
            false,
            false,
            false,
            false,
            false,
            new PickResult(pad, x, y)));
  }
}
