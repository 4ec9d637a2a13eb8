package io.github.convoscope.ui.bench;

import javafx.event.EventType;
import javafx.scene.input.MouseEvent;

/** Moves a pointer over the pad and presses its button, as a {@link Replay} asks for. */
public interface PointerDriver {
  /**
   * Moves to a point of the pad, and presses or releases the button there.
   *
   * @param type pressed, dragged or released
   * @param x pixels from the pad's left edge
   * @param y pixels from the pad's top edge
   */
  void act(EventType<MouseEvent> type, double x, double y);
}
