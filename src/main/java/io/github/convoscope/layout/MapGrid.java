package io.github.convoscope.layout;

import io.github.convoscope.network.Shape;

/**
 * Where the feature maps of a layer lie on its board. (0, 0) is the middle of the grid, u goes
 * right and v down. All lengths are world units.
 */
public sealed interface MapGrid {
  /** Side of a cell. */
  double cell();

  /** Left edge of a feature map. */
  double left(int channel);

  /** Upper edge of a feature map. */
  double top(int channel);

  /** Width of the whole grid. */
  double width();

  /** Height of the whole grid. */
  double height();

  /**
   * Maps in rows and columns of equal distance, in reading order.
   *
   * @param shape of what is shown
   * @param columns number of places side by side
   * @param lead number of places that are kept free before the first map
   * @param cell side of a cell
   * @param gap between neighbouring maps
   */
  record Even(Shape shape, int columns, int lead, double cell, double gap) implements MapGrid {
    /** Number of maps one below the other. */
    public int rows() {
      return (lead + shape.channels() + columns - 1) / columns;
    }

    private double across() {
      return shape.columns() * cell + gap;
    }

    private double along() {
      return shape.rows() * cell + gap;
    }

    @Override
    public double left(int channel) {
      return (lead + channel) % columns * across() - width() / 2;
    }

    @Override
    public double top(int channel) {
      return (lead + channel) / columns * along() - height() / 2;
    }

    @Override
    public double width() {
      return columns * across() - gap;
    }

    @Override
    public double height() {
      return rows() * along() - gap;
    }

    /** The index of the map row or column that contains a distance from the first one's edge. */
    int mapAt(double distance, boolean rows) {
      return (int) (distance / (rows ? along() : across()));
    }

    /** The cell within its map that contains a distance from the first map's edge. */
    int cellAt(double distance, boolean rows) {
      double step = rows ? along() : across();
      return (int) ((distance - mapAt(distance, rows) * step) / cell);
    }
  }

  /**
   * Maps on their way from one grid to another.
   *
   * @param from where they come from; stretched to the size of the other's maps where shapes differ
   * @param to where they go
   * @param part of the way, 0 to 1
   */
  record Moving(Even from, Even to, double part) implements MapGrid {
    @Override
    public double cell() {
      double before = from.cell();
      if (!from.shape().equals(to.shape())) {
        before = to.cell() * from.width() / to.width();
      }
      return mix(before, to.cell());
    }

    @Override
    public double left(int channel) {
      boolean same = from.shape().equals(to.shape());
      return mix(
          same ? from.left(channel) : to.left(channel) * from.width() / to.width(),
          to.left(channel));
    }

    @Override
    public double top(int channel) {
      boolean same = from.shape().equals(to.shape());
      return mix(
          same ? from.top(channel) : to.top(channel) * from.height() / to.height(),
          to.top(channel));
    }

    @Override
    public double width() {
      return mix(from.width(), to.width());
    }

    @Override
    public double height() {
      return mix(from.height(), to.height());
    }

    private double mix(double a, double b) {
      return a + (b - a) * part;
    }
  }
}
