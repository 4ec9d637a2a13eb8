package io.github.convoscope.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkDepthsTest {
  @ParameterizedTest
  @MethodSource("io.github.convoscope.layout.Networks#many")
  void aChainHasOneLayerADepth(NetworkSpec spec) {
    NetworkDepths depths = NetworkDepths.of(spec);
    assertEquals(spec.depth(), depths.count());
    for (LayerSpec layer : spec.layers()) {
      assertEquals(layer.index(), depths.depth(layer.index()));
      assertEquals(0, depths.lane(layer.index()));
      assertTrue(depths.isAlone(layer.index()));
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.convoscope.layout.Graphs#all")
  void everyLayerComesAfterAllItReadsAndNoTwoShareALane(NetworkSpec spec) {
    NetworkDepths depths = NetworkDepths.of(spec);
    int covered = 0;
    for (NetworkDepths.Block block : depths.blocks()) {
      assertEquals(covered, block.first());
      covered = block.last() + 1;
      for (int depth = block.first(); depth <= block.last(); depth++) {
        Set<Integer> lanes = new HashSet<>();
        for (int layer : depths.layers(depth)) {
          assertTrue(lanes.add(depths.lane(layer)));
          assertTrue(depths.lane(layer) < block.lanes());
        }
        for (NetworkDepths.Pass pass : depths.passes(depth)) {
          assertTrue(
              lanes.add(pass.lane()), spec.name() + " " + depth + " " + depths.passes(depth));
          assertTrue(pass.lane() < block.lanes() + block.narrow());
        }
      }
    }
    assertEquals(depths.count(), covered);
    for (LayerSpec layer : spec.layers()) {
      int longest = 0;
      for (int input : layer.inputs()) {
        longest = Math.max(longest, depths.depth(input) + 1);
        for (int depth = depths.depth(input) + 1; depth < depths.depth(layer.index()); depth++) {
          depths.passingLane(input, depth);
        }
      }
      assertEquals(longest, depths.depth(layer.index()));
    }
  }

  @Test
  void aShortcutStandsNextToTheConvolutionBesideIt() {
    NetworkSpec spec = Graphs.resNet(3);
    NetworkDepths depths = NetworkDepths.of(spec);
    assertNextToEachOther(spec, depths, "conv2a", "short2");
    int join = depths.depth(spec.layer("add2").index());
    assertEquals(1, depths.passes(join - 1).size());
    assertTrue(depths.passes(join - 1).get(0).lane() == depths.lane(spec.layer("short2").index()));
    assertTrue(depths.isAlone(spec.layer("conv0").index()));
    assertFalse(depths.isAlone(spec.layer("conv1a").index()), "an identity shortcut is beside it");
  }

  @Test
  void expandConvolutionsStandNextToEachOther() {
    NetworkSpec spec = Graphs.squeezeNet();
    assertNextToEachOther(spec, NetworkDepths.of(spec), "expand1x1-3", "expand3x3-3");
  }

  @Test
  void branchesKeepTheirLane() {
    NetworkSpec spec = Graphs.inception();
    NetworkDepths depths = NetworkDepths.of(spec);
    assertEquals(4, depths.block(depths.depth(spec.layer("m1-1x1").index())).lanes());
    for (String branch : new String[] {"3x3", "5x5"}) {
      assertEquals(
          depths.lane(spec.layer("m1-" + branch + " reduce").index()),
          depths.lane(spec.layer("m1-" + branch).index()));
    }
  }

  private static void assertNextToEachOther(
      NetworkSpec spec, NetworkDepths depths, String one, String other) {
    int a = spec.layer(one).index();
    int b = spec.layer(other).index();
    assertEquals(depths.depth(a), depths.depth(b));
    assertNotEquals(depths.lane(a), depths.lane(b));
  }
}
