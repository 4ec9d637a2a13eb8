package io.github.convoscope.scene;

import io.github.convoscope.colour.PreparedFrame;
import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The blocks that stand on the boards, one for each cell with a positive value, and the pits of
 * those with a negative one. Only sides that the camera sees and that no neighbour hides are made.
 * One thread at a time; it is computed on the live worker and shown on the JavaFX thread.
 */
final class ReliefShape implements PreparedFrame {
  /** Cells that stand out less than that are drawn flat. */
  static final float SILENT = 0.05f;

  /** Layers with more cells are drawn flat. */
  private static final int MOST_CELLS = 200_000;

  /** Blocks of a layer, at most; further ones are left out. */
  private static final int MOST_BLOCKS = 12_000;

  /**
   * What would be smaller than that is left out, pixels: the map below a block has the same colour.
   * JavaFX computes something for every corner of a mesh that changes, so each rectangle counts.
   */
  private static final double SMALLEST = 0.9;

  /** Blocks that are less high are left out, pixels. */
  private static final double LOWEST_BLOCK = 2;

  /**
   * A layer whose cells are less wide lies flat, pixels: nobody would see single blocks, and a
   * large network has many.
   */
  private static final double NARROWEST_CELL = 0.6;

  /** Sides that are seen at such an angle that a cell is less wide are left out; pixels. */
  private static final double NARROWEST = 0.4;

  /** The rectangles of one layer's blocks, or of all pits. */
  static final class Blocks {
    final QuadList tops = new QuadList();
    final QuadList fronts = new QuadList();
    final QuadList sides = new QuadList();

    /** Number of rectangles. */
    int quads() {
      return tops.count() + fronts.count() + sides.count();
    }

    private void clear() {
      tops.clear();
      fronts.clear();
      sides.clear();
    }
  }

  /** Pits of the whole scene, at most; further cells stay flat. */
  static final int MOST_PITS = PitColours.COUNT;

  private final List<Blocks> layers = new ArrayList<>();
  private final Blocks pits = new Blocks();
  private final int[] pitColours = new int[MOST_PITS];

  /** For each layer, its colours with nothing where a pit is; null for a layer without pits. */
  private final Map<Integer, int[]> opened = new HashMap<>();

  private @Nullable ReliefView view;

  /** True for layers whose cells may stand out. */
  static boolean isFor(LayerPlace place) {
    return place.relief() > 0 && place.shape().size() <= MOST_CELLS;
  }

  /**
   * How far a cell stands out, as a part of the tallest; 0 for a cell that is nearly silent, and
   * for NaN.
   */
  static float standing(float height) {
    return Math.abs(height) > SILENT ? height : 0;
  }

  /** What it was last made for; null before. */
  @Nullable ReliefView view() {
    return view;
  }

  /** The blocks of a layer; none for a layer that lies flat. */
  Blocks of(int layer) {
    while (layers.size() <= layer) {
      layers.add(new Blocks());
    }
    return layers.get(layer);
  }

  /** The floors and walls of all pits, in the colours of {@link #pitColours}. */
  Blocks pits() {
    return pits;
  }

  /** The colour of each pit; only as many are set as there are pits. */
  int[] pitColours() {
    return pitColours;
  }

  /** The colours of a layer with nothing where a pit is; null for a layer without pits. */
  int @Nullable [] opened(int layer) {
    return opened.get(layer);
  }

  /**
   * Makes all blocks and pits anew.
   *
   * @param heights of the cells of a layer, −1 to 1
   * @param colours of the cells of a layer; asked for only where there are pits
   */
  void make(
      ReliefView next, Function<LayerPlace, float[]> heights, Function<LayerPlace, int[]> colours) {
    view = next;
    pits.clear();
    opened.clear();
    layers.forEach(Blocks::clear);
    for (ReliefView.Raised layer : next.layers()) {
      new BlockMaker(layer, next, heights.apply(layer.place()), colours).make();
    }
  }

  /** Makes the blocks of one layer. */
  private final class BlockMaker {
    private final ReliefView.Raised layer;
    private final Shape shape;
    private final float[] heights;
    private final double reach;
    private final double cell;
    private final double eyeU;
    private final double eyeV;
    private final double[] origin;
    private final double[] right;
    private final double[] down;
    private final double[] out;
    private final double lowest;
    private final double lowestBlock;
    private final double cellPixels;

    /** How far the eye must be beside a side, so that it is seen wide enough. */
    private final double nearest;

    private final Function<LayerPlace, int[]> colours;
    private int @Nullable [] holes;

    BlockMaker(
        ReliefView.Raised layer,
        ReliefView seen,
        float[] heights,
        Function<LayerPlace, int[]> colours) {
      this.layer = layer;
      this.colours = colours;
      this.heights = heights;
      LayerPlace place = layer.place();
      shape = place.shape();
      reach = place.relief() * seen.strength();
      cell = place.cell();
      Projection projection = seen.seen();
      eyeU = place.plane().u(projection.eye());
      eyeV = place.plane().v(projection.eye());
      double pixels = Math.max(1e-9, projection.scale(place.plane().centre()));
      cellPixels = cell * pixels;
      lowest = SMALLEST / pixels;
      lowestBlock = LOWEST_BLOCK / pixels;
      double away = place.plane().centre().minus(projection.eye()).length();
      nearest = NARROWEST * away / (cell * pixels);
      Point start = place.plane().point(0, 0);
      origin = numbers(start);
      right = numbers(place.plane().point(1, 0).minus(start));
      down = numbers(place.plane().point(0, 1).minus(start));
      out = numbers(place.plane().point(0, 0, 1).minus(start));
    }

    private static double[] numbers(Point point) {
      return new double[] {point.x(), point.y(), point.z()};
    }

    void make() {
      if (cellPixels < NARROWEST_CELL) {
        return;
      }
      Blocks into = of(layer.place().layer().index());
      int columns = shape.columns();
      int rows = shape.rows();
      for (int channel = 0; channel < shape.channels(); channel++) {
        LayerTexture texture = layer.texture();
        double left = layer.place().left(channel);
        double top = layer.place().top(channel);
        int index = channel * shape.mapSize();
        for (int row = 0; row < rows; row++) {
          for (int column = 0; column < columns; column++, index++) {
            if (heights[index] > SILENT
                && heights[index] * reach > lowestBlock
                && into.tops.count() < MOST_BLOCKS) {
              float u = texture.u(channel, column + 0.5);
              float v = texture.v(channel, row + 0.5);
              block(index, row, column, left + column * cell, top + row * cell, u, v, into);
            } else if (heights[index] < -SILENT && pits.tops.count() < MOST_PITS) {
              pit(index, row, column, left + column * cell, top + row * cell);
            }
          }
        }
      }
    }

    private void block(
        int index, int row, int column, double x0, double y0, float u, float v, Blocks into) {
      double x1 = x0 + cell;
      double y1 = y0 + cell;
      double z = heights[index] * reach;
      int at = into.tops.add(u, v);
      float[] points = into.tops.points();
      put(points, at, x0, y0, z);
      put(points, at + 3, x1, y0, z);
      put(points, at + 6, x0, y1, z);
      put(points, at + 9, x1, y1, z);
      if (eyeU < x0 - nearest) {
        double below = column == 0 ? 0 : above(index - 1);
        side(into.sides, u, v, x0, y0, x0, y1, z, below);
      } else if (eyeU > x1 + nearest) {
        boolean last = column == shape.columns() - 1;
        double below = last ? 0 : above(index + 1);
        side(into.sides, u, v, x1, y0, x1, y1, z, below);
      }
      if (eyeV > y1 + nearest) {
        boolean last = row == shape.rows() - 1;
        double below = last ? 0 : above(index + shape.columns());
        side(into.fronts, u, v, x0, y1, x1, y1, z, below);
      } else if (eyeV < y0 - nearest) {
        double below = row == 0 ? 0 : above(index - shape.columns());
        side(into.fronts, u, v, x0, y0, x1, y0, z, below);
      }
    }

    private double above(int index) {
      return Math.max(0, standing(heights[index])) * reach;
    }

    private double depth(int index) {
      return Math.min(0, standing(heights[index])) * reach;
    }

    /** A hole in the map, with its floor and the walls that the camera sees. */
    private void pit(int index, int row, int column, double x0, double y0) {
      int number = pits.tops.count();
      int[] own = holes;
      if (own == null) {
        own = colours.apply(layer.place()).clone();
        holes = own;
        opened.put(layer.place().layer().index(), own);
      }
      pitColours[number] = own[index];
      own[index] = 0;
      float u = PitColours.u(number);
      float v = PitColours.v(number);
      double x1 = x0 + cell;
      double y1 = y0 + cell;
      double z = heights[index] * reach;
      int at = pits.tops.add(u, v);
      float[] points = pits.tops.points();
      put(points, at, x0, y0, z);
      put(points, at + 3, x1, y0, z);
      put(points, at + 6, x0, y1, z);
      put(points, at + 9, x1, y1, z);
      if (eyeU > x0) {
        side(pits.sides, u, v, x0, y0, x0, y1, column == 0 ? 0 : depth(index - 1), z);
      }
      if (eyeU < x1) {
        boolean last = column == shape.columns() - 1;
        side(pits.sides, u, v, x1, y0, x1, y1, last ? 0 : depth(index + 1), z);
      }
      if (eyeV > y0) {
        double rim = row == 0 ? 0 : depth(index - shape.columns());
        side(pits.fronts, u, v, x0, y0, x1, y0, rim, z);
      }
      if (eyeV < y1) {
        boolean last = row == shape.rows() - 1;
        side(pits.fronts, u, v, x0, y1, x1, y1, last ? 0 : depth(index + shape.columns()), z);
      }
    }

    /** An upright rectangle from a height down to a lower one; nothing where none is lower. */
    private void side(
        QuadList into,
        float u,
        float v,
        double x0,
        double y0,
        double x1,
        double y1,
        double z,
        double below) {
      if (z - below <= lowest) {
        return;
      }
      int at = into.add(u, v);
      float[] points = into.points();
      put(points, at, x0, y0, z);
      put(points, at + 3, x1, y1, z);
      put(points, at + 6, x0, y0, below);
      put(points, at + 9, x1, y1, below);
    }

    private void put(float[] points, int at, double x, double y, double z) {
      for (int axis = 0; axis < 3; axis++) {
        points[at + axis] =
            (float) (origin[axis] + right[axis] * x + down[axis] * y + out[axis] * z);
      }
    }
  }
}
