package io.github.convoscope.scene;

import java.util.ArrayList;
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
  /** Rectangles of a mesh. */
  private static final int CAPACITY = 512;

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
    private static final float[] NOTHING = new float[CAPACITY * 12];

    private final TriangleMesh mesh = new TriangleMesh(VertexFormat.POINT_NORMAL_TEXCOORD);
    private int shown;

    Part(PhongMaterial material) {
      mesh.getNormals().setAll(0, 0, -1);
      mesh.getPoints().setAll(NOTHING);
      mesh.getTexCoords().setAll(NOTHING, 0, CAPACITY * 2);
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

    void show(QuadList quads, int from, int count) {
      if (count > 0) {
        mesh.getPoints().set(0, quads.points(), from * 12, count * 12);
        mesh.getTexCoords().set(0, quads.texels(), from * 2, count * 2);
        if (shown > count) {
          mesh.getPoints().set(count * 12, NOTHING, 0, (shown - count) * 12);
        }
        shown = count;
      }
      setVisible(count > 0);
    }
  }
}
