package io.github.convoscope.scene;

import io.github.convoscope.layout.LabelSpread;
import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.network.NetworkSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Places the names of layers at the edges of their boards: on the side where most of them have
 * space, else on another side, else further away with a line to it. Where many have no space, less
 * of their names is written.
 */
final class NamesBeside implements NamePlacer {
  /** Edges of a board, as indices of its corners in turn. */
  static final int LEFT = 3;

  static final int RIGHT = 1;
  private static final int FRONT = 2;
  private static final int REAR = 0;

  /** Close up, a name may stand on the margin of a board, this far from its maps; pixels. */
  private static final double MOST_MARGIN = 20;

  /** Pixels between a board and a name at its left or right edge, beside the gap. */
  static final double AIR = 3;

  private static final List<List<Integer>> ORDERS =
      List.of(
          List.of(LEFT, FRONT, RIGHT, REAR),
          List.of(RIGHT, FRONT, LEFT, REAR),
          List.of(FRONT, LEFT, RIGHT, REAR));

  @Override
  public Names place(View view) {
    List<List<Point>> boards = new ArrayList<>();
    for (LayerPlace place : view.layout().places()) {
      boards.add(seen(place, view));
    }
    List<LabelSpread.@Nullable Box> best = List.of();
    int most = -1;
    for (List<Integer> order : ORDERS) {
      List<LabelSpread.@Nullable Box> boxes = place(view, boards, order);
      int placed = (int) boxes.stream().filter(box -> box != null).count();
      if (placed > most) {
        best = boxes;
        most = placed;
      }
    }
    NameForm[] forms = new NameForm[best.size()];
    Arrays.fill(forms, NameForm.WHOLE);
    Map<Integer, NameLeaders.Leader> leaders = NameLeaders.place(view, boards, best);
    if (leaders.isEmpty()) {
      Set<String> named = BriefNames.place(view, boards, best, forms);
      leaders = NameLeaders.placeBlocks(view, boards, best, forms, named);
    }
    return new Names(best, List.of(forms), leaders);
  }

  private static List<LabelSpread.@Nullable Box> place(
      View view, List<List<Point>> boards, List<Integer> order) {
    List<LayerPlace> places = view.layout().places();
    List<LabelSpread.@Nullable Box> all = new ArrayList<>(Collections.nCopies(places.size(), null));
    List<LabelSpread.Box> placed = new ArrayList<>();
    List<LayerPlace> byRank = new ArrayList<>(places);
    byRank.sort(Comparator.comparing(NamePlacer::isMinor));
    for (LayerPlace place : byRank) {
      int layer = place.layer().index();
      List<Point> board = boards.get(layer);
      if (board.isEmpty()) {
        continue;
      }
      for (int side : order) {
        if (side == REAR && hasClassNames(place, view)) {
          continue;
        }
        LabelSpread.Box box = at(board, side, view.sizes().get(layer));
        if (isFree(box, view, boards, placed)) {
          all.set(layer, box);
          placed.add(box);
          break;
        }
      }
    }
    return all;
  }

  /** True for the answer where the names of its classes stand at the rear of its board. */
  private static boolean hasClassNames(LayerPlace place, View view) {
    NetworkSpec spec = view.layout().spec();
    return place.layer().index() == spec.output().index()
        && !place.closed()
        && spec.labels().size() == spec.classes();
  }

  /** The corners of a board in the view, pixels; none where it is not seen as a whole. */
  private static List<Point> seen(LayerPlace place, View view) {
    Projection projection = view.projection();
    List<Point> corners = new ArrayList<>();
    double scale = projection.scale(place.plane().centre());
    if (view.visible()[place.layer().index()] && scale > 0) {
      for (Point corner : place.corners(Math.min(place.margin(), MOST_MARGIN / scale), 0)) {
        if (projection.depth(corner) <= 0) {
          return List.of();
        }
        corners.add(new Point(projection.x(corner), projection.y(corner), 0));
      }
    }
    return corners;
  }

  /** Beside the middle of an edge, away from the middle of the board. */
  private static LabelSpread.Box at(List<Point> board, int side, Size size) {
    Point from = board.get(side);
    Point to = board.get((side + 1) % 4);
    Point edge = from.plus(to).times(0.5);
    Point middle = board.get(0).plus(board.get(2)).times(0.5);
    double x = edge.x() - size.width() / 2;
    double y = edge.y() - size.height() / 2;
    boolean sideways = side == LEFT || side == RIGHT;
    if (sideways) {
      boolean toLeft = edge.x() < middle.x();
      x =
          toLeft
              ? Math.min(from.x(), to.x()) - size.width() - AIR
              : Math.max(from.x(), to.x()) + AIR;
      // Close to the nearer end of a slanting edge.
      double wide = Math.abs(from.x() - to.x());
      if (wide > size.height()) {
        boolean first = toLeft == from.x() < to.x();
        y = (first ? from.y() : to.y()) - size.height() / 2;
      }
    } else {
      y =
          edge.y() < middle.y()
              ? Math.min(from.y(), to.y()) - size.height()
              : Math.max(from.y(), to.y());
    }
    return new LabelSpread.Box(x, y, size.width(), size.height());
  }

  static boolean isFree(
      LabelSpread.Box box, View view, List<List<Point>> boards, List<LabelSpread.Box> placed) {
    List<Point> ink = Polygons.rectangle(box, GAP / 2);
    return view.area().contains(box)
        && placed.stream().noneMatch(box::overlaps)
        && boards.stream().noneMatch(board -> !board.isEmpty() && Polygons.meet(ink, board));
  }
}
