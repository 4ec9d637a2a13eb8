package io.github.convoscope.ui.bench;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Pad;
import io.github.convoscope.drawing.Stroke;
import java.util.List;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;

/**
 * Plays drawings into the pad as pointer events, one at each call. After each drawing the pad is
 * cleared. JavaFX thread.
 */
public final class Replay {
  private final PointerDriver hand;
  private final double side;
  private final double left;
  private final List<Drawing> drawings;
  private final Runnable clear;
  private int drawing;
  private int stroke;
  private int point = -1;

  /**
   * A replay that never ends.
   *
   * @param pad the drawing pad in a shown window
   * @param drawings in pad units, played in turn
   * @param clear empties the pad
   */
  public Replay(Node pad, List<Drawing> drawings, Runnable clear) {
    this(pad, drawings, clear, new EventPointerDriver(pad));
  }

  /** The same by another hand, called on the hand's thread from then on. */
  Replay(Node pad, List<Drawing> drawings, Runnable clear, PointerDriver hand) {
    this.hand = hand;
    this.drawings = drawings.stream().filter(each -> !each.isEmpty()).toList();
    this.clear = clear;
    double width = pad.getLayoutBounds().getWidth();
    side = Math.floor(Math.min(width, pad.getLayoutBounds().getHeight()));
    left = Math.floor((width - side) / 2);
  }

  /** Plays the next event. */
  public void next() {
    Stroke current = drawings.get(drawing).strokes().get(stroke);
    point++;
    if (point == current.size()) {
      act(MouseEvent.MOUSE_RELEASED, current, point - 1);
      endStroke();
    } else {
      act(point == 0 ? MouseEvent.MOUSE_PRESSED : MouseEvent.MOUSE_DRAGGED, current, point);
    }
  }

  private void endStroke() {
    point = -1;
    stroke++;
    if (stroke == drawings.get(drawing).strokes().size()) {
      stroke = 0;
      drawing = (drawing + 1) % drawings.size();
      clear.run();
    }
  }

  private void act(EventType<MouseEvent> type, Stroke from, int index) {
    double x = left + from.x(index) * side / Pad.SIZE;
    double y = from.y(index) * side / Pad.SIZE;
    hand.act(type, x, y);
  }
}
