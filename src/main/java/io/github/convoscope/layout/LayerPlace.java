package io.github.convoscope.layout;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerSummary;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the cells of one layer are: its feature maps lie on a board, in reading order. A closed
 * layer has the cells of its summary instead. On the board, (0, 0) is the middle of the grid, u
 * goes right and v down. All lengths are world units.
 *
 * @param layer the layer
 * @param summary what it shows while it is closed; null for an open layer
 * @param grid where the maps lie on the board
 * @param margin of the board around the grid
 * @param plane the board's plane
 */
public record LayerPlace(
    LayerSpec layer, @Nullable LayerSummary summary, MapGrid grid, double margin, Plane plane) {
  /** Stands for the channel of the picture that the maps of {@link #hasPicture} are planes of. */
  public static final int PICTURE = -1;

  /** A cell stands no taller than this part of a map's longer side. */
  private static final double RELIEF = 0.26;

  /** The same for maps of a single cell. */
  private static final double UNIT_RELIEF = 1.3;

  /** The shape of what is shown: the layer's own, or that of its summary. */
  public Shape shape() {
    return summary == null ? layer.shape() : summary.shape();
  }

  /** True where the layer shows its summary. */
  public boolean closed() {
    return summary != null;
  }

  /** True for an input in colours: its picture stands before its maps, as {@link #PICTURE}. */
  public boolean hasPicture() {
    return layer.isColourPicture();
  }

  /** Side of a cell. */
  public double cell() {
    return grid.cell();
  }

  /** Width of a feature map. */
  public double mapWidth() {
    return shape().columns() * grid.cell();
  }

  /** Height of a feature map. */
  public double mapHeight() {
    return shape().rows() * grid.cell();
  }

  /**
   * How far a cell with the largest value stands out of the board. The planes of a picture lie
   * flat: raised and sunk, dark and bright would hide each other, and the picture with them.
   */
  public double relief() {
    if (hasPicture()) {
      return 0;
    }
    return shape().mapSize() == 1
        ? UNIT_RELIEF * grid.cell()
        : RELIEF * Math.max(mapWidth(), mapHeight());
  }

  /** Width of the whole grid. */
  public double width() {
    return grid.width();
  }

  /** Height of the whole grid. */
  public double height() {
    return grid.height();
  }

  /** Left edge of a feature map, or of the {@link #PICTURE}. */
  public double left(int channel) {
    return grid.left(channel);
  }

  /** Upper edge of a feature map, or of the {@link #PICTURE}. */
  public double top(int channel) {
    return grid.top(channel);
  }

  /** The four corners of the whole grid, on the board. */
  public List<Point> corners() {
    return corners(0, 0);
  }

  /**
   * The four corners of a rectangle above the board.
   *
   * @param beyond how far it reaches beyond the grid
   * @param height in front of the board
   */
  public List<Point> corners(double beyond, double height) {
    double u = width() / 2 + beyond;
    double v = height() / 2 + beyond;
    return List.of(
        plane.point(-u, -v, height),
        plane.point(u, -v, height),
        plane.point(u, v, height),
        plane.point(-u, v, height));
  }

  /**
   * The cell that shows a neuron: the neuron itself, or in a closed layer a cell of its summary.
   */
  public Neuron cell(Neuron neuron) {
    if (summary == null) {
      return neuron;
    }
    int cell = summary.cell(neuron.channel(), neuron.row(), neuron.column());
    return summary.shape().neuron(layer.index(), cell);
  }

  /** The middle of the cell that shows a neuron, on the board. */
  public Point centre(Neuron neuron) {
    return centre(neuron, 0);
  }

  /** The point in front of the middle of the cell that shows a neuron. */
  public Point centre(Neuron neuron, double height) {
    Neuron cell = cell(neuron);
    return plane.point(
        left(cell.channel()) + (cell.column() + 0.5) * grid.cell(),
        top(cell.channel()) + (cell.row() + 0.5) * grid.cell(),
        height);
  }

  /**
   * The cell that contains a point of the board, or null: a neuron, or in a closed layer a cell of
   * its summary, as channel 0. A layer that moves has none.
   */
  public @Nullable Neuron cellAt(double u, double v) {
    if (!(grid instanceof MapGrid.Even even)) {
      return null;
    }
    Shape shape = shape();
    double fromLeft = u + width() / 2;
    double fromTop = v + height() / 2;
    if (fromLeft < 0 || fromTop < 0) {
      return null;
    }
    int mapColumn = even.mapAt(fromLeft, false);
    int channel = even.mapAt(fromTop, true) * even.columns() + mapColumn - even.lead();
    int row = even.cellAt(fromTop, true);
    int column = even.cellAt(fromLeft, false);
    return mapColumn < even.columns() && shape.contains(channel, row, column)
        ? new Neuron(layer.index(), channel, row, column)
        : null;
  }

  /** This place on its way (0 to 1) to another place of the same layer. */
  LayerPlace moved(LayerPlace other, double part) {
    if (part >= 1
        || !(grid instanceof MapGrid.Even from)
        || !(other.grid instanceof MapGrid.Even to)) {
      return other;
    }
    return new LayerPlace(
        layer,
        other.summary,
        new MapGrid.Moving(from, to, part),
        margin + (other.margin - margin) * part,
        plane.interpolate(other.plane, part));
  }
}
