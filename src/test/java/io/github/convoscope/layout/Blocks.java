package io.github.convoscope.layout;

import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of all cells of a layout, each tested on its own against a ray: slow, and independent
 * of how the program finds and draws them.
 */
public final class Blocks implements NetworkLayout.CellHeights {
  /** Of a board; world units, rather too many. */
  private static final double THICKNESS = 8;

  private final NetworkLayout layout;
  private final float[][] heights;

  /**
   * What a ray meets first.
   *
   * @param cell whose block or place on the board it is
   * @param top true on top of the block, false at one of its sides
   */
  public record Hit(Neuron cell, boolean top) {}

  /**
   * Blocks of given heights.
   *
   * @param heights of each layer's cells, as a part of {@link LayerPlace#relief}
   */
  public Blocks(NetworkLayout layout, float[][] heights) {
    this.layout = layout;
    this.heights = heights;
  }

  /** Every third cell stands out, as far as chance will have it. */
  public static Blocks random(NetworkLayout layout, long seed) {
    Random random = new Random(seed);
    float[][] heights = new float[layout.places().size()][];
    for (LayerPlace place : layout.places()) {
      float[] own = new float[place.shape().size()];
      for (int i = 0; i < own.length; i++) {
        own[i] = random.nextInt(3) == 0 ? 0.1f + 0.9f * random.nextFloat() : 0;
      }
      heights[place.layer().index()] = own;
    }
    return new Blocks(layout, heights);
  }

  /** The heights of a layer's cells, as a part of {@link LayerPlace#relief}; live array. */
  public float[] heights(int layer) {
    return heights[layer];
  }

  @Override
  public double of(Neuron cell) {
    LayerPlace place = layout.place(cell.layer());
    int index = place.shape().index(cell.channel(), cell.row(), cell.column());
    return heights[cell.layer()][index] * place.relief();
  }

  /** What the ray through a pixel meets first, or null. */
  public @Nullable Hit at(Projection view, double x, double y) {
    Hit nearest = null;
    double nearestDepth = Double.POSITIVE_INFINITY;
    Point ray = view.ray(x, y);
    for (LayerPlace place : layout.places()) {
      Plane plane = place.plane();
      // The ray in the board's own measures: across, down, and in front of it.
      Point from = own(plane, view.eye());
      Point way = own(plane, view.eye().plus(ray)).minus(from);
      Shape shape = place.shape();
      for (int i = 0; i < shape.size(); i++) {
        Neuron cell = shape.neuron(place.layer().index(), i);
        double left = place.left(cell.channel()) + cell.column() * place.cell();
        double top = place.top(cell.channel()) + cell.row() * place.cell();
        double height = of(cell);
        double enter = 0;
        double leave = Double.POSITIVE_INFINITY;
        double[] low = {left, top, 0};
        double[] high = {left + place.cell(), top + place.cell(), height};
        double[] start = {from.x(), from.y(), from.z()};
        double[] step = {way.x(), way.y(), way.z()};
        int through = -1;
        for (int axis = 0; axis < 3; axis++) {
          double one = (low[axis] - start[axis]) / step[axis];
          double other = (high[axis] - start[axis]) / step[axis];
          if (Math.min(one, other) > enter) {
            enter = Math.min(one, other);
            through = axis;
          }
          leave = Math.min(leave, Math.max(one, other));
        }
        if (enter <= leave && enter < nearestDepth) {
          nearestDepth = enter;
          nearest = new Hit(cell, through == 2 && way.z() < 0);
        }
      }
    }
    return nearest;
  }

  /** True where a board, with its margin, stands between the camera and a point. */
  public boolean isBehindABoard(Projection view, Point point) {
    double x = view.x(point);
    double y = view.y(point);
    for (LayerPlace place : layout.places()) {
      for (double behind = 0; behind <= THICKNESS; behind += THICKNESS / 4) {
        Plane plane =
            new Plane(
                place.plane().point(0, 0, -behind), place.plane().turn(), place.plane().tilt());
        double depth = view.planeDepth(plane, x, y);
        Point at = view.pointAt(x, y, depth);
        boolean inside =
            Math.abs(plane.u(at)) < place.width() / 2 + place.margin() + THICKNESS
                && Math.abs(plane.v(at)) < place.height() / 2 + place.margin() + THICKNESS;
        if (depth > 0 && depth < view.depth(point) - 0.5 && inside) {
          return true;
        }
      }
    }
    return false;
  }

  private static Point own(Plane plane, Point point) {
    return new Point(plane.u(point), plane.v(point), plane.height(point));
  }
}
