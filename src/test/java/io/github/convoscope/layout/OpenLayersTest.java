package io.github.convoscope.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class OpenLayersTest {
  @Test
  void theDigitsNetworkIsOpen() {
    assertTrue(OpenLayers.atStart(Networks.digits()).closed().isEmpty());
  }

  @Test
  void largeLayersAndThoseThatOnlyPassOnStartClosed() {
    NetworkSpec net = Graphs.squeezeNet();
    OpenLayers open = OpenLayers.atStart(net);
    assertFalse(open.isOpen(net.layer("drop").index()));
    assertTrue(open.isOpen(net.layer("concat3").index()));
    NetworkSpec vgg = Graphs.vgg16();
    OpenLayers large = OpenLayers.atStart(vgg);
    assertFalse(large.isOpen(vgg.layer("conv1_1").index()), "3.2 million neurons");
    assertFalse(large.isOpen(vgg.layer("conv5_1").index()), "512 maps");
    assertFalse(large.isOpen(vgg.layer("fc6").index()), "4096 units");
    assertTrue(large.isOpen(0));
    assertTrue(large.isOpen(vgg.output().index()));
  }

  @Test
  void layersAreOpenedAndClosedAsTheyWereBefore() {
    NetworkSpec vgg = Graphs.vgg16();
    OpenLayers changed =
        OpenLayers.atStart(vgg)
            .with(vgg.layer("conv5_1").index())
            .without(vgg.layer("pool5").index());
    assertEquals(changed.closed(), OpenLayers.restored(vgg, changed.closed()).closed());
  }

  @Test
  void howeverLargeANetworkWhatIsOpenIsBounded() {
    Shape[] shapes = new Shape[40];
    Arrays.fill(shapes, Shape.maps(100, 64, 64));
    NetworkSpec spec = Networks.of("many", shapes);
    OpenLayers open = OpenLayers.atStart(spec);
    assertTrue(cells(spec, open) <= OpenLayers.MOST_OPEN_CELLS);
    for (int layer = 0; layer < spec.depth(); layer++) {
      open = open.with(layer);
      assertTrue(open.isOpen(layer));
      assertTrue(cells(spec, open) <= OpenLayers.MOST_OPEN_CELLS);
    }
  }

  private static int cells(NetworkSpec spec, OpenLayers open) {
    BitSet closed = open.closed();
    return spec.layers().stream()
        .filter(layer -> !closed.get(layer.index()))
        .mapToInt(layer -> layer.shape().size())
        .sum();
  }

  @Test
  void openingClosesWhatWasOpenedLongestAgoButNotTheInputOrTheAnswer() {
    NetworkSpec spec = Graphs.vgg16();
    int first = spec.layer("conv1_1").index();
    int second = spec.layer("conv1_2").index();
    OpenLayers both = OpenLayers.atStart(spec).with(first).with(second);
    assertFalse(both.isOpen(first));
    assertTrue(both.isOpen(second));
    assertTrue(both.isOpen(0));
    assertTrue(both.isOpen(spec.output().index()));
    OpenLayers closed = both.without(second);
    assertFalse(closed.isOpen(second));
    assertTrue(closed.canToggle(second));
    assertTrue(closed.without(0).isOpen(0), "the input stays open");
    assertSame(closed, closed.with(0));
    assertEquals(spec.depth(), closed.closed().cardinality() + open(spec, closed));
  }

  private static int open(NetworkSpec spec, OpenLayers layers) {
    return (int) spec.layers().stream().filter(layer -> layers.isOpen(layer.index())).count();
  }
}
