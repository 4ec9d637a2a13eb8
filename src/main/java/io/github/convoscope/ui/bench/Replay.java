package io.github.convoscope.ui.bench;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Pad;
import io.github.convoscope.drawing.Stroke;
import java.util.List;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;

/**
 * Draws drawings on the pad, one pointer event at each call, and clears the pad after each drawing:
 *
 * <pre>{@code
 * Replay replay = new Replay(pad, drawings, sketch::clear);
 * replay.next();  // at a steady rate
 * }</pre>
 *
 * <p>JavaFX thread.
 */
public final class Replay {
  private final PointerDriver driver;
  private final double side;
  private final double left;
  private final List<Drawing> drawings;
  private final Runnable clear;
  private int drawing;
  private int stroke;
  private int point = -1;

  /**
   * Starts over after the last drawing.
   *
   * @param pad the drawing pad in a shown window
   * @param drawings in pad units, played in turn
   * @param clear empties the pad
   */
  public Replay(Node pad, List<Drawing> drawings, Runnable clear) {
    this(pad, drawings, clear, new EventPointerDriver(pad));
  }

  /** The same with another driver; {@link #next} then belongs to the driver's thread. */
  Replay(Node pad, List<Drawing> drawings, Runnable clear, PointerDriver driver) {
    this.driver = driver;
    this.drawings = drawings.stream().filter(each -> !each.isEmpty()).toList();
    this.clear = clear;
    double width = pad.getLayoutBounds().getWidth();
    side = Math.floor(Math.min(width, pad.getLayoutBounds().getHeight()));
    left = Math.floor((width - side) / 2);
  }

  /** Does the next event. */
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
    driver.act(type, x, y);
  }
}
