package io.github.convoscope.explain.visualisation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.InputScalingEngine;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Gradients;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Scalar;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.NetworkBuilder;
import io.github.convoscope.task.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Images in colour, and engines that leave later layers out or take blue first. */
class ColourOptimiserTest {
  private static final Shape INPUT = Shape.maps(3, 20, 20);
  private static final NetworkSpec SPEC =
      new NetworkBuilder("toy", INPUT)
          .convolution("conv1", 6, Window.same(5), ActivationFunction.RELU)
          .pooling("pool1", PoolingKind.MAX, Window.of(2, 2))
          .convolution("conv2", 8, Window.same(3), ActivationFunction.RELU)
          .dense("dense", 12, ActivationFunction.RELU)
          .output("answer", 5, ActivationFunction.SOFTMAX)
          .build();
  private static final FastEngine ENGINE = new FastEngine(SPEC, UntrainedNetworks.random(SPEC, 6));
  private static final ExampleImages EXAMPLES = SmallNetworks.blots(INPUT, 40);

  private static VisualisationResult result(UnitTarget target, long seed, int steps) {
    UnitRange range = UnitResponses.range(ENGINE, EXAMPLES, target, Progress.NONE);
    OptimiserSettings settings = OptimiserSettings.of(INPUT).withSeed(seed).withSteps(steps);
    return new Optimiser(ENGINE, settings)
        .optimise(List.of(new TaskFactory(SPEC).maximise(target, range)), Progress.NONE)
        .get(0);
  }

  @Test
  void imagesExceedAllExamples() {
    for (UnitTarget target :
        List.of(UnitTarget.unit(3, 2), UnitTarget.unit(4, 1), UnitTarget.unit(3, 5))) {
      UnitRange range = UnitResponses.range(ENGINE, EXAMPLES, target, Progress.NONE);
      VisualisationResult found = result(target, 0, 96);
      assertFalse(found.weak());
      assertTrue(found.value() > range.best(), found.value() + " and " + range.best());
    }
  }

  @Test
  void theSeedAloneDecidesOnTheImage() {
    UnitTarget target = UnitTarget.unit(3, 4);
    float[] image = result(target, 7, 24).image();
    assertArrayEquals(image, result(target, 7, 24).image());
    assertFalse(Arrays.equals(image, result(target, 8, 24).image()));
  }

  @Test
  void aNeuronOfTheFirstLayerGetsTheBestImageThereIs() {
    UnitTarget middle = UnitTarget.middle(SPEC, 1, 3);
    float[] kernel = ENGINE.weights().of(1).kernel();
    double best = ENGINE.weights().of(1).bias()[3];
    for (int i = 3 * 75; i < 4 * 75; i++) {
      best += Math.max(0, kernel[i]);
    }
    assertEquals(best, result(middle, 0, 192).value(), 0.02 * Math.abs(best));
  }

  @Test
  void anEngineUpToALayerComputesTheSame() {
    float[] image = new float[INPUT.size()];
    EXAMPLES.copy(3, image, 0);
    Activations whole = new Activations(SPEC, 1);
    ENGINE.forward(image, whole);
    for (int layer = 1; layer < SPEC.depth(); layer++) {
      Engine lower = ENGINE.upTo(layer);
      assertEquals(layer + 1, lower.spec().depth());
      assertEquals(
          lower.spec().classes() / lower.spec().output().shape().mapSize(),
          lower.spec().labels().size());
      Activations part = new Activations(lower.spec(), 1);
      lower.forward(image, part);
      assertArrayEquals(whole.after(layer), part.after(layer));
      Scalar scalar = Scalar.unit(SPEC, layer, 1, true);
      Gradients byWhole = new Gradients(SPEC, 1);
      Gradients byPart = new Gradients(lower.spec(), 1);
      ENGINE.gradient(whole, scalar, byWhole);
      lower.gradient(part, scalar, byPart);
      assertArrayEquals(byWhole.input(), byPart.input());
    }
  }

  @Test
  void redAndBlueChangePlacesForANetworkThatTakesBlueFirst() {
    InputRange range =
        InputRange.between(new double[] {-10, -20, -30}, new double[] {100, 200, 300});
    Engine reversed = InputScalingEngine.of(ENGINE, range, true);
    Random random = new Random(5);
    float[] light = new float[2 * INPUT.size()];
    for (int i = 0; i < light.length; i++) {
      light[i] = random.nextFloat();
    }
    Activations at = new Activations(SPEC, 2);
    reversed.forward(light, at);
    int plane = INPUT.mapSize();
    for (int n = 0; n < 2; n++) {
      int from = n * INPUT.size();
      assertEquals(-30 + 330 * light[from + 7], at.after(0)[from + 2 * plane + 7], 1e-3);
      assertEquals(-20 + 220 * light[from + plane + 7], at.after(0)[from + plane + 7], 1e-3);
      assertEquals(-10 + 110 * light[from + 2 * plane + 7], at.after(0)[from + 7], 1e-3);
    }
    Gradients byLight = new Gradients(SPEC, 2);
    reversed.gradient(at, Scalar.logit(SPEC, 2), byLight);
    Gradients byNumber = new Gradients(SPEC, 2);
    ENGINE.gradient(at, Scalar.logit(SPEC, 2), byNumber);
    int second = INPUT.size();
    assertEquals(330 * byNumber.input()[second + 2 * plane + 9], byLight.input()[second + 9], 1e-2);
    assertEquals(110 * byNumber.input()[second + 9], byLight.input()[second + 2 * plane + 9], 1e-2);
  }
}
