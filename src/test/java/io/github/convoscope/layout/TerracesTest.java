package io.github.convoscope.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers on terraces: nothing hides anything at home, and from every side there is much to see. */
class TerracesTest {
  private static final List<Double> AZIMUTHS = List.of(-75.0, -45.0, -15.0, 15.0, 45.0, 75.0);
  private static final List<Double> ELEVATIONS = List.of(5.0, 28.0, 52.0, 75.0);

  static Stream<NetworkSpec> networks() {
    return Stream.concat(Graphs.all(), Networks.many());
  }

  private static List<NetworkLayout> layouts(NetworkSpec spec) {
    Arrangement terraces = Arrangements.named("terraces").orElseThrow();
    return List.of(
        NetworkLayout.of(spec, OpenLayers.atStart(spec), terraces),
        NetworkLayout.of(spec, OpenLayers.all(spec), terraces));
  }

  /** The margins that the scene keeps free for names. */
  private static Viewport room(double width, double height) {
    return new Viewport(width, height, Math.min(112, 0.11 * width), 28, 24, 34);
  }

  private static String names(LayerPlace a, LayerPlace b) {
    return a.layer().name() + " and " + b.layer().name();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aLayerLiesBehindAndAboveAllThatItReadsOrInALaterFlight(NetworkSpec spec) {
    for (NetworkLayout layout : layouts(spec)) {
      TerraceSteps steps = TerraceSteps.largest(spec, layout.depths(), layout.open());
      for (LayerSpec layer : spec.layers()) {
        Board3D board = Board3D.of(layout.place(layer.index()));
        for (int input : layer.inputs()) {
          Board3D before = Board3D.of(layout.place(input));
          int first = firstOfFlight(steps, layout.depths().depth(layer.index()));
          if (layout.depths().depth(input) >= first) {
            String what = names(before.place(), board.place());
            assertTrue(front(board).z() > rear(before).z(), what + " in depth");
            assertTrue(front(board).y() < front(before).y(), what + " in height");
            assertTrue(middle(board).y() < middle(before).y(), what + " in height");
          } else {
            assertTrue(right(before) < left(board), names(before.place(), board.place()));
          }
        }
      }
    }
  }

  private static int firstOfFlight(TerraceSteps steps, int depth) {
    return steps.firsts().stream()
        .filter(first -> first <= depth)
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  private static Point front(Board3D board) {
    return board.corners().get(3);
  }

  private static Point middle(Board3D board) {
    return board.place().plane().centre();
  }

  private static Point rear(Board3D board) {
    return board.corners().get(0);
  }

  private static double left(Board3D board) {
    return board.corners().get(0).x();
  }

  private static double right(Board3D board) {
    return board.corners().get(1).x();
  }

  /** Most that a board may cover of another at home. */
  private static final double MOST_COVERED = 0.1;

  @ParameterizedTest
  @MethodSource("networks")
  void noBoardCoversATenthOfAnotherAtHome(NetworkSpec spec) {
    for (NetworkLayout layout : layouts(spec)) {
      Viewport room = room(1280, 720);
      Projection view = new Projection(layout.home(room), room.width(), room.height());
      double worst = 0;
      String what = "";
      for (LayerPlace near : layout.places()) {
        for (LayerPlace far : layout.places()) {
          if (near != far) {
            double part = coveredPart(near, far, view);
            if (part > worst) {
              worst = part;
              what = names(near, far);
            }
          }
        }
      }
      assertTrue(worst <= MOST_COVERED, spec.name() + ", " + what + ": " + worst);
    }
  }

  /** The part of a far board's area in the view that a near one covers; 0 where it is no nearer. */
  private static double coveredPart(LayerPlace near, LayerPlace far, Projection view) {
    Polygon hiding = Board3D.of(near).seen(view);
    Polygon hidden = new Polygon(seen(far.corners(), view));
    Polygon common = hiding.common(hidden);
    double area = common.area();
    if (area < 1e-6) {
      return 0;
    }
    Point middle = new Point(0, 0, 0);
    for (Point point : common.points()) {
      middle = middle.plus(point.times(1.0 / common.points().size()));
    }
    boolean nearer =
        view.planeDepth(near.plane(), middle.x(), middle.y())
            < view.planeDepth(far.plane(), middle.x(), middle.y());
    return nearer ? area / hidden.area() : 0;
  }

  private static List<Point> seen(List<Point> points, Projection view) {
    return points.stream().map(point -> new Point(view.x(point), view.y(point), 0)).toList();
  }

  @Test
  void theMapsOfTheDigitsNetworkAreLegible() {
    NetworkLayout layout = layouts(Networks.digits()).get(0);
    Viewport room = room(1022, 640);
    Projection view = new Projection(layout.home(room), room.width(), room.height());
    double conv1 = mapWidth(layout.place(1), view);
    double pool2 = mapWidth(layout.place(4), view);
    assertTrue(conv1 >= 56, "conv1: " + conv1);
    assertTrue(pool2 >= 36, "pool2: " + pool2);
  }

  /** Width of the narrowest map in the view, pixels. */
  private static double mapWidth(LayerPlace place, Projection view) {
    double narrowest = Double.POSITIVE_INFINITY;
    for (int channel = 0; channel < place.shape().channels(); channel++) {
      double middle = place.top(channel) + place.mapHeight() / 2;
      Point left = place.plane().point(place.left(channel), middle);
      Point right = place.plane().point(place.left(channel) + place.mapWidth(), middle);
      narrowest = Math.min(narrowest, view.x(right) - view.x(left));
    }
    return narrowest;
  }

  /** Of a scene that is seen from all sides. */
  private static final double LEAST_SPAN = 1.0 / 3;

  /** Of networks of two to five layers, some ten times as wide as they are long. */
  private static final double LEAST_SPAN_OF_ODD_ONES = 0.28;

  static Stream<NetworkSpec> realNetworks() {
    NetworkSpec deep =
        Networks.many().filter(spec -> "deep".equals(spec.name())).findFirst().orElseThrow();
    return Stream.concat(Graphs.all(), Stream.of(Networks.digits(), deep));
  }

  @ParameterizedTest
  @MethodSource("realNetworks")
  void fromEverySideAllIsInThePictureAndSpansAThirdOfIt(NetworkSpec spec) {
    for (NetworkLayout layout : layouts(spec)) {
      assertSpans(layout, LEAST_SPAN);
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.convoscope.layout.Networks#many")
  void fromEverySideAllOfAnOddNetworkIsInThePicture(NetworkSpec spec) {
    for (NetworkLayout layout : layouts(spec)) {
      assertSpans(layout, LEAST_SPAN_OF_ODD_ONES);
    }
  }

  private static void assertSpans(NetworkLayout layout, double least) {
    Viewport room = room(1280, 720);
    CameraPose home = layout.arrangement().home();
    for (double azimuth : AZIMUTHS) {
      for (double elevation : ELEVATIONS) {
        CameraPose from = home.withAngles(home.yaw() + azimuth, elevation);
        Projection view = new Projection(layout.whole(from, room), room.width(), room.height());
        List<Point> corners = new ArrayList<>();
        for (LayerPlace place : layout.places()) {
          corners.addAll(Board3D.of(place).corners());
        }
        assertTrue(corners.stream().allMatch(corner -> view.depth(corner) > 0));
        var x = seen(corners, view).stream().mapToDouble(Point::x).summaryStatistics();
        var y = seen(corners, view).stream().mapToDouble(Point::y).summaryStatistics();
        String where = layout.spec().name() + " from " + azimuth + ", " + elevation + ": ";
        assertTrue(x.getMin() >= 0 && x.getMax() <= room.width(), where + x);
        assertTrue(y.getMin() >= 0 && y.getMax() <= room.height(), where + y);
        double wide = (x.getMax() - x.getMin()) / room.width();
        double tall = (y.getMax() - y.getMin()) / room.height();
        assertTrue(wide >= least, where + wide + " of the width");
        assertTrue(tall >= least, where + tall + " of the height");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void everyConnectionHasAWayFromBoardToBoardThatTouchesNoOther(NetworkSpec spec) {
    for (NetworkLayout layout : layouts(spec)) {
      int connections =
          spec.layers().stream()
              .mapToInt(layer -> (int) layer.inputs().stream().distinct().count())
              .sum();
      assertEquals(connections, layout.routes().size());
      List<Board3D> boards = layout.places().stream().map(Board3D::of).toList();
      for (Route route : layout.routes()) {
        List<Point> points = route.points();
        assertOnBoard(boards.get(route.from()), points.get(0));
        assertOnBoard(boards.get(route.to()), points.get(points.size() - 1));
        for (Board3D board : boards) {
          int layer = board.place().layer().index();
          for (int i = 1; i < points.size(); i++) {
            assertFalse(
                layer != route.from()
                    && layer != route.to()
                    && board.isCutBy(points.get(i - 1), points.get(i)),
                spec.name() + ": " + route + " touches " + board.place().layer().name());
          }
        }
      }
    }
  }

  private static void assertOnBoard(Board3D board, Point point) {
    Plane plane = board.place().plane();
    assertEquals(0, plane.height(point), 1e-6);
    assertTrue(Math.abs(plane.u(point)) <= board.halfWidth() + 1e-6);
    assertTrue(Math.abs(plane.v(point)) <= board.halfHeight() + 1e-6);
  }
}
