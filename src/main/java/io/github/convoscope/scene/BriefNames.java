package io.github.convoscope.scene;

import io.github.convoscope.layout.LabelSpread;
import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.network.LayerSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes less of the names that have no place as a whole, as boards of a large network stand close
 * to each other. First each block gets a name at one of its boards, then each board.
 */
final class BriefNames {
  /** Points along the left and right edge of a board where a name may stand. */
  private static final double[] ALONG = {0.5, 0.25, 0.75, 0, 1};

  /**
   * As many pixels further away must other boards be than its own, so that it is seen whose it is.
   */
  private static final double CLEAR = 10;

  private final NamePlacer.View view;
  private final List<List<Point>> boards;
  private final List<LabelSpread.@Nullable Box> boxes;
  private final NameForm[] forms;

  private BriefNames(
      NamePlacer.View view,
      List<List<Point>> boards,
      List<LabelSpread.@Nullable Box> boxes,
      NameForm[] forms) {
    this.view = view;
    this.boards = boards;
    this.boxes = boxes;
    this.forms = forms;
  }

  /**
   * Gives names without a place one in a shorter form, where there is space.
   *
   * @param boards corners of each layer's board in turn, pixels; none where it is not seen
   * @param boxes the place of each name or null; changed
   * @param forms how much of each name is written; changed
   * @return the blocks that have a name at one of their boards
   */
  static Set<String> place(
      NamePlacer.View view,
      List<List<Point>> boards,
      List<LabelSpread.@Nullable Box> boxes,
      NameForm[] forms) {
    return new BriefNames(view, boards, boxes, forms).place();
  }

  private Set<String> place() {
    List<LayerSpec> without = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (LayerPlace place : view.layout().places()) {
      LayerSpec layer = place.layer();
      if (boxes.get(layer.index()) != null) {
        named.add(NameForm.block(layer));
      } else if (!boards.get(layer.index()).isEmpty() && !NamePlacer.isMinor(place)) {
        without.add(layer);
      }
    }
    // What stands in no block has nothing else that names it.
    named.remove("");
    for (NameForm form : List.of(NameForm.BRIEF, NameForm.BLOCK)) {
      for (LayerSpec layer : without) {
        String block = NameForm.block(layer);
        boolean sensible = form == NameForm.BRIEF || !block.isEmpty();
        if (sensible && !named.contains(block) && put(layer.index(), form) && !block.isEmpty()) {
          named.add(block);
        }
      }
    }
    for (LayerSpec layer : without) {
      if (boxes.get(layer.index()) == null) {
        put(layer.index(), NameForm.BRIEF);
      }
    }
    return named;
  }

  private boolean put(int layer, NameForm form) {
    NamePlacer.Size size =
        form == NameForm.BRIEF ? view.brief().get(layer) : view.block().get(layer);
    List<LabelSpread.Box> placed = new ArrayList<>();
    for (LabelSpread.Box box : boxes) {
      if (box != null) {
        placed.add(box);
      }
    }
    List<Point> board = boards.get(layer);
    for (int side : new int[] {NamesBeside.LEFT, NamesBeside.RIGHT}) {
      for (double along : ALONG) {
        LabelSpread.Box box = beside(board, side, along, size);
        if (NamesBeside.isFree(box, view, boards, placed) && isClear(box, layer)) {
          boxes.set(layer, box);
          forms[layer] = form;
          return true;
        }
      }
    }
    return false;
  }

  /** True where a name is clearly closer to its own board than to any other. */
  private boolean isClear(LabelSpread.Box box, int layer) {
    double more = CLEAR * Projection.magnification(view.height());
    List<Point> around =
        Polygons.rectangle(
            new LabelSpread.Box(box.x() - more, box.y(), box.width() + 2 * more, box.height()),
            NamePlacer.GAP / 2);
    for (int other = 0; other < boards.size(); other++) {
      List<Point> board = boards.get(other);
      if (other != layer && !board.isEmpty() && Polygons.meet(around, board)) {
        return false;
      }
    }
    return true;
  }

  /** Beside a point of an edge, as close as its slant lets it. */
  private static LabelSpread.Box beside(
      List<Point> board, int side, double along, NamePlacer.Size size) {
    Point from = board.get(side);
    Point edge = board.get((side + 1) % board.size()).minus(from);
    Point at = from.plus(edge.times(along));
    Point middle = board.get(0).plus(board.get(2)).times(0.5);
    double slant = Math.abs(edge.y()) < 1 ? 0 : Math.abs(edge.x() / edge.y()) * size.height() / 2;
    double x =
        at.x() < middle.x()
            ? at.x() - slant - size.width() - NamesBeside.AIR
            : at.x() + slant + NamesBeside.AIR;
    return new LabelSpread.Box(x, at.y() - size.height() / 2, size.width(), size.height());
  }
}
