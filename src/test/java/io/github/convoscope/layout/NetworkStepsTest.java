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

class NetworkStepsTest {
  @ParameterizedTest
  @MethodSource("io.github.convoscope.layout.Networks#many")
  void aChainHasOneLayerAStep(NetworkSpec spec) {
    NetworkSteps steps = NetworkSteps.of(spec);
    assertEquals(spec.depth(), steps.count());
    for (LayerSpec layer : spec.layers()) {
      assertEquals(layer.index(), steps.step(layer.index()));
      assertEquals(0, steps.lane(layer.index()));
      assertTrue(steps.isAlone(layer.index()));
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.convoscope.layout.Graphs#all")
  void everyLayerComesAfterAllItReadsAndNoTwoShareALane(NetworkSpec spec) {
    NetworkSteps steps = NetworkSteps.of(spec);
    int covered = 0;
    for (NetworkSteps.Block block : steps.blocks()) {
      assertEquals(covered, block.first());
      covered = block.last() + 1;
      for (int step = block.first(); step <= block.last(); step++) {
        Set<Integer> lanes = new HashSet<>();
        for (int layer : steps.layers(step)) {
          assertTrue(lanes.add(steps.lane(layer)));
          assertTrue(steps.lane(layer) < block.lanes());
        }
        for (NetworkSteps.Pass pass : steps.passes(step)) {
          assertTrue(lanes.add(pass.lane()), spec.name() + " " + step + " " + steps.passes(step));
          assertTrue(pass.lane() < block.lanes() + block.narrow());
        }
      }
    }
    assertEquals(steps.count(), covered);
    for (LayerSpec layer : spec.layers()) {
      int longest = 0;
      for (int input : layer.inputs()) {
        longest = Math.max(longest, steps.step(input) + 1);
        for (int step = steps.step(input) + 1; step < steps.step(layer.index()); step++) {
          steps.passingLane(input, step);
        }
      }
      assertEquals(longest, steps.step(layer.index()));
    }
  }

  @Test
  void aShortcutStandsNextToTheConvolutionBesideIt() {
    NetworkSpec spec = Graphs.resNet(3);
    NetworkSteps steps = NetworkSteps.of(spec);
    assertNextToEachOther(spec, steps, "conv2a", "short2");
    int join = steps.step(spec.layer("add2").index());
    assertEquals(1, steps.passes(join - 1).size());
    assertTrue(steps.passes(join - 1).get(0).lane() == steps.lane(spec.layer("short2").index()));
    assertTrue(steps.isAlone(spec.layer("conv0").index()));
    assertFalse(steps.isAlone(spec.layer("conv1a").index()), "an identity shortcut is beside it");
  }

  @Test
  void expandConvolutionsStandNextToEachOther() {
    NetworkSpec spec = Graphs.squeezeNet();
    assertNextToEachOther(spec, NetworkSteps.of(spec), "expand1x1-3", "expand3x3-3");
  }

  @Test
  void branchesKeepTheirLane() {
    NetworkSpec spec = Graphs.inception();
    NetworkSteps steps = NetworkSteps.of(spec);
    assertEquals(4, steps.block(steps.step(spec.layer("m1-1x1").index())).lanes());
    for (String branch : new String[] {"3x3", "5x5"}) {
      assertEquals(
          steps.lane(spec.layer("m1-" + branch + " reduce").index()),
          steps.lane(spec.layer("m1-" + branch).index()));
    }
  }

  private static void assertNextToEachOther(
      NetworkSpec spec, NetworkSteps steps, String one, String other) {
    int a = spec.layer(one).index();
    int b = spec.layer(other).index();
    assertEquals(steps.step(a), steps.step(b));
    assertNotEquals(steps.lane(a), steps.lane(b));
  }
}
