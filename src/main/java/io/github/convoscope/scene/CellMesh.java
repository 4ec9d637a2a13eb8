package io.github.convoscope.scene;

import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.network.Shape;
import java.nio.IntBuffer;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.PhongMaterial;
import javafx.scene.shape.CullFace;
import javafx.scene.shape.MeshView;
import javafx.scene.shape.TriangleMesh;
import javafx.scene.shape.VertexFormat;

/**
 * Some channels of a layer as one mesh with one texture: a texel a neuron, a quad a neuron whose
 * four vertices share their texel's centre. JavaFX only has smoothing texture filters; with equal
 * coordinates at all corners they have nothing to smooth, so the colours are exact at any zoom.
 */
final class CellMesh extends MeshView {
  /** Prism refuses textures with longer sides. */
  private static final int LONGEST_SIDE = 4096;

  private final int first;
  private final int count;
  private final PixelBuffer<IntBuffer> pixels;

  CellMesh(LayerPlace place, int fromChannel, int toChannel) {
    Shape shape = place.layer().shape();
    first = fromChannel * shape.mapSize();
    count = (toChannel - fromChannel) * shape.mapSize();
    int width = textureWidth(shape, count);
    int height = (count + width - 1) / width;
    pixels =
        new PixelBuffer<>(
            width, height, IntBuffer.allocate(width * height), PixelFormat.getIntArgbPreInstance());
    setMesh(mesh(place, fromChannel, toChannel, width, height));
    PhongMaterial material = new PhongMaterial(Color.WHITE);
    material.setSpecularColor(Color.BLACK);
    material.setDiffuseMap(new WritableImage(pixels));
    setMaterial(material);
    setCullFace(CullFace.NONE);
    setMouseTransparent(true);
  }

  /** How many channels fit one texture. */
  static int mostChannels(LayerPlace place) {
    Shape shape = place.layer().shape();
    return shape.spatial()
        ? Math.max(1, LONGEST_SIDE / shape.rows())
        : LONGEST_SIDE * LONGEST_SIDE / 4;
  }

  /** Shows the part of the layer's colours that belongs here. */
  void show(int[] colours) {
    pixels.updateBuffer(
        buffer -> {
          buffer.getBuffer().put(0, colours, first, count);
          return null;
        });
  }

  int triangles() {
    return 2 * count;
  }

  private static int textureWidth(Shape shape, int count) {
    return shape.spatial()
        ? shape.columns()
        : Math.min(LONGEST_SIDE, (int) Math.ceil(Math.sqrt(count)));
  }

  private static TriangleMesh mesh(LayerPlace place, int from, int to, int width, int height) {
    Shape shape = place.layer().shape();
    int cells = (to - from) * shape.mapSize();
    int cornersAcross = shape.columns() + 1;
    int cornersOfMap = cornersAcross * (shape.rows() + 1);
    float[] points = new float[(to - from) * cornersOfMap * 3];
    float[] texels = new float[cells * 2];
    int[] faces = new int[cells * 18];
    int p = 0;
    int cell = 0;
    int f = 0;
    for (int channel = from; channel < to; channel++) {
      int map = p / 3;
      for (int row = 0; row <= shape.rows(); row++) {
        for (int column = 0; column <= shape.columns(); column++) {
          points[p++] = (float) (place.left(channel) + column * place.cell());
          points[p++] = (float) (place.top(channel) + row * place.cell());
          p++;
        }
      }
      for (int row = 0; row < shape.rows(); row++) {
        for (int column = 0; column < shape.columns(); column++) {
          texels[2 * cell] = (cell % width + 0.5f) / width;
          texels[2 * cell + 1] = (cell / width + 0.5f) / height;
          int corner = map + row * cornersAcross + column;
          int below = corner + cornersAcross;
          for (int vertex : new int[] {corner, below, corner + 1, corner + 1, below, below + 1}) {
            faces[f] = vertex;
            faces[f + 2] = cell;
            f += 3;
          }
          cell++;
        }
      }
    }
    TriangleMesh mesh = new TriangleMesh(VertexFormat.POINT_NORMAL_TEXCOORD);
    mesh.getPoints().setAll(points);
    mesh.getNormals().setAll(0, 0, -1);
    mesh.getTexCoords().setAll(texels);
    mesh.getFaces().setAll(faces);
    return mesh;
  }
}
