package io.github.convoscope.scene;

import java.util.function.DoubleFunction;
import javafx.scene.Group;
import javafx.scene.paint.Color;
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

  private Relief(DoubleFunction<PhongMaterial> shades) {
    tops = new QuadPool(shades.apply(1));
    fronts = new QuadPool(shades.apply(FRONT_SHADE));
    sides = new QuadPool(shades.apply(SIDE_SHADE));
    getChildren().addAll(tops, fronts, sides);
    setMouseTransparent(true);
  }

  /** Blocks in the colours of a material. */
  static Relief blocks(PhongMaterial colours) {
    return new Relief(shade -> shade == 1 ? colours : shaded(colours, shade));
  }

  /** Pits in colours of their own. */
  static Relief pits(PitColours colours) {
    return new Relief(colours::material);
  }

  private static PhongMaterial shaded(PhongMaterial colours, double shade) {
    PhongMaterial material = new PhongMaterial(Color.gray(shade));
    material.setSpecularColor(Color.BLACK);
    material.setDiffuseMap(colours.getDiffuseMap());
    return material;
  }

  /** Shows these blocks and no others; copies them. */
  void show(ReliefShape.Blocks blocks) {
    tops.show(blocks.tops);
    fronts.show(blocks.fronts);
    sides.show(blocks.sides);
  }
}
