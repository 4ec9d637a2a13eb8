package io.github.convoscope.ui.patch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the place of a panel in the scene: inside the free part of the window, beside the cell that
 * it tells of, where it covers least of the layers. It stays on its side while the camera turns,
 * until another side is clearly better.
 *
 * <pre>{@code
 * PanelPlace place = new PanelPlace();
 * Box at = place.find(free, boards, cellX, cellY, width, height);  // null: there is no room
 * }</pre>
 */
final class PanelPlace {
  /** Pixels between the panel and the cell. */
  static final double BESIDE = 36;

  /** What a pixel of distance to the cell counts, in pixels of covered layers. */
  private static final double DISTANCE = 25;

  /** Another side must be better by this part of the panel's area. */
  private static final double CLEARLY = 0.12;

  /** Where a side is not chosen yet. */
  private static final int NONE = -1;

  private int side = NONE;

  /** Forgets on which side the panel was. */
  void forget() {
    side = NONE;
  }

  /**
   * Finds the place.
   *
   * @param free the part of the window that nothing covers
   * @param boards the rectangles around the layers
   * @param x the middle of the cell
   * @param y the middle of the cell
   * @param width width of the panel
   * @param height height of the panel
   * @return null where the panel does not fit without covering the cell
   */
  @Nullable Box find(Box free, List<Box> boards, double x, double y, double width, double height) {
    if (width > free.width() || height > free.height()) {
      return null;
    }
    List<Box> places = places(free, x, y, width, height);
    int best = NONE;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < places.size(); i++) {
      double cost = cost(places.get(i), boards, x, y);
      if (i == side) {
        cost -= CLEARLY * width * height;
      }
      if (cost < least) {
        least = cost;
        best = i;
      }
    }
    side = best;
    return best == NONE ? null : places.get(best);
  }

  /** The four sides of the cell and the four corners of the free part, always in this order. */
  private static List<Box> places(Box free, double x, double y, double width, double height) {
    double lastLeft = free.right() - width;
    double lastTop = free.bottom() - height;
    double middleLeft = Math.max(free.left(), Math.min(lastLeft, x - width / 2));
    double middleTop = Math.max(free.top(), Math.min(lastTop, y - height / 2));
    double[][] corners = {
      {x + BESIDE, middleTop},
      {x - BESIDE - width, middleTop},
      {middleLeft, y - BESIDE - height},
      {middleLeft, y + BESIDE},
      {free.left(), free.top()},
      {lastLeft, free.top()},
      {free.left(), lastTop},
      {lastLeft, lastTop}
    };
    List<Box> places = new ArrayList<>();
    for (double[] corner : corners) {
      double left = Math.max(free.left(), Math.min(lastLeft, corner[0]));
      double top = Math.max(free.top(), Math.min(lastTop, corner[1]));
      places.add(new Box(Math.round(left), Math.round(top), width, height));
    }
    return places;
  }

  private static double cost(Box place, List<Box> boards, double x, double y) {
    double distance = place.distance(x, y);
    if (distance < BESIDE / 2) {
      return Double.POSITIVE_INFINITY;
    }
    double covered = 0;
    for (Box board : boards) {
      covered += place.overlap(board);
    }
    return covered + DISTANCE * distance;
  }
}
