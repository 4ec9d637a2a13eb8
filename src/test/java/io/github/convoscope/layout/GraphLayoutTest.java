package io.github.convoscope.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Layouts of networks with branches and with closed layers. */
class GraphLayoutTest {
  private static final double WIDE = NetworkLayout.PROPORTION;

  static Stream<NetworkSpec> graphs() {
    return Stream.concat(Graphs.all(), Networks.many());
  }

  private static List<NetworkLayout> layouts(NetworkSpec spec) {
    List<NetworkLayout> layouts = new ArrayList<>();
    for (Arrangement arrangement : Arrangement.values()) {
      layouts.add(NetworkLayout.of(spec, OpenLayers.all(spec), WIDE, arrangement));
      layouts.add(NetworkLayout.of(spec, OpenLayers.atStart(spec), WIDE, arrangement));
    }
    return layouts;
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void noTwoBoardsOverlapInTheFlatViewOrInDepth(NetworkSpec spec) {
    for (NetworkLayout layout : layouts(spec)) {
      List<LayerPlace> places = layout.places();
      for (int i = 0; i < places.size(); i++) {
        for (int j = 0; j < i; j++) {
          assertApart(places.get(i), places.get(j), 0);
          assertApart(places.get(i), places.get(j), 1);
        }
      }
    }
  }

  /** Boards stand upright, so two that overlap do so in height and seen from above. */
  private static void assertApart(LayerPlace a, LayerPlace b, double flatness) {
    Plane one = a.plane(flatness);
    Plane other = b.plane(flatness);
    double tall = (a.height() + b.height()) / 2 + a.margin() + b.margin();
    if (Math.abs(one.centre().y() - other.centre().y()) >= tall) {
      return;
    }
    double u = a.width() / 2 + a.margin();
    double v = b.width() / 2 + b.margin();
    assertFalse(
        cross(one.point(-u, 0), one.point(u, 0), other.point(-v, 0), other.point(v, 0)),
        a.layer().name() + " and " + b.layer().name() + " overlap at " + flatness);
  }

  private static boolean cross(Point a, Point b, Point c, Point d) {
    double first = side(a, b, c);
    double second = side(a, b, d);
    if (Math.abs(first) < 1e-6 && Math.abs(second) < 1e-6) {
      return Math.max(Math.min(a.x(), b.x()), Math.min(c.x(), d.x()))
          < Math.min(Math.max(a.x(), b.x()), Math.max(c.x(), d.x()));
    }
    return first * second < 0 && side(c, d, a) * side(c, d, b) < 0;
  }

  private static double side(Point a, Point b, Point c) {
    return (b.x() - a.x()) * (c.z() - a.z()) - (b.z() - a.z()) * (c.x() - a.x());
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void noBoardHidesAnotherAtHome(NetworkSpec spec) {
    for (NetworkLayout layout : layouts(spec)) {
      Projection view =
          new Projection(layout.home(new Viewport(1280, 720, 24, 24, 48, 64)), 1280, 720);
      List<double[]> seen = layout.places().stream().map(place -> seen(place, view)).toList();
      for (int i = 0; i < seen.size(); i++) {
        for (int j = 0; j < i; j++) {
          double[] a = seen.get(i);
          double[] b = seen.get(j);
          boolean apart = a[0] >= b[1] || b[0] >= a[1] || a[2] >= b[3] || b[2] >= a[3];
          String what = layout.place(i).layer().name() + " and " + layout.place(j).layer().name();
          assertTrue(apart, spec.name() + ": " + what);
        }
      }
    }
  }

  /** The rectangle around a grid in the view: left, right, top, bottom. */
  private static double[] seen(LayerPlace place, Projection view) {
    double[] box = {1e9, -1e9, 1e9, -1e9};
    for (Point corner : place.corners(0)) {
      box[0] = Math.min(box[0], view.x(corner));
      box[1] = Math.max(box[1], view.x(corner));
      box[2] = Math.min(box[2], view.y(corner));
      box[3] = Math.max(box[3], view.y(corner));
    }
    return box;
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void aLayerStandsAfterAllItReads(NetworkSpec spec) {
    for (NetworkLayout layout : layouts(spec)) {
      for (LayerSpec layer : spec.layers()) {
        LayerPlace place = layout.place(layer.index());
        for (int input : layer.inputs()) {
          LayerPlace before = layout.place(input);
          double right = before.flat().centre().x() + before.width() / 2;
          double left = place.flat().centre().x() - place.width() / 2;
          double above = before.flat().centre().y() + before.height() / 2;
          boolean nextLine = place.flat().centre().y() - place.height() / 2 > above;
          assertTrue(right < left || nextLine, layer.name());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void everyConnectionHasARouteThatPassesNoBoard(NetworkSpec spec) {
    NetworkLayout layout = NetworkLayout.of(spec, OpenLayers.atStart(spec));
    int connections =
        spec.layers().stream()
            .mapToInt(layer -> (int) layer.inputs().stream().distinct().count())
            .sum();
    assertEquals(connections, layout.routes().size());
    for (Route route : layout.routes()) {
      List<Point> points = route.points(1);
      for (int i = 1; i < points.size(); i++) {
        for (int part = 1; part < 20; part++) {
          Point at =
              points.get(i - 1).plus(points.get(i).minus(points.get(i - 1)).times(part / 20.0));
          for (LayerPlace place : layout.places()) {
            boolean inside =
                Math.abs(at.x() - place.flat().centre().x()) < place.width() / 2
                    && Math.abs(at.y() - place.flat().centre().y()) < place.height() / 2;
            assertFalse(inside, spec.name() + ": " + route + " crosses " + place.layer().name());
          }
        }
      }
    }
  }

  @Test
  void mapsOfADeepNetworkAreNotMicroscopic() {
    for (NetworkSpec spec : List.of(Graphs.vgg16(), Graphs.resNet(16))) {
      NetworkLayout layout = NetworkLayout.of(spec, OpenLayers.atStart(spec));
      for (LayerPlace place : layout.places()) {
        double side = Math.max(place.mapWidth(), place.mapHeight());
        assertTrue(place.layer() == spec.output() || side > 3, place.layer().name() + " " + side);
      }
    }
  }

  @Test
  void aClosedLayerHasOneCellForAllMapsAtAPlace() {
    NetworkSpec spec = Graphs.vgg16();
    NetworkLayout layout = NetworkLayout.of(spec, OpenLayers.atStart(spec));
    int conv = spec.layer("conv4_1").index();
    LayerPlace place = layout.place(conv);
    assertTrue(place.closed());
    Point centre = layout.centre(new Neuron(conv, 300, 5, 9), 0);
    assertEquals(centre, layout.centre(new Neuron(conv, 17, 5, 9), 0));
    assertEquals(
        new Neuron(conv, 0, 5, 9), place.cellAt(place.deep().u(centre), place.deep().v(centre)));
  }
}
