package io.github.convoscope.ui.picture;

import io.github.convoscope.drawing.ink.PictureBox;

/**
 * Moves and resizes a box under the pointer: a corner resizes it, its inside moves it, anywhere
 * else begins a new one. Knows no toolkit.
 */
final class BoxHand {
  /** What a press does at some place. */
  enum Grip {
    /** Moves the box. */
    MOVE,
    /** Resizes it at the upper left or lower right corner. */
    FALLING_CORNER,
    /** Resizes it at the upper right or lower left corner. */
    RISING_CORNER,
    /** Begins a new box. */
    NEW
  }

  private final int rows;
  private final int columns;
  private Grip grip = Grip.NEW;
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
   * What a press would do at a place.
   *
   * @param reach how near a corner must be, in pixels of the picture
   */
  Grip at(double x, double y, double reach) {
    boolean left = Math.abs(x - box.x()) <= reach;
    boolean right = Math.abs(x - right()) <= reach;
    boolean top = Math.abs(y - box.y()) <= reach;
    boolean bottom = Math.abs(y - bottom()) <= reach;
    if (left && top || right && bottom) {
      return Grip.FALLING_CORNER;
    }
    if (left && bottom || right && top) {
      return Grip.RISING_CORNER;
    }
    boolean inside = x > box.x() && x < right() && y > box.y() && y < bottom();
    // A box around all of the picture has nowhere to go.
    boolean all = box.width() >= columns && box.height() >= rows;
    return inside && !all ? Grip.MOVE : Grip.NEW;
  }

  /**
   * Takes hold of the box.
   *
   * @param reach how near a corner must be, in pixels of the picture
   */
  void press(double x, double y, double reach) {
    grip = at(x, y, reach);
    switch (grip) {
      case FALLING_CORNER, RISING_CORNER -> {
        fixedX = Math.abs(x - box.x()) <= reach ? right() : box.x();
        fixedY = Math.abs(y - box.y()) <= reach ? bottom() : box.y();
      }
      case MOVE -> {
        fixedX = x - box.x();
        fixedY = y - box.y();
      }
      case NEW -> {
        fixedX = x;
        fixedY = y;
      }
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

  private double right() {
    return box.x() + box.width();
  }

  private double bottom() {
    return box.y() + box.height();
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
