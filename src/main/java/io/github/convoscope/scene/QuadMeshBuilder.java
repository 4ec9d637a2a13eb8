package io.github.convoscope.scene;

import io.github.convoscope.layout.Point;
import java.util.Arrays;
import javafx.scene.shape.TriangleMesh;
import javafx.scene.shape.VertexFormat;

/**
 * Collects rectangles and makes a mesh of them. The only light is ambient, so all share one normal.
 */
final class QuadMeshBuilder {
  private static final int[] CORNERS = {0, 2, 1, 1, 2, 3};

  private float[] points;
  private float[] texels;
  private int count;

  /**
   * An empty mesh.
   *
   * @param expected number of rectangles; more are possible
   */
  QuadMeshBuilder(int expected) {
    points = new float[expected * 12];
    texels = new float[expected * 8];
  }

  /** Adds a textured rectangle that faces the viewer. */
  void face(
      double left,
      double top,
      double right,
      double bottom,
      double z,
      float u0,
      float v0,
      float u1,
      float v1) {
    grow();
    for (int corner = 0; corner < 4; corner++) {
      boolean first = corner % 2 == 0;
      boolean upper = corner < 2;
      corner(corner, first ? left : right, upper ? top : bottom, z);
      texels[count * 8 + corner * 2] = first ? u0 : u1;
      texels[count * 8 + corner * 2 + 1] = upper ? v0 : v1;
    }
    count++;
  }

  /** Adds a plain rectangle that faces the viewer; adds nothing when it has no area. */
  void face(double left, double top, double right, double bottom, double z) {
    if (left < right && top < bottom) {
      face(left, top, right, bottom, z, 0, 0, 0, 0);
    }
  }

  /** Adds a plain rectangle from a line into the depth. */
  void side(double x0, double y0, double x1, double y1, double front, double back) {
    grow();
    corner(0, x0, y0, front);
    corner(1, x1, y1, front);
    corner(2, x0, y0, back);
    corner(3, x1, y1, back);
    count++;
  }

  /** Adds two crossed strips along a line, which are seen from every direction. */
  void strip(Point from, Point to, double width) {
    Point way = to.minus(from);
    double length = way.length();
    if (length == 0) {
      return;
    }
    Point ahead = way.times(1 / length);
    Point other = Math.abs(ahead.y()) < 0.9 ? new Point(0, 1, 0) : new Point(1, 0, 0);
    Point aside = ahead.cross(other);
    aside = aside.times(width / 2 / aside.length());
    strip(from, to, aside);
    strip(from, to, ahead.cross(aside));
  }

  private void strip(Point from, Point to, Point aside) {
    grow();
    corner(0, from.minus(aside));
    corner(1, to.minus(aside));
    corner(2, from.plus(aside));
    corner(3, to.plus(aside));
    count++;
  }

  private void corner(int corner, Point at) {
    corner(corner, at.x(), at.y(), at.z());
  }

  private void grow() {
    if (points.length < (count + 1) * 12) {
      points = Arrays.copyOf(points, 2 * (count + 1) * 12);
      texels = Arrays.copyOf(texels, 2 * (count + 1) * 8);
    }
  }

  private void corner(int corner, double x, double y, double z) {
    int point = count * 12 + corner * 3;
    points[point] = (float) x;
    points[point + 1] = (float) y;
    points[point + 2] = (float) z;
  }

  /** The mesh of all rectangles added so far. */
  TriangleMesh mesh() {
    int[] faces = new int[count * 18];
    for (int i = 0; i < faces.length / 3; i++) {
      int vertex = i / 6 * 4 + CORNERS[i % 6];
      faces[i * 3] = vertex;
      faces[i * 3 + 2] = vertex;
    }
    TriangleMesh mesh = new TriangleMesh(VertexFormat.POINT_NORMAL_TEXCOORD);
    mesh.getPoints().setAll(points, 0, count * 12);
    mesh.getNormals().setAll(0, 0, -1);
    mesh.getTexCoords().setAll(texels, 0, count * 8);
    mesh.getFaces().setAll(faces);
    return mesh;
  }
}
