package io.github.convoscope.layout;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole network laid out to be read from left to right: the drawing, pictures of it, the answer.
 * Layers with many maps get more columns until the whole has the proportions of the view. Pure and
 * immutable; docs/decisions says why it is arranged this way.
 */
public final class NetworkLayout {
  /** World units from the left edge of the first layer to the right edge of the last. */
  static final double WIDTH = 1000;

  /** Width to height of the whole, when nothing else is asked for. */
  public static final double PROPORTION = 1.75;

  private static final CameraPose HOME =
      new CameraPose(new Point(0, 0, 0), -14, 7, 3 * WIDTH, 30, 0);
  private static final CameraPose FLAT = new CameraPose(new Point(0, 0, 0), 0, 0, 30 * WIDTH, 3, 1);

  /**
   * How the room a map gets grows with its resolution: less than linearly, so deep maps stay
   * legible.
   */
  private static final double LEGIBILITY = 0.58;

  /** Room a plain unit asks for, as if it were a map of so many columns. */
  private static final double UNIT_COLUMNS = 2.2;

  private static final double UNIT_GAP = 0.25;
  private static final double MAP_GAP = 0.09;
  private static final double LAYER_GAP = 0.03;
  private static final double CLASS_STRETCH = 2.4;

  /** How far a grid may grow beyond what it asked for to use the height. */
  private static final double MOST_GROWTH = 1.3;

  private final NetworkSpec spec;
  private final List<LayerPlace> places;

  private NetworkLayout(NetworkSpec spec, List<LayerPlace> places) {
    this.spec = spec;
    this.places = List.copyOf(places);
  }

  /** The usual layout of a network. */
  public static NetworkLayout of(NetworkSpec spec) {
    return of(spec, PROPORTION, Arrangement.CASCADE);
  }

  /**
   * A layout.
   *
   * @param proportion width to height of the room it will be shown in
   */
  public static NetworkLayout of(NetworkSpec spec, double proportion, Arrangement arrangement) {
    double low = 1e-4;
    double high = WIDTH;
    double height = WIDTH / proportion;
    for (int i = 0; i < 60; i++) {
      double base = Math.sqrt(low * high);
      if (total(grids(spec, base, height)) > WIDTH) {
        high = base;
      } else {
        low = base;
      }
    }
    List<Grid> grids = grids(spec, low, height);
    return new NetworkLayout(
        spec, LayerArranger.stand(grids, arrangement, HOME, LAYER_GAP * WIDTH));
  }

  /** The network. */
  public NetworkSpec spec() {
    return spec;
  }

  /** Where each layer stands, in the network's order. */
  public List<LayerPlace> places() {
    return places;
  }

  /** Where a layer stands. */
  public LayerPlace place(int layer) {
    return places.get(layer);
  }

  /** The view of everything, as large as a room allows. */
  public CameraPose home(Viewport room) {
    return CameraFraming.fit(places, HOME, room);
  }

  /** Everything flat, as on paper. */
  public CameraPose flat(Viewport room) {
    return CameraFraming.fit(places, FLAT, room);
  }

  /**
   * Straight in front of one layer.
   *
   * @param flatness 0 or 1: whether the layers stand in depth or lie flat
   */
  public CameraPose layer(int layer, double flatness, Viewport room) {
    LayerPlace place = places.get(layer);
    CameraPose start = flatness > 0.5 ? FLAT : HOME.turned(place.deep().turn(), 0);
    return CameraFraming.fit(List.of(place), start.at(place.plane(flatness).centre()), room);
  }

  /** The middle of a neuron's cell. */
  public Point centre(Neuron neuron, double flatness) {
    return places.get(neuron.layer()).centre(neuron, flatness);
  }

  /** The neuron under a pixel, of the visible layers the nearest, or null. */
  public @Nullable Neuron pick(
      Projection projection, double flatness, boolean[] visible, double x, double y) {
    Neuron nearest = null;
    double nearestDepth = Double.POSITIVE_INFINITY;
    for (LayerPlace place : places) {
      Plane plane = place.plane(flatness);
      double depth = projection.reach(plane, x, y);
      if (visible[place.layer().index()] && depth > 0 && depth < nearestDepth) {
        Point hit = projection.onRay(x, y, depth);
        Neuron neuron = place.at(plane.u(hit), plane.v(hit));
        if (neuron != null) {
          nearest = neuron;
          nearestDepth = depth;
        }
      }
    }
    return nearest;
  }

  /** A layer's grid before it stands anywhere. */
  record Grid(LayerSpec layer, int columns, double cell, double gap) {
    double width() {
      return columns * (layer.shape().columns() * cell + gap) - gap;
    }
  }

  private static List<Grid> grids(NetworkSpec spec, double base, double height) {
    List<Grid> grids = new ArrayList<>();
    for (LayerSpec layer : spec.layers()) {
      grids.add(grid(layer, base, height, layer == spec.output()));
    }
    return grids;
  }

  /**
   * The grid whose maps come closest to the size they ask for, and that is no taller than height.
   */
  private static Grid grid(LayerSpec layer, double base, double height, boolean answer) {
    Shape shape = layer.shape();
    boolean maps = shape.spatial();
    double resolution = maps ? Math.max(shape.rows(), shape.columns()) : UNIT_COLUMNS;
    double wanted = base * Math.pow(resolution, LEGIBILITY) * (answer ? CLASS_STRETCH : 1);
    double gapPart = maps ? MAP_GAP : UNIT_GAP;
    double mapHeight = wanted * shape.rows() / Math.max(shape.rows(), shape.columns());
    int fit =
        Math.max(1, (int) Math.floor((height + gapPart * wanted) / (mapHeight + gapPart * wanted)));
    int rows = Math.min(shape.channels(), fit);
    int columns = (shape.channels() + rows - 1) / rows;
    rows = (shape.channels() + columns - 1) / columns;
    double cell = wanted / Math.max(shape.rows(), shape.columns());
    double gap = gapPart * wanted;
    double used = rows * (shape.rows() * cell + gap) - gap;
    double grown = Math.min(height / used, MOST_GROWTH);
    return new Grid(layer, columns, cell * grown, gap * grown);
  }

  private static double total(List<Grid> grids) {
    return LayerArranger.slots(grids, LAYER_GAP * WIDTH);
  }
}
