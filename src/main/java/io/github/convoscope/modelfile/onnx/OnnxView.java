package io.github.convoscope.modelfile.onnx;

import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a graph's array lies in the cells of a layer: each axis as extents and steps. Most of what
 * exporters write around layers (Transpose, Reshape, Flatten, Squeeze, Slice) changes only this,
 * and so becomes no layer. Immutable.
 *
 * <pre>{@code
 * OnnxView maps = OnnxView.of(Shape.maps(8, 7, 7)); // [1, 8, 7, 7]
 * OnnxView flat = maps.transposed(0, 2, 3, 1).reshaped(1, 392); // row, column, channel
 * }</pre>
 */
final class OnnxView {
  /** Axes of a layer: channel. */
  static final int CHANNEL = 0;

  /** Axes of a layer: row. */
  static final int ROW = 1;

  /** Axes of a layer: column. */
  static final int COLUMN = 2;

  /** An axis with an extent of 1, which is no axis of the layer. */
  static final int NONE = -1;

  /**
   * Cells in even distance.
   *
   * @param extent how many; at least 2
   * @param step how far apart
   */
  record Run(int extent, int step) {}

  private final int first;
  private final List<List<Run>> axes;

  private OnnxView(int first, List<List<Run>> axes) {
    this.first = first;
    this.axes = List.copyOf(axes);
  }

  /** A layer's own order: [1, channels, rows, columns], or [1, units]. */
  static OnnxView of(Shape shape) {
    return shape.spatial() ? of(shape, NONE, CHANNEL, ROW, COLUMN) : of(shape, NONE, CHANNEL);
  }

  /**
   * A layer with its axes in some order.
   *
   * @param roles for each axis the layer's axis that it is, or {@link #NONE}
   */
  static OnnxView of(Shape shape, int... roles) {
    List<List<Run>> axes = new ArrayList<>();
    for (int role : roles) {
      axes.add(role == NONE ? List.of() : runs(extent(shape, role), step(shape, role)));
    }
    return new OnnxView(0, axes);
  }

  private static List<Run> runs(int extent, int step) {
    return extent == 1 ? List.of() : List.of(new Run(extent, step));
  }

  private static int extent(Shape shape, int role) {
    return switch (role) {
      case CHANNEL -> shape.channels();
      case ROW -> shape.rows();
      default -> shape.columns();
    };
  }

  private static int step(Shape shape, int role) {
    return switch (role) {
      case CHANNEL -> shape.mapSize();
      case ROW -> shape.columns();
      default -> 1;
    };
  }

  int rank() {
    return axes.size();
  }

  int[] dims() {
    return axes.stream().mapToInt(OnnxView::extent).toArray();
  }

  int size() {
    return OnnxDims.size(dims());
  }

  private static int extent(List<Run> axis) {
    int extent = 1;
    for (Run run : axis) {
      extent = Math.multiplyExact(extent, run.extent());
    }
    return extent;
  }

  OnnxView transposed(int... order) {
    return new OnnxView(first, Arrays.stream(order).mapToObj(axes::get).toList());
  }

  /** The cells of one axis from a place on. */
  @Nullable OnnxView sliced(int axis, int from, int step, int count) {
    List<Run> runs = axes.get(axis);
    if (runs.isEmpty()) {
      return this;
    }
    if (runs.size() > 1) {
      return null;
    }
    Run run = runs.get(0);
    List<List<Run>> changed = new ArrayList<>(axes);
    changed.set(axis, runs(count, run.step() * step));
    return new OnnxView(first + from * run.step(), changed);
  }

  /** The same cells repeated along axes of extent 1. */
  OnnxView expanded(int[] to) {
    List<List<Run>> changed = new ArrayList<>();
    for (int i = 0; i < to.length; i++) {
      int own = i - (to.length - axes.size());
      boolean repeated = own < 0 || axes.get(own).isEmpty();
      changed.add(repeated ? runs(to[i], 0) : axes.get(own));
    }
    return new OnnxView(first, changed);
  }

  /** The same cells under other dimensions of the same size; null where they must be moved. */
  @Nullable OnnxView reshaped(int... dims) {
    List<Run> left = new ArrayList<>(inOrder());
    List<List<Run>> changed = new ArrayList<>();
    for (int extent : dims) {
      List<Run> axis = new ArrayList<>();
      int open = extent;
      while (open > 1) {
        Run run = left.remove(0);
        if (open % run.extent() == 0) {
          axis.add(run);
          open /= run.extent();
        } else if (run.extent() % open == 0) {
          int inner = run.extent() / open;
          axis.add(new Run(open, run.step() * inner));
          left.add(0, new Run(inner, run.step()));
          open = 1;
        } else {
          return null;
        }
      }
      changed.add(merged(axis));
    }
    return new OnnxView(first, changed);
  }

  /** All runs, as long as they can be. */
  List<Run> inOrder() {
    return merged(axes.stream().flatMap(List::stream).toList());
  }

  private static List<Run> merged(List<Run> runs) {
    List<Run> merged = new ArrayList<>();
    for (Run run : runs) {
      Run outer = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (outer != null && outer.step() == run.step() * run.extent()) {
        merged.set(merged.size() - 1, new Run(outer.extent() * run.extent(), run.step()));
      } else {
        merged.add(run);
      }
    }
    return merged;
  }

  /** The layer's cell at which it begins. */
  int first() {
    return first;
  }

  /** Flat index in the layer of every cell, in order. */
  int[] places() {
    List<Run> runs = inOrder();
    return OnnxDims.places(
        runs.stream().mapToInt(Run::extent).toArray(),
        runs.stream().mapToInt(Run::step).toArray(),
        first);
  }

  /** True where it has every cell of the layer, in the layer's order. */
  boolean isInOrder(Shape shape) {
    List<Run> runs = inOrder();
    return first == 0
        && size() == shape.size()
        && (runs.isEmpty() || runs.equals(List.of(new Run(shape.size(), 1))));
  }

  /**
   * For each axis the layer's axis that it is, or {@link #NONE}; null where it isn't that simple,
   * or where not all of the layer's axes are there.
   */
  int @Nullable [] roles(Shape shape) {
    int[] roles = new int[axes.size()];
    boolean[] found = new boolean[3];
    for (int i = 0; i < roles.length; i++) {
      roles[i] = NONE;
      List<Run> axis = axes.get(i);
      for (int role = CHANNEL; role <= COLUMN && !axis.isEmpty(); role++) {
        if (!found[role] && axis.equals(runs(extent(shape, role), step(shape, role)))) {
          roles[i] = role;
          found[role] = true;
          break;
        }
      }
      if (roles[i] == NONE && !axis.isEmpty()) {
        return null;
      }
    }
    boolean all =
        IntStream.rangeClosed(CHANNEL, COLUMN)
            .allMatch(role -> found[role] || extent(shape, role) == 1);
    return first == 0 && all ? roles : null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OnnxView view && first == view.first && axes.equals(view.axes);
  }

  @Override
  public int hashCode() {
    return 31 * first + axes.hashCode();
  }
}
