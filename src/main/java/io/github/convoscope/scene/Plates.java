package io.github.convoscope.scene;

import io.github.convoscope.layout.LayerPlace;
import javafx.scene.paint.Color;
import javafx.scene.paint.PhongMaterial;
import org.fxyz3d.shapes.primitives.CuboidMesh;

/** Decoration behind the data: the board that a layer's maps are mounted on. */
final class Plates {
  private static final double THICK = 5;
  private static final double MARGIN = 5;
  private static final Color DARK = Color.web("#222a36");
  private static final Color LIGHT = Color.web("#c3cad4");

  private Plates() {}

  static CuboidMesh behind(LayerPlace place) {
    CuboidMesh board =
        new CuboidMesh(place.width() + 2 * MARGIN, place.height() + 2 * MARGIN, THICK);
    board.setTranslateZ(THICK / 2 + 1);
    board.setMaterial(material(DARK));
    board.setMouseTransparent(true);
    return board;
  }

  /** Suits a board to a dark or a light surface. */
  static void setLight(CuboidMesh board, boolean light) {
    ((PhongMaterial) board.getMaterial()).setDiffuseColor(light ? LIGHT : DARK);
  }

  private static PhongMaterial material(Color colour) {
    PhongMaterial material = new PhongMaterial(colour);
    material.setSpecularColor(Color.BLACK);
    return material;
  }
}
