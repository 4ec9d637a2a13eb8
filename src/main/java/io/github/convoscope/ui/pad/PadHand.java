package io.github.convoscope.ui.pad;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Eraser;
import io.github.convoscope.drawing.Pad;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.ui.PadContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a pointer that goes down, moves and goes up into strokes, or into cuts. Positions are pad
 * units; what leaves the pad follows its edge. JavaFX thread.
 */
final class PadHand {
  /** Radius of the eraser in pad units: it takes away as much as the pen puts there. */
  static final double ERASER_RADIUS = Pad.PEN_WIDTH / 2;

  /** How near a stroke's middle may come: its ink reaches half a pen further. */
  private static final double CUT_RADIUS = ERASER_RADIUS + Pad.PEN_WIDTH / 2;

  private final PadContent sketch;
  private final Eraser eraser = new Eraser(CUT_RADIUS);
  private @Nullable Stroke stroke;
  private boolean erasing;
  private double lastX;
  private double lastY;

  PadHand(PadContent sketch) {
    this.sketch = sketch;
  }

  /** The pointer goes down. */
  void down(Tool tool, double x, double y) {
    up();
    lastX = inside(x);
    lastY = inside(y);
    erasing = tool == Tool.ERASER;
    if (erasing) {
      sketch.change(eraser.erase(sketch.drawing(), lastX, lastY));
    } else {
      Stroke dot = Stroke.at(lastX, lastY);
      Drawing under = sketch.image() == null ? sketch.drawing() : Drawing.EMPTY;
      stroke = dot;
      sketch.change(under.plus(dot));
    }
  }

  /**
   * The pointer moves while it is down; nothing happens where it is not. A stroke that was taken
   * away meanwhile, such as by a key that empties the pad, ends there.
   */
  void move(double toX, double toY) {
    double x = inside(toX);
    double y = inside(toY);
    if (x == lastX && y == lastY) {
      return;
    }
    Stroke growing = onPad(stroke);
    if (erasing) {
      sketch.change(eraser.erase(sketch.drawing(), lastX, lastY, x, y));
    } else if (growing != null) {
      growing = growing.plus(x, y);
      stroke = growing;
      sketch.change(sketch.drawing().withLast(growing));
    }
    lastX = x;
    lastY = y;
  }

  /** The pointer goes up: what it did is one step to undo. */
  void up() {
    if (isDown()) {
      stroke = null;
      erasing = false;
      sketch.commit();
    }
  }

  private @Nullable Stroke onPad(@Nullable Stroke drawn) {
    List<Stroke> strokes = sketch.drawing().strokes();
    boolean there = !strokes.isEmpty() && strokes.get(strokes.size() - 1) == drawn;
    stroke = there && sketch.image() == null ? drawn : null;
    return stroke;
  }

  /** Whether the pointer is down. */
  boolean isDown() {
    return erasing || stroke != null;
  }

  private static double inside(double value) {
    return Math.max(0, Math.min(Pad.SIZE, value));
  }
}
