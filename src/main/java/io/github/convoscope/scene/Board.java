package io.github.convoscope.scene;

import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.MapGrid;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.paint.PhongMaterial;
import javafx.scene.shape.CullFace;
import javafx.scene.shape.MeshView;
import javafx.scene.shape.TriangleMesh;

/**
 * The board behind the feature maps of a layer, with a rim. It has holes behind the maps, because a
 * software renderer would paint the hidden part too. JavaFX thread only.
 */
final class Board extends Group {
  private static final double FRONT = 0.6;
  private static final double BACK = 6;

  /** Width of the rim; world units. */
  private static final double RIM = 1.1;

  /** How far the board reaches behind a map, as a part of the map's side. */
  private static final double BEHIND = 0.03;

  private static final Color DARK = Color.web("#171c29");
  private static final Color DARK_RIM = Color.web("#39445a");
  private static final Color LIGHT = Color.web("#dde3eb");
  private static final Color LIGHT_RIM = Color.web("#a9b4c3");

  /** A closed layer looks like a lid. */
  private static final Color CLOSED_DARK = Color.web("#33476a");

  private static final Color CLOSED_LIGHT = Color.web("#8ea3c2");

  private final boolean closed;
  private final MeshView face = part();
  private final MeshView rim = part();
  private final PhongMaterial faceMaterial = new PhongMaterial();
  private final PhongMaterial rimMaterial = new PhongMaterial();

  Board(LayerPlace place) {
    closed = place.closed();
    faceMaterial.setSpecularColor(Color.BLACK);
    rimMaterial.setSpecularColor(Color.BLACK);
    face.setMaterial(faceMaterial);
    rim.setMaterial(rimMaterial);
    getChildren().addAll(face, rim);
    setMouseTransparent(true);
    setLight(false);
    move(place);
  }

  private static MeshView part() {
    MeshView view = new MeshView();
    view.setCullFace(CullFace.NONE);
    view.setMouseTransparent(true);
    return view;
  }

  /** Takes the size and the maps of a place. */
  void move(LayerPlace place) {
    face.setMesh(face(place));
    rim.setMesh(rim(place));
  }

  private static TriangleMesh face(LayerPlace place) {
    double right = place.width() / 2 + place.margin();
    double bottom = place.height() / 2 + place.margin();
    QuadMeshBuilder quads = new QuadMeshBuilder(place.shape().channels() + 16);
    if (place.grid() instanceof MapGrid.Even even) {
      double behindX = BEHIND * place.mapWidth();
      double behindY = BEHIND * place.mapHeight();
      double above = -bottom;
      for (int row = 0; row < even.rows(); row++) {
        int first = row * even.columns() - even.lead();
        double top = place.top(first) + behindY;
        double below = place.top(first) + place.mapHeight() - behindY;
        quads.face(-right, above, right, top, FRONT);
        double left = -right;
        int end = Math.min(place.shape().channels(), first + even.columns());
        for (int channel = first; channel < end; channel++) {
          quads.face(left, top, place.left(channel) + behindX, below, FRONT);
          left = place.left(channel) + place.mapWidth() - behindX;
        }
        quads.face(left, top, right, below, FRONT);
        above = below;
      }
      quads.face(-right, above, right, bottom, FRONT);
    } else {
      quads.face(-right, -bottom, right, bottom, FRONT);
    }
    return quads.mesh();
  }

  private static TriangleMesh rim(LayerPlace place) {
    double right = place.width() / 2 + place.margin();
    double bottom = place.height() / 2 + place.margin();
    double rim = Math.min(RIM, place.margin() / 3);
    double front = FRONT - 0.1;
    QuadMeshBuilder quads = new QuadMeshBuilder(8);
    quads.face(-right, -bottom, right, -bottom + rim, front);
    quads.face(-right, bottom - rim, right, bottom, front);
    quads.face(-right, -bottom, -right + rim, bottom, front);
    quads.face(right - rim, -bottom, right, bottom, front);
    quads.side(-right, -bottom, right, -bottom, front, BACK);
    quads.side(-right, bottom, right, bottom, front, BACK);
    quads.side(-right, -bottom, -right, bottom, front, BACK);
    quads.side(right, -bottom, right, bottom, front, BACK);
    return quads.mesh();
  }

  /** Changes to light or dark colours. */
  void setLight(boolean light) {
    Color dark = closed ? CLOSED_DARK : DARK;
    faceMaterial.setDiffuseColor(light ? closed ? CLOSED_LIGHT : LIGHT : dark);
    rimMaterial.setDiffuseColor(light ? LIGHT_RIM : DARK_RIM);
  }
}
