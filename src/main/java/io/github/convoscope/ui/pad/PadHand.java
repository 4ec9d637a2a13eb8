package io.github.convoscope.ui.pad;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Eraser;
import io.github.convoscope.drawing.Pad;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.ui.PadContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Converts presses, movements and releases of the pointer to strokes or, with the eraser, to cuts.
 * Positions are pad units; a pointer outside the pad draws along its edge. JavaFX thread.
 */
final class PadHand {
  /** Radius of the eraser in pad units; it is as wide as the pen. */
  static final double ERASER_RADIUS = Pad.PEN_WIDTH / 2;

  /**
   * Smallest distance of a stroke's centre line from the eraser's centre: the ink extends by half
   * the pen's width.
   */
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

  /** Begins a stroke or a cut, as the pointer is pressed. */
  void down(Tool tool, double x, double y) {
    up();
    lastX = inside(x);
    lastY = inside(y);
    erasing = tool == Tool.ERASER;
    if (erasing) {
      sketch.change(eraser.erase(sketch.drawing(), lastX, lastY));
    } else {
      Stroke dot = Stroke.at(lastX, lastY);
      Drawing under = sketch.isReplaced() ? Drawing.EMPTY : sketch.drawing();
      stroke = dot;
      sketch.change(under.plus(dot));
    }
  }

  /**
   * Continues the stroke or cut, as the pointer moves; does nothing while the pointer is up. If the
   * stroke was removed meanwhile, such as by the key that clears the pad, it ends.
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

  /** Ends the stroke or cut, as the pointer is released; it becomes one step to undo. */
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
    stroke = there && !sketch.isReplaced() ? drawn : null;
    return stroke;
  }

  /** True while the pointer is down. */
  boolean isDown() {
    return erasing || stroke != null;
  }

  private static double inside(double value) {
    return Math.max(0, Math.min(Pad.SIZE, value));
  }
}
