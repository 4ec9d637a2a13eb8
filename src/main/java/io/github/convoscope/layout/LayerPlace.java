package io.github.convoscope.layout;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerSummary;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the cells of one layer are: its feature maps form a grid on a plane, in reading order. A
 * closed layer has the cells of its summary instead. In the plane, (0, 0) is the middle of the
 * grid, u goes right and v down. All lengths are world units.
 *
 * @param layer the layer
 * @param summary what it shows while it is closed; null for an open layer
 * @param columns number of feature maps side by side
 * @param cell side of a cell
 * @param gap between neighbouring maps
 * @param margin of the board around the grid
 * @param deep the plane in the view in depth
 * @param flat the plane in the flat view
 */
public record LayerPlace(
    LayerSpec layer,
    @Nullable LayerSummary summary,
    int columns,
    double cell,
    double gap,
    double margin,
    Plane deep,
    Plane flat) {

  /** The shape of what is shown: the layer's own, or that of its summary. */
  public Shape shape() {
    return summary == null ? layer.shape() : summary.shape();
  }

  /** True where the layer shows its summary. */
  public boolean closed() {
    return summary != null;
  }

  /** Number of feature maps one below the other. */
  public int rows() {
    return (shape().channels() + columns - 1) / columns;
  }

  /** Width of a feature map. */
  public double mapWidth() {
    return shape().columns() * cell;
  }

  /** Height of a feature map. */
  public double mapHeight() {
    return shape().rows() * cell;
  }

  /** Width of the whole grid. */
  public double width() {
    return columns * (mapWidth() + gap) - gap;
  }

  /** Height of the whole grid. */
  public double height() {
    return rows() * (mapHeight() + gap) - gap;
  }

  /** Left edge of a feature map. */
  public double left(int channel) {
    return channel % columns * (mapWidth() + gap) - width() / 2;
  }

  /** Upper edge of a feature map. */
  public double top(int channel) {
    return channel / columns * (mapHeight() + gap) - height() / 2;
  }

  /** The plane for a flatness from 0 (in depth) to 1 (flat). */
  public Plane plane(double flatness) {
    return deep.interpolate(flat, flatness);
  }

  /** The four corners of the whole grid. */
  public List<Point> corners(double flatness) {
    Plane plane = plane(flatness);
    double u = width() / 2;
    double v = height() / 2;
    return List.of(plane.point(-u, -v), plane.point(u, -v), plane.point(u, v), plane.point(-u, v));
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

  /** The middle of the cell that shows a neuron. */
  public Point centre(Neuron neuron, double flatness) {
    Neuron cell = cell(neuron);
    return plane(flatness)
        .point(
            left(cell.channel()) + (cell.column() + 0.5) * this.cell,
            top(cell.channel()) + (cell.row() + 0.5) * this.cell);
  }

  /**
   * The cell that contains a point of the plane, or null: a neuron, or in a closed layer a cell of
   * its summary, as channel 0.
   */
  public @Nullable Neuron cellAt(double u, double v) {
    Shape shape = shape();
    double fromLeft = u + width() / 2;
    double fromTop = v + height() / 2;
    if (fromLeft < 0 || fromTop < 0) {
      return null;
    }
    int mapColumn = (int) (fromLeft / (mapWidth() + gap));
    int mapRow = (int) (fromTop / (mapHeight() + gap));
    int column = (int) ((fromLeft - mapColumn * (mapWidth() + gap)) / cell);
    int row = (int) ((fromTop - mapRow * (mapHeight() + gap)) / cell);
    int channel = mapRow * columns + mapColumn;
    return mapColumn < columns && shape.contains(channel, row, column)
        ? new Neuron(layer.index(), channel, row, column)
        : null;
  }
}
