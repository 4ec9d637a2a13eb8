package io.github.convoscope.scene;

import io.github.convoscope.layout.LabelSpread;
import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.Projection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Places the names of layers below them, moved to the sides where they would touch. */
final class NamesBelow implements NamePlacer {
  /**
   * How far a name may be beside the middle of its layer, as a part of the sum of both widths; of
   * the layer only what is in view counts.
   */
  private static final double MOST_ASIDE = 0.3;

  @Override
  public Names place(View view) {
    List<NameForm> whole = Collections.nCopies(view.sizes().size(), NameForm.WHOLE);
    return new Names(new Placing(view, view.layout().isRow()).place(), whole, Map.of());
  }

  /**
   * One placing of all names.
   *
   * @param row true where no layer stands above another
   */
  private record Placing(View view, boolean row) {
    List<LabelSpread.@Nullable Box> place() {
      List<Integer> shown = new ArrayList<>();
      List<LabelSpread.Box> wanted = new ArrayList<>();
      List<LayerExtent> extents = new ArrayList<>();
      List<LabelSpread.@Nullable Box> all =
          new ArrayList<>(Collections.nCopies(view.layout().places().size(), null));
      for (LayerPlace place : view.layout().places()) {
        boolean seen = view.visible()[place.layer().index()];
        extents.add(seen ? LayerExtent.of(place, view.projection()) : LayerExtent.NONE);
      }
      for (LayerPlace place : view.layout().places()) {
        int i = place.layer().index();
        if (view.visible()[i]
            && extents.get(i).meets(view.width(), view.height())
            && !NamePlacer.isMinor(place)) {
          shown.add(i);
          wanted.add(under(extents, i));
        }
      }
      List<LabelSpread.@Nullable Box> boxes = spread(extents, shown, wanted);
      int worst = misplaced(extents, shown, boxes);
      while (worst >= 0) {
        shown.remove(worst);
        wanted.remove(worst);
        boxes = spread(extents, shown, wanted);
        worst = misplaced(extents, shown, boxes);
      }
      List<LabelSpread.Box> placed = new ArrayList<>();
      for (int j = 0; j < shown.size(); j++) {
        LabelSpread.Box box = boxes.get(j);
        all.set(shown.get(j), box);
        if (box != null) {
          placed.add(box);
        }
      }
      placeMinor(extents, placed, all);
      return all;
    }

    /** Puts the names of minor layers right below them, where there is space left. */
    private void placeMinor(
        List<LayerExtent> extents,
        List<LabelSpread.Box> placed,
        List<LabelSpread.@Nullable Box> all) {
      for (LayerPlace layer : view.layout().places()) {
        int i = layer.layer().index();
        LayerExtent extent = extents.get(i);
        if (!NamePlacer.isMinor(layer)
            || !view.visible()[i]
            || !extent.meets(view.width(), view.height())) {
          continue;
        }
        LabelSpread.Box wanted = under(extents, i).within(view.area());
        boolean free =
            placed.stream().noneMatch(wanted::overlaps) && !coversOther(extents, extent, wanted);
        all.set(i, free ? wanted : null);
        if (free) {
          placed.add(wanted);
        }
      }
    }

    /** The best place for the name of a layer. */
    private LabelSpread.Box under(List<LayerExtent> extents, int layer) {
      LayerExtent extent = extents.get(layer);
      double width = view.sizes().get(layer).width();
      double height = view.sizes().get(layer).height();
      double x = (extent.left() + extent.right() - width) / 2;
      return new LabelSpread.Box(x, below(extents, extent, x, x + width), width, height);
    }

    private List<LabelSpread.@Nullable Box> spread(
        List<LayerExtent> extents, List<Integer> shown, List<LabelSpread.Box> wanted) {
      List<LabelSpread.Box> clear = new ArrayList<>(wanted);
      List<LabelSpread.@Nullable Box> boxes = LabelSpread.spread(clear, view.area());
      // Where they are now they may cover other cells: move them down, then apart once more.
      for (int j = 0; j < shown.size(); j++) {
        LabelSpread.Box box = boxes.get(j);
        if (box != null) {
          double y = below(extents, extents.get(shown.get(j)), box.x(), box.x() + box.width());
          clear.set(j, new LabelSpread.Box(box.x(), y, box.width(), box.height()));
        }
      }
      return LabelSpread.spread(clear, view.area());
    }

    /**
     * The worst name among those that have no space or would be taken for another layer's: its
     * index in {@code shown}, or −1 when all are fine.
     */
    private int misplaced(
        List<LayerExtent> extents, List<Integer> shown, List<LabelSpread.@Nullable Box> boxes) {
      int worst = -1;
      double furthest = -1;
      for (int j = 0; j < shown.size(); j++) {
        LabelSpread.Box box = boxes.get(j);
        LayerExtent own = extents.get(shown.get(j));
        double left = Math.max(0, own.left());
        double right = Math.min(view.width(), own.right());
        double middle = box == null ? 0 : box.x() + box.width() / 2;
        double off = box == null ? Double.MAX_VALUE : Math.abs(middle - (left + right) / 2);
        boolean nearer =
            extents.stream()
                .anyMatch(
                    other -> isAlongside(own, other) && other.aside(middle) < own.aside(middle));
        boolean astray = box == null || nearer || off > (right - left + box.width()) * MOST_ASIDE;
        boolean covering = box != null && coversOther(extents, own, box);
        boolean misleads = covering && (!row || own.isCutBy(view.width()));
        if ((astray || misleads) && off > furthest) {
          worst = j;
          furthest = off;
        }
      }
      return worst;
    }

    /** The y at which a label is below its own layer and below the cells of its neighbours. */
    private double below(List<LayerExtent> extents, LayerExtent own, double left, double right) {
      double lowest = own.bottom();
      double reach = (own.right() - own.left() + right - left) / 2;
      for (LayerExtent other : extents) {
        boolean beside = other.left() < right - GAP / 2 && left + GAP / 2 < other.right();
        if (beside && isAlongside(own, other) && other.bottom() < own.bottom() + reach) {
          lowest = Math.max(lowest, other.bottom());
        }
      }
      return lowest + GAP / 2 * Projection.magnification(view.height());
    }

    /**
     * True where both are at one height: not in other lines, nor on branches one above the other.
     */
    private boolean isAlongside(LayerExtent own, LayerExtent other) {
      return row || own.top() < other.bottom() && other.top() < own.bottom();
    }

    /** True when a label covers another layer: at the edge of the view there is no other space. */
    private boolean coversOther(List<LayerExtent> extents, LayerExtent own, LabelSpread.Box box) {
      // Where layers stand above each other, a label's empty rim may touch the next one.
      double rim = row ? 0 : GAP;
      return extents.stream().anyMatch(other -> other != own && other.covers(box, rim));
    }
  }
}
