package io.github.convoscope.scene;

import io.github.convoscope.layout.LayerPlace;
import javafx.scene.paint.Color;
import javafx.scene.paint.PhongMaterial;
import javafx.scene.shape.CullFace;
import javafx.scene.shape.MeshView;
import javafx.scene.shape.TriangleMesh;

/**
 * The board behind the feature maps of a layer. It has holes behind the maps, because a software
 * renderer would paint the hidden part too.
 */
final class Board extends MeshView {
  private static final double FRONT = 1;
  private static final double BACK = 6;

  /** How far the board reaches behind a map, as a part of the map's side. */
  private static final double BEHIND = 0.03;

  private static final Color DARK = Color.web("#222a36");
  private static final Color LIGHT = Color.web("#c3cad4");

  /** A closed layer looks like a lid. */
  private static final Color CLOSED_DARK = Color.web("#3d5272");

  private static final Color CLOSED_LIGHT = Color.web("#8ea3c2");

  private final boolean closed;

  private final PhongMaterial material = new PhongMaterial();

  Board(LayerPlace place) {
    super(mesh(place));
    closed = place.closed();
    setLight(false);
    material.setSpecularColor(Color.BLACK);
    setMaterial(material);
    setCullFace(CullFace.NONE);
    setMouseTransparent(true);
  }

  private static TriangleMesh mesh(LayerPlace place) {
    double right = place.width() / 2 + place.margin();
    double bottom = place.height() / 2 + place.margin();
    QuadMeshBuilder quads = new QuadMeshBuilder(place.shape().channels() + 2 * place.rows() + 5);
    double behindX = BEHIND * place.mapWidth();
    double behindY = BEHIND * place.mapHeight();
    double above = -bottom;
    for (int row = 0; row < place.rows(); row++) {
      int first = row * place.columns();
      double top = place.top(first) + behindY;
      double below = place.top(first) + place.mapHeight() - behindY;
      quads.face(-right, above, right, top, FRONT);
      double left = -right;
      int end = Math.min(place.shape().channels(), first + place.columns());
      for (int channel = first; channel < end; channel++) {
        quads.face(left, top, place.left(channel) + behindX, below, FRONT);
        left = place.left(channel) + place.mapWidth() - behindX;
      }
      quads.face(left, top, right, below, FRONT);
      above = below;
    }
    quads.face(-right, above, right, bottom, FRONT);
    quads.side(-right, -bottom, right, -bottom, FRONT, BACK);
    quads.side(-right, bottom, right, bottom, FRONT, BACK);
    quads.side(-right, -bottom, -right, bottom, FRONT, BACK);
    quads.side(right, -bottom, right, bottom, FRONT, BACK);
    return quads.mesh();
  }

  /** Changes to light or dark colours. */
  void setLight(boolean light) {
    Color dark = closed ? CLOSED_DARK : DARK;
    material.setDiffuseColor(light ? closed ? CLOSED_LIGHT : LIGHT : dark);
  }
}
