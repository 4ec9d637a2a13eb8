package io.github.convoscope.ui.neuron;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the place of a panel in the scene: inside the free part of the window, over empty ground,
 * near the cell that it tells of. It keeps its place beside the cell while the camera turns, until
 * another one is clearly better.
 *
 * <pre>{@code
 * PanelPlace place = new PanelPlace();
 * Box at = place.find(free, boards, cellX, cellY, width, height, false);  // null: no room
 * }</pre>
 */
public final class PanelPlace {
  /** Pixels between the panel and the cell. */
  static final double BESIDE = 36;

  /** The part of the panel's area that may cover layers. */
  static final double MOST_COVERED = 0.08;

  /** What a pixel of distance to the cell counts, in pixels of covered layers. */
  private static final double DISTANCE = 8;

  /** What a covered pixel counts where nothing is told of, in pixels of distance to the corner. */
  private static final double MUCH = 25;

  /** Another place must be better by this part of the panel's area. */
  private static final double CLEARLY = 0.12;

  /** Pixels between the places that are tried. */
  private static final double STEP = 32;

  private double asideX = Double.NaN;
  private double asideY = Double.NaN;

  /** Forgets where the panel was. */
  public void forget() {
    asideX = Double.NaN;
    asideY = Double.NaN;
  }

  /**
   * Finds the place of a panel that tells of a cell.
   *
   * @param free the part of the window that nothing covers
   * @param boards rectangles on the layers; what they share counts for each
   * @param x the middle of the cell
   * @param y the middle of the cell
   * @param width width of the panel
   * @param height height of the panel
   * @param forced true for the best place even where it covers layers
   * @return null where it would cover the cell, or more than a little of the layers
   */
  public @Nullable Box find(
      Box free, List<Box> boards, double x, double y, double width, double height, boolean forced) {
    List<Box> places = places(free, width, height);
    if (places.isEmpty()) {
      return null;
    }
    Box best = null;
    double least = Double.POSITIVE_INFINITY;
    if (!Double.isNaN(asideX)) {
      Box last = inside(free, x + asideX, y + asideY, width, height);
      least = cost(last, boards, x, y) - CLEARLY * width * height;
      best = least < Double.POSITIVE_INFINITY ? last : null;
    }
    double middleX = x - width / 2;
    double middleY = y - height / 2;
    places.add(inside(free, x + BESIDE, middleY, width, height));
    places.add(inside(free, x - BESIDE - width, middleY, width, height));
    places.add(inside(free, middleX, y - BESIDE - height, width, height));
    places.add(inside(free, middleX, y + BESIDE, width, height));
    for (Box place : places) {
      double cost = cost(place, boards, x, y);
      if (cost < least) {
        least = cost;
        best = place;
      }
    }
    double most = forced ? Double.POSITIVE_INFINITY : MOST_COVERED * width * height;
    if (best == null || covered(best, boards) > most) {
      forget();
      return null;
    }
    asideX = best.left() - x;
    asideY = best.top() - y;
    return best;
  }

  /**
   * The emptiest place for a panel that tells of nothing in the scene; of several, that nearest to
   * the upper left corner.
   *
   * @return null where it is larger than the free part
   */
  public static @Nullable Box emptiest(Box free, List<Box> boards, double width, double height) {
    Box best = null;
    double least = Double.POSITIVE_INFINITY;
    for (Box place : places(free, width, height)) {
      double away = place.left() - free.left() + place.top() - free.top();
      double cost = MUCH * covered(place, boards) + away;
      if (cost < least) {
        least = cost;
        best = place;
      }
    }
    return best;
  }

  /** Places all over the free part, its edges among them; none where the panel is too large. */
  private static List<Box> places(Box free, double width, double height) {
    List<Box> places = new ArrayList<>();
    double spareX = free.width() - width;
    double spareY = free.height() - height;
    if (spareX < 0 || spareY < 0) {
      return places;
    }
    int columns = (int) Math.ceil(spareX / STEP);
    int rows = (int) Math.ceil(spareY / STEP);
    for (int row = 0; row <= rows; row++) {
      for (int column = 0; column <= columns; column++) {
        double left = free.left() + spareX * column / Math.max(1, columns);
        double top = free.top() + spareY * row / Math.max(1, rows);
        places.add(inside(free, left, top, width, height));
      }
    }
    return places;
  }

  /** The place nearest to a wanted one that is inside the free part. */
  private static Box inside(Box free, double left, double top, double width, double height) {
    double x = Math.max(free.left(), Math.min(free.right() - width, left));
    double y = Math.max(free.top(), Math.min(free.bottom() - height, top));
    return new Box(
        Math.min(Math.round(x), Math.floor(free.right() - width)),
        Math.min(Math.round(y), Math.floor(free.bottom() - height)),
        width,
        height);
  }

  private static double cost(Box place, List<Box> boards, double x, double y) {
    double distance = place.distance(x, y);
    return distance < BESIDE / 2
        ? Double.POSITIVE_INFINITY
        : covered(place, boards) + DISTANCE * distance;
  }

  /** True where a panel covers next to nothing and is inside the free part. */
  public static boolean isClear(Box place, Box free, List<Box> boards) {
    boolean inside =
        place.left() >= free.left()
            && place.top() >= free.top()
            && place.right() <= free.right()
            && place.bottom() <= free.bottom();
    return inside && covered(place, boards) <= MOST_COVERED * place.width() * place.height();
  }

  private static double covered(Box place, List<Box> boards) {
    double covered = 0;
    for (Box board : boards) {
      covered += place.overlap(board);
    }
    return covered;
  }
}
