package io.github.convoscope.layout;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one layer is laid out on its plane: its feature maps in a grid, in reading order, local (0,
 * 0) in the grid's middle, u to the right, v down, world units.
 *
 * @param layer the layer
 * @param columns feature maps side by side
 * @param cell side of a cell
 * @param gap between neighbouring maps
 * @param deep the plane it stands on in depth
 * @param flat the plane it lies on in the flat view
 */
public record LayerPlace(
    LayerSpec layer, int columns, double cell, double gap, Plane deep, Plane flat) {

  /** Feature maps one below the other. */
  public int rows() {
    return (layer.shape().channels() + columns - 1) / columns;
  }

  /** Width of a feature map. */
  public double mapWidth() {
    return layer.shape().columns() * cell;
  }

  /** Height of a feature map. */
  public double mapHeight() {
    return layer.shape().rows() * cell;
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

  /** The plane at a flatness between 0 (deep) and 1 (flat). */
  public Plane plane(double flatness) {
    return deep.towards(flat, flatness);
  }

  /** The four corners of the whole grid. */
  public List<Point> corners(double flatness) {
    Plane plane = plane(flatness);
    double u = width() / 2;
    double v = height() / 2;
    return List.of(plane.at(-u, -v), plane.at(u, -v), plane.at(u, v), plane.at(-u, v));
  }

  /** The middle of a neuron's cell. */
  public Point centre(Neuron neuron, double flatness) {
    return plane(flatness)
        .at(
            left(neuron.channel()) + (neuron.column() + 0.5) * cell,
            top(neuron.channel()) + (neuron.row() + 0.5) * cell);
  }

  /** The neuron whose cell covers a local place, or null. */
  public @Nullable Neuron at(double u, double v) {
    Shape shape = layer.shape();
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
