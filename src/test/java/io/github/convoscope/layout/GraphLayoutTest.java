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
  static Stream<NetworkSpec> graphs() {
    return Stream.concat(Graphs.all(), Networks.many());
  }

  private static List<NetworkLayout> layouts(NetworkSpec spec, List<Arrangement> arrangements) {
    List<NetworkLayout> layouts = new ArrayList<>();
    for (Arrangement arrangement : arrangements) {
      layouts.add(NetworkLayout.of(spec, OpenLayers.all(spec), arrangement));
      layouts.add(NetworkLayout.of(spec, OpenLayers.atStart(spec), arrangement));
    }
    return layouts;
  }

  private static Arrangement named(String name) {
    return Arrangements.named(name).orElseThrow();
  }

  /** Where the layers stand in lines, from left to right. */
  private static List<Arrangement> inLines() {
    return List.of(named("wall"), named("flat"));
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void noTwoBoardsMeet(NetworkSpec spec) {
    for (NetworkLayout layout : layouts(spec, Arrangements.ALL)) {
      List<Board3D> boards = layout.places().stream().map(Board3D::of).toList();
      for (int i = 0; i < boards.size(); i++) {
        for (int j = 0; j < i; j++) {
          String what = layout.place(i).layer().name() + " and " + layout.place(j).layer().name();
          assertFalse(boards.get(i).meets(boards.get(j)), layout.arrangement().name() + what);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void noBoardHidesAnotherAtHome(NetworkSpec spec) {
    for (NetworkLayout layout : layouts(spec, inLines())) {
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
    for (Point corner : place.corners()) {
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
    for (NetworkLayout layout : layouts(spec, List.of(Arrangements.flat()))) {
      for (LayerSpec layer : spec.layers()) {
        LayerPlace place = layout.place(layer.index());
        for (int input : layer.inputs()) {
          LayerPlace before = layout.place(input);
          double right = before.plane().centre().x() + before.width() / 2;
          double left = place.plane().centre().x() - place.width() / 2;
          double above = before.plane().centre().y() + before.height() / 2;
          boolean nextLine = place.plane().centre().y() - place.height() / 2 > above;
          assertTrue(right < left || nextLine, layer.name());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void everyConnectionHasARouteThatPassesNoBoard(NetworkSpec spec) {
    NetworkLayout layout = NetworkLayout.of(spec, OpenLayers.atStart(spec), Arrangements.flat());
    int connections =
        spec.layers().stream()
            .mapToInt(layer -> (int) layer.inputs().stream().distinct().count())
            .sum();
    assertEquals(connections, layout.routes().size());
    for (Route route : layout.routes()) {
      List<Point> points = route.points();
      for (int i = 1; i < points.size(); i++) {
        for (int part = 1; part < 20; part++) {
          Point at =
              points.get(i - 1).plus(points.get(i).minus(points.get(i - 1)).times(part / 20.0));
          for (LayerPlace place : layout.places()) {
            boolean inside =
                Math.abs(at.x() - place.plane().centre().x()) < place.width() / 2
                    && Math.abs(at.y() - place.plane().centre().y()) < place.height() / 2;
            assertFalse(inside, spec.name() + ": " + route + " crosses " + place.layer().name());
          }
        }
      }
    }
  }

  @Test
  void mapsOfADeepNetworkAreNotMicroscopic() {
    for (NetworkSpec spec : List.of(Graphs.vgg16(), Graphs.resNet(16))) {
      for (Arrangement arrangement : Arrangements.ALL) {
        NetworkLayout layout = NetworkLayout.of(spec, OpenLayers.atStart(spec), arrangement);
        for (LayerPlace place : layout.places()) {
          double side = Math.max(place.mapWidth(), place.mapHeight());
          assertTrue(
              place.layer() == spec.output() || side > 3,
              arrangement.name() + " " + place.layer().name() + " " + side);
        }
      }
    }
  }

  @Test
  void aClosedLayerHasOneCellForAllMapsAtAPlace() {
    NetworkSpec spec = Graphs.vgg16();
    int conv = spec.layer("conv4_1").index();
    for (Arrangement arrangement : Arrangements.ALL) {
      NetworkLayout layout = NetworkLayout.of(spec, OpenLayers.atStart(spec), arrangement);
      LayerPlace place = layout.place(conv);
      assertTrue(place.closed());
      Point centre = layout.centre(new Neuron(conv, 300, 5, 9));
      assertEquals(centre, layout.centre(new Neuron(conv, 17, 5, 9)));
      assertEquals(
          new Neuron(conv, 0, 5, 9),
          place.cellAt(place.plane().u(centre), place.plane().v(centre)));
    }
  }
}
