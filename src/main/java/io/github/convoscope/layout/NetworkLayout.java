package io.github.convoscope.layout;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place of every layer, feature map and cell of a network, read from left to right.
 *
 * <pre>{@code
 * NetworkLayout layout = NetworkLayout.of(spec);
 * CameraPose home = layout.home(new Viewport(1280, 720, 24, 24, 48, 64));
 * Projection projection = new Projection(home, 1280, 720);
 * Point centre = layout.centre(new Neuron(3, 5, 6, 7), home.flatness());
 * double x = projection.x(centre);  // the pixel column of that neuron
 * }</pre>
 *
 * <p>A layer with many maps gets several columns of them, so that the whole has the proportion of
 * the view. docs/decisions says why. Immutable.
 */
public final class NetworkLayout {
  /** World units from the left edge of the first layer to the right edge of the last. */
  static final double WIDTH = 1000;

  /** Width divided by height of the usual layout. */
  public static final double PROPORTION = 1.75;

  private static final CameraPose HOME =
      new CameraPose(new Point(0, 0, 0), -14, 7, 3 * WIDTH, 30, 0);
  private static final CameraPose FLAT = new CameraPose(new Point(0, 0, 0), 0, 0, 30 * WIDTH, 3, 1);

  /**
   * The side of a map grows with this power of its number of cells: less than linearly, so that the
   * small maps of deep layers stay legible.
   */
  private static final double LEGIBILITY = 0.58;

  /** A dense unit is as large as a map of that many columns. */
  private static final double UNIT_COLUMNS = 2.2;

  private static final double UNIT_GAP = 0.25;
  private static final double MAP_GAP = 0.09;
  private static final double LAYER_GAP = 0.03;
  private static final double CLASS_STRETCH = 2.4;

  /** Factor by which a grid may grow beyond its wanted size to use the height. */
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
   * A layout for a proportion of the view.
   *
   * @param proportion width divided by height of the view
   */
  public static NetworkLayout of(NetworkSpec spec, double proportion, Arrangement arrangement) {
    double low = 1e-4;
    double high = WIDTH;
    double height = WIDTH / proportion;
    for (int i = 0; i < 60; i++) {
      double scale = Math.sqrt(low * high);
      if (total(grids(spec, scale, height)) > WIDTH) {
        high = scale;
      } else {
        low = scale;
      }
    }
    List<Grid> grids = grids(spec, low, height);
    return new NetworkLayout(
        spec, LayerArranger.arrange(grids, arrangement, HOME, LAYER_GAP * WIDTH));
  }

  /** The network. */
  public NetworkSpec spec() {
    return spec;
  }

  /** The place of each layer, in the network's order. */
  public List<LayerPlace> places() {
    return places;
  }

  /** The place of a layer. */
  public LayerPlace place(int layer) {
    return places.get(layer);
  }

  /** The view of everything in depth, as large as the viewport allows. */
  public CameraPose home(Viewport viewport) {
    return CameraFraming.fit(places, HOME, viewport);
  }

  /** The view of everything side by side in one plane, as large as the viewport allows. */
  public CameraPose flat(Viewport viewport) {
    return CameraFraming.fit(places, FLAT, viewport);
  }

  /**
   * The view from straight in front of one layer, as large as the viewport allows.
   *
   * @param flatness 0 for layers in depth, 1 for the flat view
   */
  public CameraPose layer(int layer, double flatness, Viewport viewport) {
    LayerPlace place = places.get(layer);
    CameraPose start = flatness > 0.5 ? FLAT : HOME.withAngles(place.deep().turn(), 0);
    return CameraFraming.fit(
        List.of(place), start.withTarget(place.plane(flatness).centre()), viewport);
  }

  /** The middle of a neuron's cell. */
  public Point centre(Neuron neuron, double flatness) {
    return places.get(neuron.layer()).centre(neuron, flatness);
  }

  /** The nearest visible neuron under a pixel, or null. */
  public @Nullable Neuron pick(
      Projection projection, double flatness, boolean[] visible, double x, double y) {
    Neuron nearest = null;
    double nearestDepth = Double.POSITIVE_INFINITY;
    for (LayerPlace place : places) {
      Plane plane = place.plane(flatness);
      double depth = projection.planeDepth(plane, x, y);
      if (visible[place.layer().index()] && depth > 0 && depth < nearestDepth) {
        Point hit = projection.pointAt(x, y, depth);
        Neuron neuron = place.neuronAt(plane.u(hit), plane.v(hit));
        if (neuron != null) {
          nearest = neuron;
          nearestDepth = depth;
        }
      }
    }
    return nearest;
  }

  /** The feature maps of a layer as a grid, without a place yet. */
  record Grid(LayerSpec layer, int columns, double cell, double gap) {
    double width() {
      return columns * (layer.shape().columns() * cell + gap) - gap;
    }
  }

  private static List<Grid> grids(NetworkSpec spec, double scale, double height) {
    List<Grid> grids = new ArrayList<>();
    for (LayerSpec layer : spec.layers()) {
      grids.add(grid(layer, scale, height, layer == spec.output()));
    }
    return grids;
  }

  /**
   * The grid of a layer: no taller than {@code height}, its maps as close as possible to the wanted
   * size.
   */
  private static Grid grid(LayerSpec layer, double scale, double height, boolean answer) {
    Shape shape = layer.shape();
    boolean maps = shape.spatial();
    double resolution = maps ? Math.max(shape.rows(), shape.columns()) : UNIT_COLUMNS;
    double wanted = scale * Math.pow(resolution, LEGIBILITY) * (answer ? CLASS_STRETCH : 1);
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
    return LayerArranger.totalWidth(grids, LAYER_GAP * WIDTH);
  }
}
