package io.github.convoscope.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
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

  @ParameterizedTest
  @MethodSource("io.github.convoscope.layout.Networks#many")
  void nothingIsHiddenAtHomeFromLeftToRight(NetworkSpec spec) {
    for (Arrangement arrangement : Arrangement.values()) {
      NetworkLayout layout =
          NetworkLayout.of(spec, OpenLayers.all(spec), NetworkLayout.PROPORTION, arrangement);
      for (Viewport room : ROOMS) {
        CameraPose home = layout.home(room);
        Projection projection = new Projection(home, room.width(), room.height());
        double before = Double.NEGATIVE_INFINITY;
        for (LayerPlace place : layout.places()) {
          double left = Double.POSITIVE_INFINITY;
          double right = Double.NEGATIVE_INFINITY;
          for (Point corner : place.corners(0)) {
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
    NetworkLayout layout = NetworkLayout.of(spec);
    for (Viewport room : ROOMS) {
      fills(layout.places(), layout.home(room), room);
      fills(layout.places(), layout.flat(room), room);
      for (LayerPlace place : layout.places()) {
        int index = place.layer().index();
        fills(List.of(place), layout.layer(index, 0, room), room);
        fills(List.of(place), layout.layer(index, 1, room), room);
      }
    }
  }

  private static void fills(List<LayerPlace> places, CameraPose pose, Viewport room) {
    Projection projection = new Projection(pose, room.width(), room.height());
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (LayerPlace place : places) {
      for (Point corner : place.corners(pose.flatness())) {
        left = Math.min(left, projection.x(corner));
        right = Math.max(right, projection.x(corner));
        top = Math.min(top, projection.y(corner));
        bottom = Math.max(bottom, projection.y(corner));
      }
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
    for (LayerPlace place : NetworkLayout.of(spec).places()) {
      double left = place.flat().centre().x() - place.width() / 2;
      assertTrue(left > before);
      before = left + place.width();
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.convoscope.layout.Networks#many")
  void everyCellIsFoundWhereItStands(NetworkSpec spec) {
    NetworkLayout layout = NetworkLayout.of(spec);
    Random random = new Random(5);
    for (LayerPlace place : layout.places()) {
      Shape shape = place.layer().shape();
      for (int i = 0; i < 200; i++) {
        Neuron neuron = shape.neuron(place.layer().index(), random.nextInt(shape.size()));
        Point centre = layout.centre(neuron, 0);
        assertEquals(neuron, place.cellAt(place.deep().u(centre), place.deep().v(centre)));
      }
    }
  }

  @Test
  void aGapBetweenMapsIsNoNeuron() {
    LayerPlace place = NetworkLayout.of(Networks.digits()).place(1);
    assertNull(place.cellAt(place.left(0) + place.mapWidth() + place.gap() / 2, place.top(0) + 1));
    assertNull(place.cellAt(place.left(0) - 1, place.top(0) + 1));
  }

  @Test
  void pickingFindsWhatIsSeenFromAnySide() {
    NetworkLayout layout = NetworkLayout.of(Networks.digits());
    Viewport room = ROOMS.get(1);
    boolean[] visible = new boolean[layout.spec().depth()];
    Arrays.fill(visible, true);
    Random random = new Random(1);
    for (CameraPose pose :
        List.of(
            layout.home(room),
            layout.flat(room),
            layout.layer(3, 0, room),
            layout.home(room).withAngles(8, 20))) {
      Projection projection = new Projection(pose, room.width(), room.height());
      for (int i = 0; i < 500; i++) {
        int layer = random.nextInt(layout.spec().depth());
        Shape shape = layout.spec().layer(layer).shape();
        Neuron neuron = shape.neuron(layer, random.nextInt(shape.size()));
        Point centre = layout.centre(neuron, pose.flatness());
        Neuron picked =
            layout.pick(
                projection, pose.flatness(), visible, projection.x(centre), projection.y(centre));
        boolean hidden =
            picked != null
                && !picked.equals(neuron)
                && projection.depth(layout.centre(picked, pose.flatness()))
                    < projection.depth(centre);
        assertTrue(neuron.equals(picked) || hidden, neuron + " but " + picked);
      }
    }
  }

  @Test
  void aHiddenLayerIsNotPicked() {
    NetworkLayout layout = NetworkLayout.of(Networks.digits());
    Viewport room = ROOMS.get(1);
    Projection projection = new Projection(layout.home(room), room.width(), room.height());
    boolean[] visible = new boolean[layout.spec().depth()];
    Arrays.fill(visible, true);
    visible[1] = false;
    Point centre = layout.centre(new Neuron(1, 3, 14, 14), 0);
    assertNull(layout.pick(projection, 0, visible, projection.x(centre), projection.y(centre)));
  }

  @Test
  void mapsAreLegibleBesideAllPanels() {
    NetworkLayout layout = NetworkLayout.of(Networks.digits());
    Viewport room = ROOMS.get(0);
    Projection projection = new Projection(layout.home(room), room.width(), room.height());
    for (LayerPlace place : layout.places()) {
      if (place.layer().shape().spatial()) {
        double across =
            projection.x(place.deep().point(place.left(0) + place.mapWidth(), place.top(0)))
                - projection.x(place.deep().point(place.left(0), place.top(0)));
        assertTrue(across >= 24, place.layer().name() + " is " + across + " pixels wide");
      }
    }
  }
}
