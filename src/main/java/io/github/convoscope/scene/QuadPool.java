package io.github.convoscope.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.paint.PhongMaterial;
import javafx.scene.shape.CullFace;
import javafx.scene.shape.MeshView;
import javafx.scene.shape.TriangleMesh;
import javafx.scene.shape.VertexFormat;

/**
 * Draws the rectangles of a {@link QuadList}, which change with every frame, in meshes of a fixed
 * size: a mesh that grows would be made anew. JavaFX thread only.
 */
final class QuadPool extends Group {
  /**
   * Rectangles of a mesh. JavaFX draws a mesh as a whole: with 512, five of six rectangles that the
   * bundled network's blocks cost would be unused ones.
   */
  private static final int CAPACITY = 128;

  private static final int[] CORNERS = {0, 2, 1, 1, 2, 3};

  private final PhongMaterial material;
  private final List<Part> parts = new ArrayList<>();

  QuadPool(PhongMaterial material) {
    this.material = material;
    setMouseTransparent(true);
  }

  /** Shows these rectangles and no others; copies them. */
  void show(QuadList quads) {
    int needed = (quads.count() + CAPACITY - 1) / CAPACITY;
    while (parts.size() < needed) {
      Part added = new Part(material);
      parts.add(added);
      getChildren().add(added);
    }
    for (int i = 0; i < parts.size(); i++) {
      int from = i * CAPACITY;
      parts.get(i).show(quads, from, Math.max(0, Math.min(CAPACITY, quads.count() - from)));
    }
  }

  /** A mesh; unused rectangles have no area. */
  private static final class Part extends MeshView {
    private final float[] points = new float[CAPACITY * 12];
    private final float[] texels = new float[CAPACITY * 2];
    private final TriangleMesh mesh = new TriangleMesh(VertexFormat.POINT_NORMAL_TEXCOORD);
    private int used;

    Part(PhongMaterial material) {
      mesh.getNormals().setAll(0, 0, -1);
      mesh.getPoints().setAll(points);
      mesh.getTexCoords().setAll(texels);
      int[] faces = new int[CAPACITY * 18];
      for (int quad = 0; quad < CAPACITY; quad++) {
        for (int i = 0; i < 6; i++) {
          faces[quad * 18 + i * 3] = quad * 4 + CORNERS[i];
          faces[quad * 18 + i * 3 + 2] = quad;
        }
      }
      mesh.getFaces().setAll(faces);
      setMesh(mesh);
      setMaterial(material);
      setCullFace(CullFace.NONE);
      setMouseTransparent(true);
      setVisible(false);
    }

    /**
     * Writes all rectangles that were ever used: JavaFX forgets a change that it had no time to
     * paint when the next one begins elsewhere.
     */
    void show(QuadList quads, int from, int count) {
      if (count > 0) {
        used = Math.max(used, count);
        System.arraycopy(quads.points(), from * 12, points, 0, count * 12);
        System.arraycopy(quads.texels(), from * 2, texels, 0, count * 2);
        Arrays.fill(points, count * 12, used * 12, 0);
        mesh.getPoints().set(0, points, 0, used * 12);
        mesh.getTexCoords().set(0, texels, 0, used * 2);
      }
      setVisible(count > 0);
    }
  }
}
