package io.github.convoscope.scene;

import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.network.Shape;
import javafx.scene.shape.CullFace;
import javafx.scene.shape.MeshView;
import javafx.scene.shape.TriangleMesh;
import javafx.scene.shape.VertexFormat;

/** Feature maps of a layer as one mesh: a textured quad a map, never a node a neuron. */
final class MapsMesh extends MeshView {
  private static final int[] QUAD = {0, 2, 1, 1, 2, 3};

  private MapsMesh(TriangleMesh mesh, LayerTexture texture) {
    super(mesh);
    setMaterial(texture.material());
    setCullFace(CullFace.NONE);
    setMouseTransparent(true);
  }

  /** A quad for each of the channels. */
  static MapsMesh whole(LayerPlace place, LayerTexture texture, int from, int to) {
    Shape shape = texture.shape();
    Quads quads = new Quads(to - from);
    double inset = texture.inset();
    for (int channel = from; channel < to; channel++) {
      double left = place.left(channel);
      double top = place.top(channel);
      quads.add(
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

  /** One map close up: a quad a cell, sharp to its rim, just before the map's own quad. */
  static MapsMesh cells(LayerPlace place, LayerTexture texture, int channel) {
    Shape shape = place.layer().shape();
    Quads quads = new Quads(shape.mapSize());
    double cell = place.cell();
    for (int row = 0; row < shape.rows(); row++) {
      for (int column = 0; column < shape.columns(); column++) {
        double left = place.left(channel) + column * cell;
        double top = place.top(channel) + row * cell;
        float u = texture.u(channel, column + 0.5);
        float v = texture.v(channel, row + 0.5);
        quads.add(left, top, left + cell, top + cell, -0.01 * cell, u, v, u, v);
      }
    }
    return new MapsMesh(quads.mesh(), texture);
  }

  int triangles() {
    return ((TriangleMesh) getMesh()).getFaces().size() / 9;
  }

  /** Collects quads that face the viewer. */
  private static final class Quads {
    private final float[] points;
    private final float[] texels;
    private final int[] faces;
    private int count;

    Quads(int most) {
      points = new float[most * 12];
      texels = new float[most * 8];
      faces = new int[most * 18];
    }

    void add(
        double left,
        double top,
        double right,
        double bottom,
        double z,
        float u0,
        float v0,
        float u1,
        float v1) {
      for (int corner = 0; corner < 4; corner++) {
        int point = count * 12 + corner * 3;
        points[point] = (float) (corner % 2 == 0 ? left : right);
        points[point + 1] = (float) (corner < 2 ? top : bottom);
        points[point + 2] = (float) z;
        texels[count * 8 + corner * 2] = corner % 2 == 0 ? u0 : u1;
        texels[count * 8 + corner * 2 + 1] = corner < 2 ? v0 : v1;
      }
      for (int i = 0; i < 6; i++) {
        faces[count * 18 + i * 3] = count * 4 + QUAD[i];
        faces[count * 18 + i * 3 + 2] = count * 4 + QUAD[i];
      }
      count++;
    }

    TriangleMesh mesh() {
      TriangleMesh mesh = new TriangleMesh(VertexFormat.POINT_NORMAL_TEXCOORD);
      mesh.getPoints().setAll(points);
      mesh.getNormals().setAll(0, 0, -1);
      mesh.getTexCoords().setAll(texels);
      mesh.getFaces().setAll(faces);
      return mesh;
    }
  }
}
