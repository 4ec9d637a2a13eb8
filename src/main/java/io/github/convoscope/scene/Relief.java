package io.github.convoscope.scene;

import java.util.function.DoubleFunction;
import javafx.scene.Group;
import javafx.scene.paint.PhongMaterial;

/**
 * Draws the blocks of one layer of a {@link ReliefShape}, or its pits: tops and floors in exactly
 * the cell's colour, sides darker. JavaFX thread only.
 */
final class Relief extends Group {
  private static final double FRONT_SHADE = 0.66;
  private static final double SIDE_SHADE = 0.46;

  private final QuadPool tops;
  private final QuadPool fronts;
  private final QuadPool sides;

  /** Blocks or pits in the colours of these materials, each darker by a factor from 0 to 1. */
  Relief(DoubleFunction<PhongMaterial> shades) {
    tops = new QuadPool(shades.apply(1));
    fronts = new QuadPool(shades.apply(FRONT_SHADE));
    sides = new QuadPool(shades.apply(SIDE_SHADE));
    getChildren().addAll(tops, fronts, sides);
    setMouseTransparent(true);
  }

  /** Shows these blocks and no others; copies them. */
  void show(ReliefShape.Blocks blocks) {
    tops.show(blocks.tops);
    fronts.show(blocks.fronts);
    sides.show(blocks.sides);
  }
}
