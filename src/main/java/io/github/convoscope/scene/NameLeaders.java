package io.github.convoscope.scene;

import io.github.convoscope.layout.LabelSpread;
import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds places further away for names of boards that have no space at their edges, as in a view
 * along the rows, where boards hide each other's edges. A line leads from the board to the name.
 */
final class NameLeaders {
  /** Longest line, pixels in a view of usual height. */
  private static final double LONGEST = 150;

  private static final double STEP = 15;

  /** Directions of lines that are tried. */
  private static final int DIRECTIONS = 16;

  /** Points along an edge of a board where lines may begin. */
  private static final double[] ALONG = {0, 0.25, 0.5, 0.75};

  /** As many pixels may a line be longer that crosses one board less. */
  private static final double CROSSING = 40;

  /** With more names than these without space, a network is too large for lines. */
  private static final int MOST = 6;

  /**
   * A line from a board to its name, pixels.
   *
   * @param board where it begins, at the edge of the board
   * @param name where it ends, at the edge of the name
   */
  record Leader(Point board, Point name) {}

  private record Candidate(LabelSpread.Box box, Leader leader, double cost) {}

  private NameLeaders() {}

  /**
   * Gives names without a place one further away, where there is space.
   *
   * @param boards corners of each layer's board in turn, pixels; none where it is not seen
   * @param boxes the place of each name or null; changed
   * @param named blocks whose layers need no line
   * @return the line of each name that was placed here, by index of the layer
   */
  static Map<Integer, Leader> place(
      NamePlacer.View view,
      List<List<Point>> boards,
      List<LabelSpread.@Nullable Box> boxes,
      Set<String> named) {
    List<Integer> without = new ArrayList<>();
    for (LayerPlace place : view.layout().places()) {
      int layer = place.layer().index();
      boolean lacking = boxes.get(layer) == null && !boards.get(layer).isEmpty();
      if (lacking && !NamePlacer.isMinor(place) && !named.contains(NameForm.block(place.layer()))) {
        without.add(layer);
      }
    }
    Map<Integer, Leader> leaders = new HashMap<>();
    if (without.size() > MOST) {
      return leaders;
    }
    for (int layer : without) {
      Candidate best = best(view, boards, boxes, leaders, layer);
      if (best != null) {
        boxes.set(layer, best.box);
        leaders.put(layer, best.leader);
      }
    }
    return leaders;
  }

  private static @Nullable Candidate best(
      NamePlacer.View view,
      List<List<Point>> boards,
      List<LabelSpread.@Nullable Box> boxes,
      Map<Integer, Leader> leaders,
      int layer) {
    List<Point> board = boards.get(layer);
    NamePlacer.Size size = view.sizes().get(layer);
    double magnification = Projection.magnification(view.height());
    Candidate best = null;
    for (int edge = 0; edge < board.size(); edge++) {
      Point along = board.get((edge + 1) % board.size()).minus(board.get(edge));
      for (double part : ALONG) {
        Point from = board.get(edge).plus(along.times(part));
        if (!view.area().contains(new LabelSpread.Box(from.x(), from.y(), 0, 0))) {
          continue;
        }
        for (int turn = 0; turn < DIRECTIONS; turn++) {
          double angle = 2 * Math.PI * turn / DIRECTIONS;
          Point way = new Point(Math.cos(angle), Math.sin(angle), 0);
          for (double length = STEP; length <= LONGEST; length += STEP) {
            double pixels = length * magnification;
            if (best != null && pixels >= best.cost) {
              break;
            }
            Candidate next = candidate(from, way, pixels, size);
            if (isFree(next, view, boards, boxes, leaders)) {
              double cost = pixels + CROSSING * magnification * crossed(next.leader, boards, layer);
              if (best == null || cost < best.cost) {
                best = new Candidate(next.box, next.leader, cost);
              }
              break;
            }
          }
        }
      }
    }
    return best;
  }

  /** A name whose text begins where a line ends. */
  private static Candidate candidate(Point from, Point way, double length, NamePlacer.Size size) {
    Point end = from.plus(way.times(length));
    double x = end.x() - size.width() / 2 + way.x() * size.width() / 2;
    double y = end.y() - size.height() / 2 + way.y() * size.height() / 2;
    LabelSpread.Box box = new LabelSpread.Box(x, y, size.width(), size.height());
    double gap = NamePlacer.GAP / 2;
    Point name =
        new Point(
            Math.max(x + gap, Math.min(x + size.width() - gap, end.x())),
            Math.max(y + gap, Math.min(y + size.height() - gap, end.y())),
            0);
    return new Candidate(box, new Leader(from, name), length);
  }

  private static boolean isFree(
      Candidate candidate,
      NamePlacer.View view,
      List<List<Point>> boards,
      List<LabelSpread.@Nullable Box> boxes,
      Map<Integer, Leader> leaders) {
    if (!view.area().contains(candidate.box)) {
      return false;
    }
    List<Point> line = List.of(candidate.leader.board, candidate.leader.name);
    for (LabelSpread.Box other : boxes) {
      if (other != null && (candidate.box.overlaps(other) || Polygons.meet(corners(other), line))) {
        return false;
      }
    }
    List<Point> name = corners(candidate.box);
    for (Leader other : leaders.values()) {
      List<Point> otherLine = List.of(other.board, other.name);
      if (Polygons.meet(name, otherLine) || Polygons.meet(line, otherLine)) {
        return false;
      }
    }
    for (List<Point> board : boards) {
      if (!board.isEmpty() && Polygons.meet(name, board)) {
        return false;
      }
    }
    List<Point> classes = classNames(view, boards);
    return classes.isEmpty() || !Polygons.meet(name, classes);
  }

  /** Where the names of the classes stand, above the rear edge of the answer's board. */
  private static List<Point> classNames(NamePlacer.View view, List<List<Point>> boards) {
    List<Point> answer = boards.get(view.layout().spec().output().index());
    if (view.aboveAnswer() == 0 || answer.isEmpty()) {
      return List.of();
    }
    Point left = answer.get(0).x() < answer.get(1).x() ? answer.get(0) : answer.get(1);
    Point right = left == answer.get(0) ? answer.get(1) : answer.get(0);
    // At a slant they lean to the right.
    Point up = new Point(0, -view.aboveAnswer(), 0);
    Point aside = new Point(view.aboveAnswer(), 0, 0);
    return List.of(left, right, right.plus(up).plus(aside), left.plus(up));
  }

  /** The number of other boards that a line crosses. */
  private static int crossed(Leader leader, List<List<Point>> boards, int own) {
    List<Point> line = List.of(leader.board, leader.name);
    int crossed = 0;
    for (int layer = 0; layer < boards.size(); layer++) {
      List<Point> board = boards.get(layer);
      if (layer != own && !board.isEmpty() && Polygons.meet(line, board)) {
        crossed++;
      }
    }
    return crossed;
  }

  /** The corners of a name without the gap around it. */
  private static List<Point> corners(LabelSpread.Box box) {
    return Polygons.rectangle(box, NamePlacer.GAP / 2);
  }
}
