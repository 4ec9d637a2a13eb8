package io.github.convoscope.explain.visualisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.ConcatenationOperator;
import io.github.convoscope.network.operator.NetworkBuilder;
import io.github.convoscope.task.Progress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A unit that passes on rectified values gets an image, even where no noise excites it. */
class RectifiedSourceTest {
  private static final int TAPS = 9;
  private static final int JOINED = 3;
  private static final int POOLED = 4;
  private static final int DROPPED = 5;
  private static final Shape INPUT = Shape.maps(3, 20, 20);
  private static final NetworkSpec SPEC = spec();
  private static final FastEngine ENGINE = new FastEngine(SPEC, weights());

  private static NetworkSpec spec() {
    NetworkBuilder net = new NetworkBuilder("toy", INPUT);
    net.convolution("first", 4, Window.same(3), ActivationFunction.RELU);
    net.convolution("second", 5, Window.same(3), ActivationFunction.RELU);
    net.add("joined", new ConcatenationOperator(), ActivationFunction.IDENTITY, 1, 2);
    net.pooling("pooled", PoolingKind.MAX, Window.of(2, 2)).dropout("dropped");
    return net.output("answer", 5, ActivationFunction.SOFTMAX).build();
  }

  /** Unit 2 of the first layer fires only where nearly all of the light is red. */
  private static Weights weights() {
    Weights weights = UntrainedNetworks.random(SPEC, 4);
    float[] kernels = weights.of(1).kernel();
    int unit = 2 * INPUT.channels() * TAPS;
    Arrays.fill(kernels, unit, unit + INPUT.channels() * TAPS, 0);
    Arrays.fill(kernels, unit, unit + TAPS, 1f / TAPS);
    Arrays.fill(kernels, unit + 2 * TAPS, unit + INPUT.channels() * TAPS, -1f / TAPS);
    weights.of(1).bias()[2] = -0.9f;
    return weights;
  }

  private static VisualisationResult image(VisualisationTask task) {
    OptimiserSettings settings = OptimiserSettings.of(INPUT).withSteps(96);
    return new Optimiser(ENGINE, settings).optimise(List.of(task), Progress.NONE).get(0);
  }

  @Test
  void aUnitThatNoNoiseExcitesGetsAnImage() {
    UnitRange range = new UnitRange(0.01, 0, 0, 0.01, true);
    for (int layer : new int[] {JOINED, POOLED, DROPPED}) {
      UnitTarget target = UnitTarget.unit(layer, 2);
      VisualisationResult found = image(new TaskFactory(SPEC).maximise(target, range));
      assertFalse(found.weak(), SPEC.layer(layer).name());
      assertTrue(found.value() > range.best(), SPEC.layer(layer).name() + " " + found.value());
      Objective unguided = Objectives.of(target.measure(SPEC));
      assertEquals(0, image(new TaskFactory(SPEC).wholeImage(unguided, 0.01)).value());
    }
  }

  @Test
  void theSourceIsTheUnitBehindTheRelu() {
    assertEquals(UnitTarget.unit(1, 3), RectifiedSource.of(SPEC, UnitTarget.unit(JOINED, 3)));
    assertEquals(UnitTarget.unit(2, 0), RectifiedSource.of(SPEC, UnitTarget.unit(JOINED, 4)));
    assertEquals(UnitTarget.unit(2, 4), RectifiedSource.of(SPEC, UnitTarget.unit(DROPPED, 8)));
    assertEquals(
        UnitTarget.of(new Neuron(2, 1, 7, 8)),
        RectifiedSource.of(SPEC, UnitTarget.of(new Neuron(JOINED, 5, 7, 8))));
    assertNull(RectifiedSource.of(SPEC, UnitTarget.unit(1, 0)), "has a gradient of its own");
    assertNull(RectifiedSource.of(SPEC, UnitTarget.unit(SPEC.output().index(), 0)), "a class");
  }
}
