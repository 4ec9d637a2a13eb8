package io.github.convoscope.scene;

import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import java.util.Arrays;
import java.util.List;
import javafx.scene.DepthTest;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.PhongMaterial;
import javafx.scene.shape.CullFace;
import javafx.scene.shape.MeshView;
import javafx.scene.shape.TriangleMesh;
import javafx.scene.shape.VertexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Lines of one colour, as flat ribbons that face the camera and cover everything drawn before.
 *
 * <p>A texture softens their edges, so that they look smooth without antialiasing. The same mesh is
 * used again for other lines: the memory of a new one would be freed only by the garbage collector.
 */
final class RibbonMesh extends MeshView {
  private static final int ACROSS = 16;
  private static final int[] QUAD = {0, 2, 1, 1, 2, 3};

  /** Pixels by which a ribbon is wider than its line, for the soft edge. */
  private static final double RIM = 1.2;

  /**
   * Number of lines that fit from the start: enough for pathways. JavaFX prepares a mesh that
   * changes as a whole, with what is unused.
   */
  private static final int CAPACITY = 32;

  private final PhongMaterial material = new PhongMaterial(Color.WHITE);
  private TriangleMesh mesh = withCapacity(CAPACITY);
  private float[] points = new float[CAPACITY * 12];
  private List<LineSegment> drawn = List.of();
  private @Nullable Projection seen;

  RibbonMesh(Color colour) {
    setMesh(mesh);
    material.setSpecularColor(Color.BLACK);
    setColour(colour);
    setMaterial(material);
    setCullFace(CullFace.NONE);
    setDepthTest(DepthTest.DISABLE);
    setMouseTransparent(true);
    setVisible(false);
  }

  /** Changes the colour of all lines. */
  void setColour(Color colour) {
    material.setDiffuseMap(profile(colour));
  }

  private static TriangleMesh withCapacity(int lines) {
    TriangleMesh mesh = new TriangleMesh(VertexFormat.POINT_NORMAL_TEXCOORD);
    mesh.getNormals().setAll(0, 0, -1);
    mesh.getTexCoords().setAll(0, 0.5f, 1, 0.5f);
    mesh.getPoints().setAll(new float[lines * 12]);
    mesh.getFaces().setAll(faces(lines));
    return mesh;
  }

  private static WritableImage profile(Color colour) {
    WritableImage image = new WritableImage(ACROSS, 1);
    PixelWriter writer = image.getPixelWriter();
    for (int x = 0; x < ACROSS; x++) {
      double fromRim = Math.min(x + 0.5, ACROSS - x - 0.5) / ACROSS;
      double alpha = Math.min(1, fromRim * 4);
      writer.setColor(x, 0, colour.deriveColor(0, 1, 1, alpha));
    }
    return image;
  }

  /** Draws these lines and no others, turned towards the camera. */
  void draw(List<LineSegment> segments, Projection projection) {
    setVisible(!segments.isEmpty());
    if (segments.isEmpty()) {
      return;
    }
    if (points.length < segments.size() * 12) {
      // A new mesh: Prism writes beyond the end of its buffer when a mesh grows.
      int capacity = Math.max(points.length / 6, segments.size());
      points = new float[capacity * 12];
      mesh = withCapacity(capacity);
      setMesh(mesh);
      drawn = List.of();
    }
    if (projection == seen && segments.equals(drawn)) {
      return;
    }
    seen = projection;
    drawn = segments;
    Arrays.fill(points, 0);
    for (int i = 0; i < segments.size(); i++) {
      write(segments.get(i), projection, i * 12);
    }
    mesh.getPoints().setAll(points);
  }

  private void write(LineSegment segment, Projection projection, int at) {
    Point along = segment.to().minus(segment.from());
    Point middle = segment.from().plus(along.times(0.5));
    Point side = along.cross(middle.minus(projection.eye()));
    double length = side.length();
    if (length == 0) {
      return;
    }
    Point unit = side.times(1 / length);
    corner(segment.from(), unit.times((segment.width() + RIM) / 2), projection, at);
    corner(segment.to(), unit.times((segment.endWidth() + RIM) / 2), projection, at + 6);
  }

  private void corner(Point end, Point side, Projection projection, int at) {
    Point reach = side.times(1 / Math.max(1e-6, projection.scale(end)));
    Point left = end.minus(reach);
    Point right = end.plus(reach);
    points[at] = (float) left.x();
    points[at + 1] = (float) left.y();
    points[at + 2] = (float) left.z();
    points[at + 3] = (float) right.x();
    points[at + 4] = (float) right.y();
    points[at + 5] = (float) right.z();
  }

  private static int[] faces(int quads) {
    int[] faces = new int[quads * 18];
    for (int quad = 0; quad < quads; quad++) {
      for (int i = 0; i < 6; i++) {
        faces[quad * 18 + i * 3] = quad * 4 + QUAD[i];
        faces[quad * 18 + i * 3 + 2] = QUAD[i] % 2;
      }
    }
    return faces;
  }
}
