package io.github.convoscope.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.ConvolutionOperator;
import io.github.convoscope.network.operator.EveryLayerKind;
import io.github.convoscope.network.operator.MergeOperator;
import io.github.convoscope.network.operator.NetworkBuilder;
import io.github.convoscope.network.operator.ScaleOperator;
import io.github.convoscope.task.Progress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every method on networks with branches. */
class GraphAttributionTest {
  private static final Shape COLOUR = Shape.maps(3, 14, 12);

  static List<Engine> engines() {
    return List.of(
        Toys.random(residual(ActivationFunction.RELU)),
        Toys.random(residual(ActivationFunction.GELU)),
        Toys.random(EveryLayerKind.network(COLOUR)));
  }

  /** Two convolutions beside a shortcut, summed, twice. */
  private static NetworkSpec residual(ActivationFunction function) {
    NetworkBuilder net = new NetworkBuilder("residual " + function, COLOUR);
    net.convolution("stem", 4, Window.same(3), function);
    for (int block = 0; block < 2; block++) {
      int trunk = net.last();
      net.convolution("first" + block, 4, Window.same(3), function);
      net.convolution("second" + block, 4, Window.same(3), ActivationFunction.IDENTITY);
      net.add("sum" + block, new MergeOperator(false), function, trunk, net.last());
    }
    net.pooling("pool", PoolingKind.AVERAGE, Window.of(2, 2));
    return net.output("output", 5, ActivationFunction.SOFTMAX).build();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void allTenMethodsExplainAClassAUnitAndANeuron(Engine engine) {
    NetworkSpec spec = engine.spec();
    Attributor attributor = new Attributor(engine);
    float[] x = Toys.noise(COLOUR.size(), 3);
    int stem = spec.layer("stem").index();
    List<AttributionTarget> targets =
        List.of(
            AttributionTarget.answer(attributor.logits(x)),
            AttributionTarget.margin(attributor.logits(x)),
            new AttributionTarget.Unit(spec.depth() - 3, 1),
            new AttributionTarget.Cell(new Neuron(stem + 2, 1, 5, 6)));
    assertEquals(10, AttributionMethods.ALL.size());
    for (AttributionTarget target : targets) {
      for (AttributionMethod method : AttributionMethods.ALL) {
        Attribution map =
            attributor.explain(x, target, method.withAdaptiveSteps().orElse(method), Progress.NONE);
        String what = spec.name() + " " + method.id() + " " + target;
        assertEquals(map.shape().size(), map.values().length, what);
        assertTrue(map.largest() > 0 || map.note() != null, what);
        assertFalse(map.hasLargeGap(), what + " misses " + map.completenessGap());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void theConductanceOfALayerThatAllPathsCrossIsTheChangeOfTheScore(Engine engine) {
    NetworkSpec spec = engine.spec();
    Attributor attributor = new Attributor(engine);
    float[] x = Toys.noise(COLOUR.size(), 5);
    AttributionTarget target = AttributionTarget.answer(attributor.logits(x));
    double change =
        attributor.score(x, target) - attributor.score(new float[COLOUR.size()], target);
    double[][] all = attributor.conductances(x, target, List.of(), Progress.NONE);
    int inBranches = 0;
    for (int layer = 0; layer < spec.depth(); layer++) {
      Attribution map = attributor.explain(x, target, new Conductance(layer), Progress.NONE);
      if (map.complete()) {
        assertEquals(
            change,
            Arrays.stream(all[layer]).sum(),
            Math.max(1e-3, 0.006 * Math.abs(change)),
            spec.layer(layer).name());
      } else {
        assertEquals("attribution.in-branch", map.note().key());
        inBranches++;
      }
    }
    assertTrue(inBranches >= 4, "layers in branches: " + inBranches);
  }

  /** A shortcut's share and its branch's add up to what their sum gets. */
  @Test
  void theConductancesOfTheTermsOfASumAddUp() {
    NetworkBuilder net = new NetworkBuilder("fork", COLOUR);
    net.convolution("stem", 4, Window.same(3), ActivationFunction.RELU);
    net.convolution("left", 4, Window.same(3), ActivationFunction.RELU);
    net.add("right", new ConvolutionOperator(4, Window.same(3)), ActivationFunction.TANH, 1);
    net.add("sum", new MergeOperator(false), ActivationFunction.IDENTITY, 2, 3);
    Engine engine = Toys.random(net.output("output", 3, ActivationFunction.SOFTMAX).build());
    Attributor attributor = new Attributor(engine);
    float[] x = Toys.noise(COLOUR.size(), 8);
    double[][] all =
        attributor.conductances(x, new AttributionTarget.Logit(1), List.of(), Progress.NONE);
    double largest = Arrays.stream(all[4]).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < all[4].length; i++) {
      assertEquals(all[4][i], all[2][i] + all[3][i], 1e-3 * largest);
    }
  }

  @Test
  void conductanceTakesNoMoreStepsThanTheNetworkNeeds() {
    Engine engine = Toys.random(residual(ActivationFunction.RELU));
    BufferedEngine counted = new BufferedEngine(engine, Interventions.NONE);
    float[] x = Toys.noise(COLOUR.size(), 5);
    ExplainedInput explained =
        new ExplainedInput(
            counted,
            x,
            new AttributionTarget.Logit(1).scalar(engine.spec()),
            List.of(new float[COLOUR.size()]),
            InputRange.INK.width());
    new Conductance(1).attribute(explained, Progress.NONE);
    int passes = counted.forwardPasses();
    assertTrue(passes < 32 * 512 / 8, passes + " forward passes of at most " + 32 * 512);
  }

  @Test
  void layersThatDoNotFeedTheTargetAreRefusedAndNeverChosen() {
    NetworkSpec spec = EveryLayerKind.network(COLOUR);
    Attributor attributor = new Attributor(Toys.random(spec));
    float[] x = Toys.noise(COLOUR.size(), 2);
    int wide = spec.layer("wide").index();
    AttributionTarget beside = new AttributionTarget.Unit(spec.layer("beside").index(), 3);
    for (AttributionMethod method :
        List.of(new Conductance(wide), new GradCam(wide, false), new ScoreCam(wide, 0, false))) {
      Problem problem =
          assertThrows(Problem.class, () -> attributor.explain(x, beside, method, Progress.NONE));
      assertNotNull(problem.what());
    }
    NetworkBuilder two = new NetworkBuilder("two", COLOUR);
    two.convolution("left", 4, Window.same(3), ActivationFunction.RELU);
    two.add("right", new ConvolutionOperator(4, Window.same(3)), ActivationFunction.RELU, 0);
    two.add("scaled", new ScaleOperator(), ActivationFunction.IDENTITY, 1);
    two.add("sum", new MergeOperator(false), ActivationFunction.IDENTITY, 2, 3);
    NetworkSpec fork = two.output("output", 3, ActivationFunction.SOFTMAX).build();
    assertEquals(1, LayerMethod.lastMaps(fork, 3), "the convolution beside feeds another layer");
    assertEquals(2, LayerMethod.lastMaps(fork, 5));
  }

  /** Grad-CAM at any layer of maps: of one that all paths cross and whose maps have one cell. */
  @ParameterizedTest
  @MethodSource("engines")
  void gradCamTakesConvolutionsSumsAndAllOtherMaps(Engine engine) {
    NetworkSpec spec = engine.spec();
    Attributor attributor = new Attributor(engine);
    float[] x = Toys.noise(COLOUR.size(), 4);
    AttributionTarget target = AttributionTarget.answer(attributor.logits(x));
    int checked = 0;
    for (int layer = 1; layer < spec.output().index(); layer++) {
      if (spec.layer(layer).shape().spatial()) {
        Attribution map = attributor.explain(x, target, new GradCam(layer, false), Progress.NONE);
        assertEquals(Shape.maps(1, 14, 12), map.shape());
        assertTrue(map.largest() > 0 || map.note() != null, spec.layer(layer).name());
        checked++;
      }
    }
    assertTrue(checked >= 8);
  }
}
