package io.github.convoscope.layout;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the cells of one layer are: its feature maps form a grid on a plane, in reading order. In
 * the plane, (0, 0) is the middle of the grid, u goes right and v down. All lengths are world
 * units.
 *
 * @param layer the layer
 * @param columns number of feature maps side by side
 * @param cell side of a cell
 * @param gap between neighbouring maps
 * @param deep the plane in the view in depth
 * @param flat the plane in the flat view
 */
public record LayerPlace(
    LayerSpec layer, int columns, double cell, double gap, Plane deep, Plane flat) {

  /** Number of feature maps one below the other. */
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

  /** The middle of a neuron's cell. */
  public Point centre(Neuron neuron, double flatness) {
    return plane(flatness)
        .point(
            left(neuron.channel()) + (neuron.column() + 0.5) * cell,
            top(neuron.channel()) + (neuron.row() + 0.5) * cell);
  }

  /** The neuron whose cell contains a point of the plane, or null. */
  public @Nullable Neuron neuronAt(double u, double v) {
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
