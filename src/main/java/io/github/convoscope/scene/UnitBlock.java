package io.github.convoscope.scene;

import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.network.Neuron;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;

/** Measures where the units of the answer stand in the view, on their board and out of it. */
final class UnitBlock {
  /** A unit that is less high in the view has no name; pixels. */
  private static final double LOWEST_UNIT = 9;

  /** Largest font of a name, pixels. */
  static final double LARGEST_FONT = 26;

  private UnitBlock() {}

  /** The rectangle around a unit with its block in the view, pixels. */
  static Bounds extent(
      LayerPlace place, int unit, NetworkLayout.CellHeights heights, Projection projection) {
    double height = heights.of(Neuron.unit(place.layer().index(), unit));
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (int corner = 0; corner < 8; corner++) {
      Point at =
          place
              .plane()
              .point(
                  place.left(unit) + corner % 2 * place.mapWidth(),
                  place.top(unit) + corner / 2 % 2 * place.mapHeight(),
                  corner / 4 * height);
      left = Math.min(left, projection.x(at));
      right = Math.max(right, projection.x(at));
      top = Math.min(top, projection.y(at));
      bottom = Math.max(bottom, projection.y(at));
    }
    return new BoundingBox(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  }

  /**
   * The middle of a unit's right edge, on the board or on its block, whichever is further to the
   * right; or the middle of the rear edge of its block's top. A name never stands on the block: the
   * colour of the winner's block and that of its name are the brightest, or the darkest.
   */
  static Point at(
      LayerPlace place,
      int unit,
      boolean beside,
      NetworkLayout.CellHeights heights,
      Projection projection) {
    double left = place.left(unit);
    double top = place.top(unit);
    // Above a pit, not in it.
    double height = Math.max(0, heights.of(Neuron.unit(place.layer().index(), unit)));
    if (beside) {
      double right = left + place.mapWidth();
      Point onBoard = place.plane().point(right, top + place.mapHeight() / 2);
      Point onBlock = place.plane().point(right, top + place.mapHeight() / 2, height);
      return height > 0 && projection.x(onBlock) > projection.x(onBoard) ? onBlock : onBoard;
    }
    return place.plane().point(left + place.mapWidth() / 2, top, height);
  }

  /** The middle of a unit on its board, or on top of its block. */
  static Point middle(LayerPlace place, int unit, NetworkLayout.CellHeights heights) {
    double height = Math.max(0, heights.of(Neuron.unit(place.layer().index(), unit)));
    double x = place.left(unit) + place.mapWidth() / 2;
    return place.plane().point(x, place.top(unit) + place.mapHeight() / 2, height);
  }

  /** The font's size, pixels; 0 where there is no space for a name. */
  static double size(LayerPlace place, Projection projection, Point at, boolean beside) {
    if (projection.depth(at) <= 0) {
      return 0;
    }
    double tall = place.mapHeight() * projection.scale(at);
    if (!beside) {
      Point next = place.plane().point(place.mapWidth(), 0).minus(place.plane().point(0, 0));
      tall = Math.abs(projection.x(at.plus(next)) - projection.x(at));
    }
    return tall < LOWEST_UNIT
        ? 0
        : Math.min(LARGEST_FONT * projection.magnification(), tall * 0.75);
  }
}
