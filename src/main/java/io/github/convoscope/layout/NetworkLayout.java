package io.github.convoscope.layout;

import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The place of every layer, feature map and cell of a network in one arrangement.
 *
 * <pre>{@code
 * NetworkLayout layout = NetworkLayout.of(spec);
 * CameraPose home = layout.home(new Viewport(1280, 720, 24, 24, 48, 64));
 * Projection projection = new Projection(home, 1280, 720);
 * Point centre = layout.centre(new Neuron(3, 5, 6, 7));
 * double x = projection.x(centre);  // the pixel column of that neuron
 * }</pre>
 *
 * <p>A layer with many maps gets several rows of them, so that the whole has the proportion of the
 * view. Layers on parallel branches stand beside each other, and a long network is broken into
 * lines, as text is (decision 0013). Immutable.
 */
public final class NetworkLayout {
  /** World units from the left edge of the layout to its right edge. */
  static final double WIDTH = 1000;

  /** Width divided by height of the usual layout. */
  public static final double PROPORTION = 1.75;

  private final NetworkSpec spec;
  private final OpenLayers open;
  private final Arrangement arrangement;
  private final NetworkDepths depths;
  private final List<LayerPlace> places;
  private final List<Route> routes;

  private NetworkLayout(
      NetworkSpec spec,
      OpenLayers open,
      Arrangement arrangement,
      NetworkDepths depths,
      List<LayerPlace> places,
      List<Route> routes) {
    this.spec = spec;
    this.open = open;
    this.arrangement = arrangement;
    this.depths = depths;
    this.places = List.copyOf(places);
    this.routes = List.copyOf(routes);
  }

  /** The usual layout of a network, all layers open. */
  public static NetworkLayout of(NetworkSpec spec) {
    return of(spec, OpenLayers.all(spec), Arrangements.usual());
  }

  /** The layout of a network in an arrangement. */
  public static NetworkLayout of(NetworkSpec spec, OpenLayers open, Arrangement arrangement) {
    NetworkDepths depths = NetworkDepths.of(spec);
    Arrangement.Arranged arranged = arrangement.arrange(spec, depths, open);
    return new NetworkLayout(spec, open, arrangement, depths, arranged.places(), arranged.routes());
  }

  /** This layout on its way (0 to 1) to another one of the same network; it has no routes. */
  public NetworkLayout moved(NetworkLayout other, double part) {
    if (part >= 1) {
      return other;
    }
    List<LayerPlace> between = new ArrayList<>();
    for (int layer = 0; layer < places.size(); layer++) {
      between.add(places.get(layer).moved(other.places.get(layer), part));
    }
    return new NetworkLayout(spec, other.open, other.arrangement, other.depths, between, List.of());
  }

  /** The network. */
  public NetworkSpec spec() {
    return spec;
  }

  /** The layers that show all their neurons. */
  public OpenLayers open() {
    return open;
  }

  /** How the layers are placed. */
  public Arrangement arrangement() {
    return arrangement;
  }

  /** The order in which the layers are read. */
  public NetworkDepths depths() {
    return depths;
  }

  /** True where all layers stand in one row, without branches. */
  public boolean isRow() {
    double y = places.get(0).plane().centre().y();
    return places.stream()
        .allMatch(
            place -> place.plane().centre().y() == y && depths.isAlone(place.layer().index()));
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

  /** The view of everything from the usual direction, as large as the viewport allows. */
  public CameraPose home(Viewport viewport) {
    return whole(arrangement.home(), viewport);
  }

  /**
   * The view of everything from the direction of a pose, as large as the viewport allows.
   *
   * @param from its angles and field of view are kept
   */
  public CameraPose whole(CameraPose from, Viewport viewport) {
    return whole(from, viewport, place -> 0);
  }

  /**
   * The view of everything, with space at the left of each layer.
   *
   * @param from its angles and field of view are kept
   * @param beside of a layer, the pixels at its left that are to be in the view too
   */
  public CameraPose whole(CameraPose from, Viewport viewport, ToDoubleFunction<LayerPlace> beside) {
    List<CameraFraming.Framed> points = new ArrayList<>();
    for (LayerPlace place : places) {
      double pixels = beside.applyAsDouble(place);
      points.addAll(
          CameraFraming.Framed.of(place.corners(pixels > 0 ? place.margin() : 0, 0), pixels));
      if (arrangement.relief()) {
        points.addAll(CameraFraming.Framed.of(place.corners(0, place.relief()), 0));
      }
    }
    return CameraFraming.fit(points, from, viewport);
  }

  /** The view from straight in front of one layer, as large as the viewport allows. */
  public CameraPose layer(int layer, Viewport viewport) {
    LayerPlace place = places.get(layer);
    CameraPose start =
        arrangement
            .home()
            .withAngles(place.plane().turn(), place.plane().tilt())
            .withTarget(place.plane().centre());
    return CameraFraming.fit(CameraFraming.Framed.of(place.corners(), 0), start, viewport);
  }

  /** The middle of a neuron's cell, on its board. */
  public Point centre(Neuron neuron) {
    return places.get(neuron.layer()).centre(neuron);
  }

  /** How far a cell stands out of its board; world units. */
  @FunctionalInterface
  public interface CellHeights {
    /** Everything lies flat on its board. */
    CellHeights FLAT = cell -> 0;

    /** The height of a neuron, or of a cell of a closed layer's summary. */
    double of(Neuron cell);
  }

  /**
   * The nearest visible cell under a pixel, or null: a neuron, or a cell of a closed layer's
   * summary, as channel 0. {@link LayerPlace#closed} of its layer tells them apart.
   *
   * @param visible for each layer, whether it is shown
   * @param highest how far cells may stand out, as a multiple of {@link LayerPlace#relief}
   */
  public @Nullable Neuron pick(
      Projection projection,
      boolean[] visible,
      CellHeights heights,
      double highest,
      double x,
      double y) {
    Neuron nearest = null;
    double nearestDepth = Double.POSITIVE_INFINITY;
    for (LayerPlace place : places) {
      if (!visible[place.layer().index()]) {
        continue;
      }
      ReliefRay ray = new ReliefRay(place, projection, x, y);
      Neuron cell = ray.firstHit(heights, highest * place.relief());
      if (cell != null && ray.depth() < nearestDepth) {
        nearest = cell;
        nearestDepth = ray.depth();
      }
    }
    return nearest;
  }
}
