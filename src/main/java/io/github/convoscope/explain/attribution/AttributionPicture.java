package io.github.convoscope.explain.attribution;

import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.network.Shape;
import java.util.Arrays;

/**
 * An attribution as one picture: the sum over the channels of an input, or a mosaic of the feature
 * maps or units of a layer in reading order, about as many across as down.
 *
 * @param rows height in cells
 * @param columns width in cells
 * @param values row by row; 0 beyond the last map of a mosaic
 */
public record AttributionPicture(int rows, int columns, double[] values) {
  private static final int MANY_CELLS = 4096;

  /** The picture of a map. */
  public static AttributionPicture of(Attribution map) {
    boolean input = map.layer() == 0;
    // A flat input lies as it does in the picture that was encoded, or the map would not fit over
    // it.
    Shape shape = input ? InputEncoder.pictureShape(map.shape()) : map.shape();
    int across = input ? 1 : (int) Math.ceil(Math.sqrt(shape.channels()));
    int down = input ? 1 : (shape.channels() + across - 1) / across;
    int rows = down * shape.rows();
    int columns = across * shape.columns();
    double[] values = new double[rows * columns];
    for (int i = 0; i < map.values().length; i++) {
      int place = input ? 0 : i / shape.mapSize();
      int cell = i % shape.mapSize();
      int row = place / across * shape.rows() + cell / shape.columns();
      int column = place % across * shape.columns() + cell % shape.columns();
      values[row * columns + column] += map.values()[i];
    }
    return new AttributionPicture(rows, columns, values);
  }

  /** A mosaic with one cell per unit: the sum over the unit's neurons. */
  public static AttributionPicture ofUnits(Attribution map) {
    int units = map.shape().channels();
    int across = (int) Math.ceil(Math.sqrt(units));
    int down = (units + across - 1) / across;
    double[] values = new double[down * across];
    for (int i = 0; i < map.values().length; i++) {
      values[i / map.shape().mapSize()] += map.values()[i];
    }
    return new AttributionPicture(down, across, values);
  }

  /**
   * The magnitude at which colours should be full: the largest one; in a picture of more than
   * {@value #MANY_CELLS} cells the one that a fortieth of the cells exceed, since single pixels of
   * a photograph's gradient stand far above all others. It is the largest one too where nearly all
   * cells are zero.
   */
  public double reach() {
    if (values.length <= MANY_CELLS) {
      return largest();
    }
    double[] sizes = Arrays.stream(values).map(Math::abs).sorted().toArray();
    double exceeded = sizes[sizes.length - 1 - sizes.length / 40];
    return exceeded > 0 ? exceeded : sizes[sizes.length - 1];
  }

  /** The largest magnitude. */
  public double largest() {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
