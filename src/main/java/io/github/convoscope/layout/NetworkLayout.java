package io.github.convoscope.layout;

import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
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
 * the view. Layers on parallel branches stand one above the other, and a long network is broken
 * into lines, as text is (decision 0013). Immutable.
 */
public final class NetworkLayout {
  /** World units from the left edge of the first layer to the right edge of the last. */
  static final double WIDTH = 1000;

  /** Width divided by height of the usual layout. */
  public static final double PROPORTION = 1.75;

  private static final CameraPose HOME =
      new CameraPose(new Point(0, 0, 0), -14, 7, 3 * WIDTH, 30, 0);
  private static final CameraPose FLAT = new CameraPose(new Point(0, 0, 0), 0, 0, 30 * WIDTH, 3, 1);

  private final NetworkSpec spec;
  private final List<LayerPlace> places;
  private final OpenLayers open;
  private final NetworkDepths depths;
  private final List<Route> routes;

  private NetworkLayout(
      NetworkSpec spec,
      OpenLayers open,
      NetworkDepths depths,
      List<LayerPlace> places,
      List<Route> routes) {
    this.spec = spec;
    this.open = open;
    this.depths = depths;
    this.places = List.copyOf(places);
    this.routes = List.copyOf(routes);
  }

  /** The usual layout of a network, all layers open. */
  public static NetworkLayout of(NetworkSpec spec) {
    return of(spec, OpenLayers.all(spec));
  }

  /** The usual layout of a network. */
  public static NetworkLayout of(NetworkSpec spec, OpenLayers open) {
    return of(spec, open, PROPORTION, Arrangement.CASCADE);
  }

  /**
   * A layout for a proportion of the view.
   *
   * @param open the layers that show all their neurons
   * @param proportion width divided by height of the view
   */
  public static NetworkLayout of(
      NetworkSpec spec, OpenLayers open, double proportion, Arrangement arrangement) {
    NetworkDepths depths = NetworkDepths.of(spec);
    StepLines lines = StepLines.largest(spec, depths, open, WIDTH / proportion);
    LayerArranger.Arranged arranged = LayerArranger.arrange(lines, arrangement, HOME);
    return new NetworkLayout(
        spec, open, depths, arranged.places(), RouteFinder.routes(spec, lines, arranged));
  }

  /** The network. */
  public NetworkSpec spec() {
    return spec;
  }

  /** The layers that show all their neurons. */
  public OpenLayers open() {
    return open;
  }

  /** The order in which the layers are read. */
  public NetworkDepths depths() {
    return depths;
  }

  /** True where all layers stand in one row, without branches. */
  public boolean isRow() {
    double y = places.get(0).flat().centre().y();
    return places.stream()
        .allMatch(place -> place.flat().centre().y() == y && depths.isAlone(place.layer().index()));
  }

  /** The way of every connection between two layers, by the layer that it leads to. */
  public List<Route> routes() {
    return routes;
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

  /**
   * The nearest visible cell under a pixel, or null: a neuron, or a cell of a closed layer's
   * summary, as channel 0. {@link LayerPlace#closed} of its layer tells them apart.
   */
  public @Nullable Neuron pick(
      Projection projection, double flatness, boolean[] visible, double x, double y) {
    Neuron nearest = null;
    double nearestDepth = Double.POSITIVE_INFINITY;
    for (LayerPlace place : places) {
      Plane plane = place.plane(flatness);
      double depth = projection.planeDepth(plane, x, y);
      if (visible[place.layer().index()] && depth > 0 && depth < nearestDepth) {
        Point hit = projection.pointAt(x, y, depth);
        Neuron cell = place.cellAt(plane.u(hit), plane.v(hit));
        if (cell != null) {
          nearest = cell;
          nearestDepth = depth;
        }
      }
    }
    return nearest;
  }
}
