package io.github.convoscope.scene;

import io.github.convoscope.layout.LabelSpread;
import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.OpenLayers;
import io.github.convoscope.layout.Projection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds places for the names of layers, so that none covers another. */
interface NamePlacer {
  /** Pixels around a name. */
  double GAP = 8;

  /** Pixels between the edge of a view, where a panel may begin, and a name with its gap. */
  double EDGE = 6;

  /**
   * What names are placed in.
   *
   * @param sizes of each layer's name with the gap around it, pixels
   * @param brief the same for {@link NameForm#BRIEF}
   * @param block the same for {@link NameForm#BLOCK}
   * @param aboveAnswer pixels above the answer that the names of its classes need; 0 without names
   * @param visible for each layer, whether it is shown
   * @param width of the view, pixels
   * @param height of the view, pixels
   */
  record View(
      NetworkLayout layout,
      Projection projection,
      List<Size> sizes,
      List<Size> brief,
      List<Size> block,
      double aboveAnswer,
      boolean[] visible,
      double width,
      double height) {
    /** Where names may stand, with the gap around them: not at the very edge. */
    LabelSpread.Box area() {
      double edge = EDGE * Projection.magnification(height);
      return new LabelSpread.Box(edge, edge, width - 2 * edge, height - 2 * edge);
    }
  }

  /** Width and height of a name with the gap around it, pixels. */
  record Size(double width, double height) {}

  /**
   * Where names stand.
   *
   * @param boxes the place of each layer's name with the gap around it, or null for a layer whose
   *     name is not shown
   * @param forms how much of each name is written
   * @param leaders by index of the layer, the line to a name that does not stand at its board
   */
  record Names(
      List<LabelSpread.@Nullable Box> boxes,
      List<NameForm> forms,
      Map<Integer, NameLeaders.Leader> leaders) {}

  /** Finds the places of all names. */
  Names place(View view);

  /** True for closed layers that only pass on what another shows: others' names come first. */
  static boolean isMinor(LayerPlace place) {
    return place.closed() && OpenLayers.isPassingOn(place.layer());
  }
}
