package io.github.convoscope.scene;

import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.network.Shape;
import javafx.scene.shape.CullFace;
import javafx.scene.shape.MeshView;
import javafx.scene.shape.TriangleMesh;

/** Feature maps as one mesh, a textured rectangle for each, or for each cell of a map close up. */
final class MapsMesh extends MeshView {
  private MapsMesh(TriangleMesh mesh, LayerTexture texture) {
    super(mesh);
    setMaterial(texture.material());
    setCullFace(CullFace.NONE);
    setMouseTransparent(true);
  }

  /** A rectangle for each channel of the texture. */
  static MapsMesh whole(LayerPlace place, LayerTexture texture) {
    Shape shape = texture.shape();
    int from = texture.first();
    int to = from + texture.count();
    QuadMeshBuilder quads = new QuadMeshBuilder(to - from);
    double inset = texture.inset();
    for (int channel = from; channel < to; channel++) {
      double left = place.left(channel);
      double top = place.top(channel);
      quads.face(
          left,
          top,
          left + place.mapWidth(),
          top + place.mapHeight(),
          0,
          texture.u(channel, inset),
          texture.v(channel, inset),
          texture.u(channel, shape.columns() - inset),
          texture.v(channel, shape.rows() - inset));
    }
    return new MapsMesh(quads.mesh(), texture);
  }

  /** One map with a rectangle for each cell, sharp to its edge, just in front of the whole map. */
  static MapsMesh cells(LayerPlace place, LayerTexture texture, int channel) {
    Shape shape = place.shape();
    QuadMeshBuilder quads = new QuadMeshBuilder(shape.mapSize());
    double cell = place.cell();
    for (int row = 0; row < shape.rows(); row++) {
      for (int column = 0; column < shape.columns(); column++) {
        double left = place.left(channel) + column * cell;
        double top = place.top(channel) + row * cell;
        float u = texture.u(channel, column + 0.5);
        float v = texture.v(channel, row + 0.5);
        quads.face(left, top, left + cell, top + cell, -0.01 * cell, u, v, u, v);
      }
    }
    return new MapsMesh(quads.mesh(), texture);
  }

  /** Moves the rectangles of whole maps to other places. */
  void move(LayerPlace place, LayerTexture texture) {
    float[] points = new float[texture.count() * 12];
    for (int i = 0; i < texture.count(); i++) {
      int channel = texture.first() + i;
      float left = (float) place.left(channel);
      float top = (float) place.top(channel);
      float right = (float) (place.left(channel) + place.mapWidth());
      float bottom = (float) (place.top(channel) + place.mapHeight());
      for (int corner = 0; corner < 4; corner++) {
        points[i * 12 + corner * 3] = corner % 2 == 0 ? left : right;
        points[i * 12 + corner * 3 + 1] = corner < 2 ? top : bottom;
      }
    }
    ((TriangleMesh) getMesh()).getPoints().setAll(points);
  }

  int triangles() {
    return ((TriangleMesh) getMesh()).getFaces().size() / 9;
  }
}
