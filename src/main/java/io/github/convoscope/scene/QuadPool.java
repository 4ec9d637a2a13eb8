package io.github.convoscope.scene;

import java.util.Arrays;
import javafx.scene.paint.PhongMaterial;
import javafx.scene.shape.CullFace;
import javafx.scene.shape.MeshView;
import javafx.scene.shape.TriangleMesh;
import javafx.scene.shape.VertexFormat;

/**
 * A mesh of a fixed number of rectangles that are placed anew with every frame, each in one colour
 * of a texture. Unused rectangles have no area. JavaFX thread only.
 */
final class QuadPool extends MeshView {
  /** Number of rectangles. */
  static final int CAPACITY = 512;

  private static final int[] CORNERS = {0, 2, 1, 1, 2, 3};

  private final TriangleMesh mesh = new TriangleMesh(VertexFormat.POINT_NORMAL_TEXCOORD);
  private final float[] points = new float[CAPACITY * 12];
  private final float[] texels = new float[CAPACITY * 2];
  private int count;
  private int shown;

  QuadPool(PhongMaterial material) {
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

  /** Starts again with no rectangle; nothing changes on screen until {@link #show}. */
  void clear() {
    count = 0;
  }

  /** True when no rectangle can be added. */
  boolean isFull() {
    return count == CAPACITY;
  }

  /** Number of rectangles that were added since {@link #clear}. */
  int quads() {
    return count;
  }

  /** The array to write the next rectangle's corners to: upper left, upper right, lower ones. */
  float[] points() {
    return points;
  }

  /** Adds a rectangle; returns the index in {@link #points} at which its 12 numbers go. */
  int add(float u, float v) {
    texels[count * 2] = u;
    texels[count * 2 + 1] = v;
    return 12 * count++;
  }

  /** Shows the rectangles that were added since {@link #clear}. */
  void show() {
    int written = Math.max(count, shown);
    if (written > 0) {
      Arrays.fill(points, count * 12, written * 12, 0);
      mesh.getPoints().set(0, points, 0, written * 12);
      mesh.getTexCoords().set(0, texels, 0, Math.max(1, count) * 2);
    }
    shown = count;
    setVisible(count > 0);
  }
}
