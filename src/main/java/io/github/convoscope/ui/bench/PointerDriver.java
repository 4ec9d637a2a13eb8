package io.github.convoscope.ui.bench;

import javafx.event.EventType;
import javafx.scene.input.MouseEvent;

/** Does with a pointer what a replay asks for. */
public interface PointerDriver {
  /**
   * Moves to a place on the pad, and is down there or, released, goes up.
   *
   * @param type pressed, dragged or released
   * @param x in the pad's pixels
   * @param y in the pad's pixels
   */
  void act(EventType<MouseEvent> type, double x, double y);
}
