package io.github.convoscope.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkLayoutTest {
  /** What a 1280 × 720 window leaves with all panels, with the left one, and with none. */
  private static final List<Viewport> ROOMS =
      List.of(
          new Viewport(716, 640, 24, 24, 48, 64),
          new Viewport(1022, 640, 24, 24, 48, 64),
          new Viewport(1920, 1080, 24, 24, 48, 64),
          new Viewport(766, 700, 24, 24, 48, 64));

  private static NetworkLayout layout(NetworkSpec spec, String arrangement) {
    return layout(spec, Arrangements.named(arrangement).orElseThrow());
  }

  private static NetworkLayout layout(NetworkSpec spec, Arrangement arrangement) {
    return NetworkLayout.of(spec, OpenLayers.all(spec), arrangement);
  }

  @ParameterizedTest
  @MethodSource("io.github.convoscope.layout.Networks#many")
  void nothingIsHiddenAtHomeFromLeftToRight(NetworkSpec spec) {
    for (String arrangement : List.of("wall", "flat")) {
      NetworkLayout layout = layout(spec, arrangement);
      for (Viewport room : ROOMS) {
        CameraPose home = layout.home(room);
        Projection projection = new Projection(home, room.width(), room.height());
        double before = Double.NEGATIVE_INFINITY;
        for (LayerPlace place : layout.places()) {
          double left = Double.POSITIVE_INFINITY;
          double right = Double.NEGATIVE_INFINITY;
          for (Point corner : place.corners()) {
            left = Math.min(left, projection.x(corner));
            right = Math.max(right, projection.x(corner));
          }
          assertTrue(left > before, arrangement + ": " + place.layer().name() + " is hidden");
          before = right;
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.convoscope.layout.Networks#many")
  void everyViewShowsAllItShouldWithinTheRoomAndFillsIt(NetworkSpec spec) {
    for (Arrangement arrangement : Arrangements.ALL) {
      NetworkLayout layout = layout(spec, arrangement);
      for (Viewport room : ROOMS) {
        List<Point> all = new ArrayList<>();
        for (LayerPlace place : layout.places()) {
          all.addAll(place.corners());
          if (arrangement.relief()) {
            all.addAll(place.corners(0, place.relief()));
          }
          fills(place.corners(), layout.layer(place.layer().index(), room), room);
        }
        fills(all, layout.home(room), room);
      }
    }
  }

  private static void fills(List<Point> points, CameraPose pose, Viewport room) {
    Projection projection = new Projection(pose, room.width(), room.height());
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Point point : points) {
      left = Math.min(left, projection.x(point));
      right = Math.max(right, projection.x(point));
      top = Math.min(top, projection.y(point));
      bottom = Math.max(bottom, projection.y(point));
    }
    double reach = 0.5;
    assertTrue(left > room.left() - reach && right < room.width() - room.right() + reach);
    assertTrue(top > room.top() - reach && bottom < room.height() - room.bottom() + reach);
    double fill = Math.max((right - left) / room.innerWidth(), (bottom - top) / room.innerHeight());
    assertEquals(1, fill, 0.01);
  }

  @ParameterizedTest
  @MethodSource("io.github.convoscope.layout.Networks#many")
  void flatLayersDoNotOverlap(NetworkSpec spec) {
    double before = Double.NEGATIVE_INFINITY;
    for (LayerPlace place : layout(spec, "flat").places()) {
      double left = place.plane().centre().x() - place.width() / 2;
      assertTrue(left > before);
      before = left + place.width();
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.convoscope.layout.Networks#many")
  void everyCellIsFoundWhereItStands(NetworkSpec spec) {
    Random random = new Random(5);
    for (Arrangement arrangement : Arrangements.ALL) {
      NetworkLayout layout = layout(spec, arrangement);
      for (LayerPlace place : layout.places()) {
        Shape shape = place.layer().shape();
        for (int i = 0; i < 200; i++) {
          Neuron neuron = shape.neuron(place.layer().index(), random.nextInt(shape.size()));
          Point centre = layout.centre(neuron);
          assertEquals(neuron, place.cellAt(place.plane().u(centre), place.plane().v(centre)));
        }
      }
    }
  }

  @Test
  void aGapBetweenMapsIsNoNeuron() {
    for (Arrangement arrangement : Arrangements.ALL) {
      LayerPlace place = layout(Networks.digits(), arrangement).place(1);
      double gap = place.left(1) - place.left(0) - place.mapWidth();
      assertTrue(gap > 0);
      assertNull(place.cellAt(place.left(0) + place.mapWidth() + gap / 2, place.top(0) + 1));
      assertNull(place.cellAt(place.left(0) - 1, place.top(0) + 1));
    }
  }

  private static boolean[] all(NetworkLayout layout) {
    boolean[] visible = new boolean[layout.spec().depth()];
    Arrays.fill(visible, true);
    return visible;
  }

  @Test
  void pickingFindsWhatIsSeenFromAnySide() {
    Viewport room = ROOMS.get(1);
    Random random = new Random(1);
    for (Arrangement arrangement : Arrangements.ALL) {
      NetworkLayout layout = layout(Networks.digits(), arrangement);
      for (CameraPose pose :
          List.of(layout.home(room), layout.layer(3, room), layout.home(room).withAngles(8, 20))) {
        Projection projection = new Projection(pose, room.width(), room.height());
        for (int i = 0; i < 500; i++) {
          int layer = random.nextInt(layout.spec().depth());
          Shape shape = layout.spec().layer(layer).shape();
          Neuron neuron = shape.neuron(layer, random.nextInt(shape.size()));
          Point centre = layout.centre(neuron);
          Neuron picked =
              layout.pick(
                  projection,
                  all(layout),
                  NetworkLayout.CellHeights.FLAT,
                  0,
                  projection.x(centre),
                  projection.y(centre));
          boolean hidden =
              picked != null
                  && !picked.equals(neuron)
                  && projection.depth(layout.centre(picked)) < projection.depth(centre);
          assertTrue(neuron.equals(picked) || hidden, neuron + " but " + picked);
        }
      }
    }
  }

  @Test
  void pickingFindsTheBlockWhoseTopIsSeenFromAnySide() {
    Viewport room = ROOMS.get(1);
    Random random = new Random(4);
    for (String arrangement : List.of("terraces", "wall")) {
      NetworkLayout layout = layout(Networks.digits(), arrangement);
      Blocks blocks = Blocks.random(layout, 9);
      int seen = 0;
      for (double azimuth : new double[] {-70, -30, 0, 20, 75}) {
        for (double elevation : new double[] {5, 30, 75}) {
          CameraPose from = layout.arrangement().home().withAngles(azimuth, elevation);
          Projection projection =
              new Projection(layout.whole(from, room), room.width(), room.height());
          for (int i = 0; i < 150; i++) {
            int layer = random.nextInt(layout.spec().depth());
            Shape shape = layout.spec().layer(layer).shape();
            Neuron neuron = shape.neuron(layer, random.nextInt(shape.size()));
            Point tip = layout.place(layer).centre(neuron, blocks.of(neuron));
            double x = projection.x(tip);
            double y = projection.y(tip);
            Blocks.Hit hit = blocks.at(projection, x, y);
            if (hit != null && hit.cell().equals(neuron) && hit.top()) {
              assertEquals(
                  neuron,
                  layout.pick(projection, all(layout), blocks, 1, x, y),
                  arrangement + " from " + azimuth + ", " + elevation);
              seen++;
            }
          }
        }
      }
      assertTrue(seen > 1000, seen + " tops of 2250 were seen");
    }
  }

  @Test
  void aHiddenLayerIsNotPicked() {
    for (Arrangement arrangement : Arrangements.ALL) {
      NetworkLayout layout = layout(Networks.digits(), arrangement);
      Viewport room = ROOMS.get(1);
      Projection projection = new Projection(layout.home(room), room.width(), room.height());
      boolean[] visible = all(layout);
      Point centre = layout.centre(new Neuron(1, 3, 14, 14));
      double x = projection.x(centre);
      double y = projection.y(centre);
      NetworkLayout.CellHeights flat = NetworkLayout.CellHeights.FLAT;
      assertEquals(new Neuron(1, 3, 14, 14), layout.pick(projection, visible, flat, 0, x, y));
      visible[1] = false;
      assertNull(layout.pick(projection, visible, flat, 0, x, y));
    }
  }

  @Test
  void mapsAreLegibleBesideAllPanels() {
    Viewport room = ROOMS.get(0);
    for (Arrangement arrangement : Arrangements.ALL) {
      NetworkLayout layout = layout(Networks.digits(), arrangement);
      Projection projection = new Projection(layout.home(room), room.width(), room.height());
      for (LayerPlace place : layout.places()) {
        if (place.layer().shape().spatial()) {
          Plane plane = place.plane();
          double across =
              projection.x(plane.point(place.left(0) + place.mapWidth(), place.top(0)))
                  - projection.x(plane.point(place.left(0), place.top(0)));
          assertTrue(
              across >= 24,
              arrangement.name() + " " + place.layer().name() + " is " + across + " pixels wide");
        }
      }
    }
  }
}
