package io.github.convoscope.scene;

import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.Point;
import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.paint.PhongMaterial;

/**
 * Lets cells stand out of their boards: a block for each cell that is not silent, whose top has
 * exactly the cell's colour and whose sides are darker. Only sides that the camera sees and that no
 * neighbour hides are drawn. JavaFX thread only.
 */
final class Relief extends Group {
  /** Cells that stand out less than that are drawn flat. */
  static final float SILENT = 0.04f;

  /** Layers with more cells are drawn flat. */
  private static final int MOST_CELLS = 200_000;

  /** Blocks that are drawn at most; further ones are left out. */
  private static final int MOST_BLOCKS = 12_000;

  private static final double FRONT_SHADE = 0.66;
  private static final double SIDE_SHADE = 0.46;

  /** What is known of a layer that has blocks. */
  record Raised(LayerNode node, float[] heights) {}

  private final TextureSheet sheet;
  private final PoolList tops;
  private final PoolList fronts;
  private final PoolList sides;
  private int blocks;

  /** Blocks in the colours of a sheet. */
  Relief(TextureSheet sheet) {
    this.sheet = sheet;
    tops = new PoolList(sheet.material());
    fronts = new PoolList(shaded(sheet, FRONT_SHADE));
    sides = new PoolList(shaded(sheet, SIDE_SHADE));
    setMouseTransparent(true);
  }

  private static PhongMaterial shaded(TextureSheet sheet, double shade) {
    PhongMaterial material = new PhongMaterial(Color.gray(shade));
    material.setSpecularColor(Color.BLACK);
    material.setDiffuseMap(sheet.material().getDiffuseMap());
    return material;
  }

  /** True for layers whose cells may stand out. */
  static boolean isFor(LayerPlace place) {
    return place.shape().size() <= MOST_CELLS;
  }

  /**
   * Places the blocks of these layers and no others, as seen from a point.
   *
   * @param strength 1 for the usual heights
   */
  void show(List<Raised> layers, double strength, Point eye) {
    tops.clear();
    fronts.clear();
    sides.clear();
    blocks = 0;
    for (Raised layer : layers) {
      raise(layer, strength, eye);
    }
    tops.show();
    fronts.show();
    sides.show();
  }

  /** Number of blocks that are shown. */
  int blocks() {
    return blocks;
  }

  /** Number of rectangles that are shown. */
  int quads() {
    return tops.quads() + fronts.quads() + sides.quads();
  }

  private void raise(Raised layer, double strength, Point eye) {
    LayerPlace place = layer.node().place();
    Shape shape = place.shape();
    float[] heights = layer.heights();
    int columns = shape.columns();
    int rows = shape.rows();
    double cell = place.cell();
    double reach = place.relief() * strength;
    double eyeU = place.plane().u(eye);
    double eyeV = place.plane().v(eye);
    Frame frame = new Frame(place);
    for (int channel = 0; channel < shape.channels(); channel++) {
      LayerTexture texture = layer.node().texture(channel);
      if (texture.sheet() != sheet) {
        continue;
      }
      double left = place.left(channel);
      double top = place.top(channel);
      int first = channel * shape.mapSize();
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          int index = first + row * columns + column;
          float height = heights[index];
          if (height <= SILENT || blocks >= MOST_BLOCKS) {
            continue;
          }
          blocks++;
          float u = texture.u(channel, column + 0.5);
          float v = texture.v(channel, row + 0.5);
          double x0 = left + column * cell;
          double x1 = x0 + cell;
          double y0 = top + row * cell;
          double y1 = y0 + cell;
          double z = height * reach;
          frame.face(tops, u, v, x0, y0, x1, y1, z);
          if (eyeU < x0) {
            double below = column == 0 ? 0 : standing(heights[index - 1]) * reach;
            frame.wall(sides, u, v, x0, y0, x0, y1, z, below);
          } else if (eyeU > x1) {
            double below = column == columns - 1 ? 0 : standing(heights[index + 1]) * reach;
            frame.wall(sides, u, v, x1, y0, x1, y1, z, below);
          }
          if (eyeV > y1) {
            double below = row == rows - 1 ? 0 : standing(heights[index + columns]) * reach;
            frame.wall(fronts, u, v, x0, y1, x1, y1, z, below);
          } else if (eyeV < y0) {
            double below = row == 0 ? 0 : standing(heights[index - columns]) * reach;
            frame.wall(fronts, u, v, x0, y0, x1, y0, z, below);
          }
        }
      }
    }
  }

  private static float standing(float height) {
    return height <= SILENT ? 0 : height;
  }

  /** Turns lengths on a board into points of the scene. */
  private static final class Frame {
    private final Point origin;
    private final Point right;
    private final Point down;
    private final Point out;

    Frame(LayerPlace place) {
      origin = place.plane().point(0, 0);
      right = place.plane().point(1, 0).minus(origin);
      down = place.plane().point(0, 1).minus(origin);
      out = place.plane().point(0, 0, 1).minus(origin);
    }

    void face(
        PoolList into, float u, float v, double x0, double y0, double x1, double y1, double z) {
      QuadPool pool = into.free();
      int at = pool.add(u, v);
      float[] points = pool.points();
      put(points, at, x0, y0, z);
      put(points, at + 3, x1, y0, z);
      put(points, at + 6, x0, y1, z);
      put(points, at + 9, x1, y1, z);
    }

    /** An upright rectangle from a height down to a lower one; nothing where none is lower. */
    void wall(
        PoolList into,
        float u,
        float v,
        double x0,
        double y0,
        double x1,
        double y1,
        double z,
        double below) {
      if (below >= z) {
        return;
      }
      QuadPool pool = into.free();
      int at = pool.add(u, v);
      float[] points = pool.points();
      put(points, at, x0, y0, z);
      put(points, at + 3, x1, y1, z);
      put(points, at + 6, x0, y0, below);
      put(points, at + 9, x1, y1, below);
    }

    private void put(float[] points, int at, double x, double y, double z) {
      points[at] = (float) (origin.x() + right.x() * x + down.x() * y + out.x() * z);
      points[at + 1] = (float) (origin.y() + right.y() * x + down.y() * y + out.y() * z);
      points[at + 2] = (float) (origin.z() + right.z() * x + down.z() * y + out.z() * z);
    }
  }

  /** As many meshes as are needed. */
  private final class PoolList {
    private final List<QuadPool> pools = new ArrayList<>();
    private final PhongMaterial material;
    private int current;

    PoolList(PhongMaterial material) {
      this.material = material;
    }

    void clear() {
      current = 0;
      pools.forEach(QuadPool::clear);
    }

    QuadPool free() {
      while (current < pools.size() && pools.get(current).isFull()) {
        current++;
      }
      if (current == pools.size()) {
        QuadPool added = new QuadPool(material);
        pools.add(added);
        getChildren().add(added);
      }
      return pools.get(current);
    }

    int quads() {
      return pools.stream().mapToInt(QuadPool::quads).sum();
    }

    void show() {
      pools.forEach(QuadPool::show);
    }
  }
}
