package io.github.convoscope.scene;

import io.github.convoscope.layout.LabelSpread;
import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.network.LayerSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

  /** With more names than these without space, a network is too large for lines to all. */
  private static final int MOST = 6;

  /** With more blocks than these without a name, there is no space for lines at all. */
  private static final int MOST_BLOCKS = 10;

  /**
   * A line from a board to its name, pixels.
   *
   * @param board where it begins, at the edge of the board
   * @param name where it ends, at the edge of the name
   */
  record Leader(Point board, Point name) {}

  private record Candidate(LabelSpread.Box box, Leader leader, double cost) {}

  private final NamePlacer.View view;
  private final List<List<Point>> boards;

  /** The rectangle around each board: most names and lines are far from most of them. */
  private final List<LabelSpread.Box> around = new ArrayList<>();

  private final List<LabelSpread.@Nullable Box> boxes;
  private final List<Point> classes;
  private final Map<Integer, Leader> leaders = new HashMap<>();

  private NameLeaders(
      NamePlacer.View view, List<List<Point>> boards, List<LabelSpread.@Nullable Box> boxes) {
    this.view = view;
    this.boards = boards;
    this.boxes = boxes;
    boards.forEach(board -> around.add(around(board)));
    classes = classNames(view, boards);
  }

  private static LabelSpread.Box around(List<Point> points) {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Point point : points) {
      left = Math.min(left, point.x());
      top = Math.min(top, point.y());
      right = Math.max(right, point.x());
      bottom = Math.max(bottom, point.y());
    }
    return new LabelSpread.Box(left, top, right - left, bottom - top);
  }

  /**
   * Gives names without a place one further away, where there is space.
   *
   * @param boards corners of each layer's board in turn, pixels; none where it is not seen
   * @param boxes the place of each name or null; changed
   * @return the line of each name that was placed here, by index of the layer
   */
  static Map<Integer, Leader> place(
      NamePlacer.View view, List<List<Point>> boards, List<LabelSpread.@Nullable Box> boxes) {
    List<LayerSpec> without = without(view, boards, boxes, Set.of());
    if (without.isEmpty() || without.size() > MOST) {
      return Map.of();
    }
    NameLeaders found = new NameLeaders(view, boards, boxes);
    for (LayerSpec layer : without) {
      Candidate best = found.best(layer.index(), view.sizes().get(layer.index()));
      if (best != null) {
        found.take(layer.index(), best);
      }
    }
    return found.leaders;
  }

  /**
   * Gives each block whose layers have no place, and each such layer outside of blocks, a short
   * name further away, where there is space: at the first of its boards that a line can lead to.
   *
   * @param boards corners of each layer's board in turn, pixels; none where it is not seen
   * @param boxes the place of each name or null; changed
   * @param forms how much of each name is written; changed
   * @param named blocks that have a name
   * @return the line of each name that was placed here, by index of the layer
   */
  static Map<Integer, Leader> placeBlocks(
      NamePlacer.View view,
      List<List<Point>> boards,
      List<LabelSpread.@Nullable Box> boxes,
      NameForm[] forms,
      Set<String> named) {
    Map<String, List<Integer>> blocks = new LinkedHashMap<>();
    for (LayerSpec layer : without(view, boards, boxes, named)) {
      String block = NameForm.block(layer);
      blocks
          .computeIfAbsent(block.isEmpty() ? layer.name() : block, key -> new ArrayList<>())
          .add(layer.index());
    }
    if (blocks.isEmpty() || blocks.size() > MOST_BLOCKS) {
      return Map.of();
    }
    NameLeaders found = new NameLeaders(view, boards, boxes);
    for (List<Integer> layers : blocks.values()) {
      for (int layer : layers) {
        boolean inBlock = !NameForm.block(view.layout().spec().layer(layer)).isEmpty();
        Candidate best = found.best(layer, (inBlock ? view.block() : view.brief()).get(layer));
        if (best != null) {
          forms[layer] = inBlock ? NameForm.BLOCK : NameForm.BRIEF;
          found.take(layer, best);
          break;
        }
      }
    }
    return found.leaders;
  }

  private void take(int layer, Candidate place) {
    boxes.set(layer, place.box);
    leaders.put(layer, place.leader);
  }

  private static List<LayerSpec> without(
      NamePlacer.View view,
      List<List<Point>> boards,
      List<LabelSpread.@Nullable Box> boxes,
      Set<String> named) {
    List<LayerSpec> without = new ArrayList<>();
    for (LayerPlace place : view.layout().places()) {
      LayerSpec layer = place.layer();
      boolean lacking = boxes.get(layer.index()) == null && !boards.get(layer.index()).isEmpty();
      if (lacking && !NamePlacer.isMinor(place) && !named.contains(NameForm.block(layer))) {
        without.add(layer);
      }
    }
    return without;
  }

  private @Nullable Candidate best(int layer, NamePlacer.Size size) {
    List<Point> board = boards.get(layer);
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
            if (isFree(next)) {
              double cost = pixels + CROSSING * magnification * crossed(next.leader, layer);
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

  /** What is quickly told, and what most candidates fail at, comes first. */
  private boolean isFree(Candidate candidate) {
    if (!view.area().contains(candidate.box)) {
      return false;
    }
    for (LabelSpread.Box other : boxes) {
      if (other != null && candidate.box.overlaps(other)) {
        return false;
      }
    }
    List<Point> name = corners(candidate.box);
    for (int board = 0; board < boards.size(); board++) {
      if (around.get(board).overlaps(candidate.box) && Polygons.meet(name, boards.get(board))) {
        return false;
      }
    }
    List<Point> line = List.of(candidate.leader.board, candidate.leader.name);
    LabelSpread.Box aroundLine = around(line);
    for (LabelSpread.Box other : boxes) {
      if (other != null && other.overlaps(aroundLine) && Polygons.meet(corners(other), line)) {
        return false;
      }
    }
    for (Leader other : leaders.values()) {
      List<Point> otherLine = List.of(other.board, other.name);
      if (Polygons.meet(name, otherLine) || Polygons.meet(line, otherLine)) {
        return false;
      }
    }
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
  private int crossed(Leader leader, int own) {
    List<Point> line = List.of(leader.board, leader.name);
    LabelSpread.Box aroundLine = around(line);
    int crossed = 0;
    for (int layer = 0; layer < boards.size(); layer++) {
      if (layer != own
          && around.get(layer).overlaps(aroundLine)
          && Polygons.meet(line, boards.get(layer))) {
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
