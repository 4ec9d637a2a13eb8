package io.github.convoscope.ui.picture;

import io.github.convoscope.drawing.ink.PictureBox;

/**
 * Moves and resizes a box under the pointer: a corner resizes it, its inside moves it, anywhere
 * else begins a new one. Knows no toolkit.
 */
final class BoxHand {
  private enum Grip {
    MOVE,
    CORNER
  }

  private final int rows;
  private final int columns;
  private Grip grip = Grip.CORNER;
  private double fixedX;
  private double fixedY;
  private PictureBox box;

  /** A hand for boxes of a picture of this size. */
  BoxHand(int rows, int columns, PictureBox box) {
    this.rows = rows;
    this.columns = columns;
    this.box = box;
  }

  PictureBox box() {
    return box;
  }

  /**
   * Takes hold of the box.
   *
   * @param reach how near a corner must be, in pixels of the picture
   */
  void press(double x, double y, double reach) {
    double right = box.x() + box.width();
    double bottom = box.y() + box.height();
    boolean atLeft = Math.abs(x - box.x()) <= reach;
    boolean atRight = Math.abs(x - right) <= reach;
    boolean atTop = Math.abs(y - box.y()) <= reach;
    boolean atBottom = Math.abs(y - bottom) <= reach;
    if ((atLeft || atRight) && (atTop || atBottom)) {
      grip = Grip.CORNER;
      fixedX = atLeft ? right : box.x();
      fixedY = atTop ? bottom : box.y();
    } else if (x > box.x() && x < right && y > box.y() && y < bottom) {
      grip = Grip.MOVE;
      fixedX = x - box.x();
      fixedY = y - box.y();
    } else {
      grip = Grip.CORNER;
      fixedX = x;
      fixedY = y;
    }
  }

  /** Follows the pointer. */
  void drag(double x, double y) {
    if (grip == Grip.MOVE) {
      moveTo(x - fixedX, y - fixedY);
    } else {
      double toX = Math.max(0, Math.min(columns, x));
      double toY = Math.max(0, Math.min(rows, y));
      box =
          new PictureBox(
                  Math.min(fixedX, toX),
                  Math.min(fixedY, toY),
                  Math.abs(toX - fixedX),
                  Math.abs(toY - fixedY))
              .within(rows, columns);
    }
  }

  /** Moves the box by a step, as far as the picture goes. */
  void nudge(double dx, double dy) {
    moveTo(box.x() + dx, box.y() + dy);
  }

  /** Makes the box larger or smaller, to the right and downwards. */
  void grow(double dx, double dy) {
    box =
        new PictureBox(
                box.x(), box.y(), Math.max(1, box.width() + dx), Math.max(1, box.height() + dy))
            .within(rows, columns);
  }

  private void moveTo(double x, double y) {
    double left = Math.max(0, Math.min(columns - box.width(), x));
    double top = Math.max(0, Math.min(rows - box.height(), y));
    box = new PictureBox(left, top, box.width(), box.height());
  }
}
