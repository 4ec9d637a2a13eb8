package io.github.convoscope.explain.contribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.DenseOperator;
import io.github.convoscope.network.operator.EveryLayerKind;
import io.github.convoscope.network.operator.EveryMerge;
import io.github.convoscope.network.operator.MergeOperator;
import io.github.convoscope.network.operator.MergeRule;
import io.github.convoscope.network.operator.NetworkBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
  private static final double TOLERANCE = 1e-5;
  private static final Path PEN = Path.of("../shared/datasets/pen/strokes-train.json");

  private final Random random = new Random(4);

  @Test
  void theTermsOfEveryKindOfLayerAddUpToTheForwardPass() {
    checkEveryLayer(engine(SampleNetworks.everyKind(), 1), SampleNetworks.images());
  }

  @Test
  void theTermsOfAGraphMakeItsValues() {
    checkEveryLayer(
        engine(EveryLayerKind.network(Shape.maps(1, 28, 28)), 12), SampleNetworks.images());
  }

  @Test
  void theTermsOfEveryMergeMakeItsValues() {
    checkEveryLayer(engine(EveryMerge.network(Shape.maps(1, 28, 28)), 13), SampleNetworks.images());
    checkDifferences(engine(EveryMerge.network(Shape.maps(1, 28, 28)), 13));
  }

  @Test
  void mergesShareTheirValueAmongTheirInputs() {
    assertMerges(MergeRule.AVERAGE, -0.5f, 1.5f, -2);
    assertMerges(MergeRule.DIFFERENCE, 7, 3, 4);
    assertMerges(MergeRule.MAXIMUM, 3, 3, 0);
    assertMerges(MergeRule.MINIMUM, -4, 0, -4);
  }

  /** A merge of 3 and −4: its value, and what each of them contributes. */
  private void assertMerges(MergeRule rule, float value, float first, float second) {
    NetworkSpec spec =
        new NetworkBuilder("merge", Shape.units(1))
            .dense("three", 1, ActivationFunction.IDENTITY)
            .add("four", new DenseOperator(1, false), ActivationFunction.IDENTITY, 0)
            .add("merged", new MergeOperator(rule), ActivationFunction.IDENTITY, 1, 2)
            .build();
    LayerWeights three = new LayerWeights(new float[] {3}, new float[1]);
    LayerWeights four = new LayerWeights(new float[] {-4}, new float[1]);
    Weights weights = new Weights(List.of(LayerWeights.NONE, three, four, LayerWeights.NONE));
    Engine engine = new FastEngine(spec, weights);
    Activations at = new Activations(spec, 1);
    engine.forward(new float[] {1}, at);
    Arithmetic merged = Arithmetic.of(inputs(engine, Neuron.unit(3, 0)), at, 0, Interventions.NONE);
    assertEquals(value, merged.preActivation());
    assertEquals(value, merged.total());
    assertArrayEquals(new float[] {first, second}, merged.contributions());
    assertEquals(rule.selects() ? (first == 0 ? 1 : 0) : -1, merged.winner());
  }

  @Test
  void aProductHasFactorsThatEachCarryAllOfIt() {
    NetworkSpec spec =
        new NetworkBuilder("product", Shape.units(2))
            .add("product", new MergeOperator(true), ActivationFunction.IDENTITY, 0, 0)
            .build();
    Engine engine = engine(spec, 1);
    Activations at = new Activations(spec, 1);
    engine.forward(new float[] {3, -2}, at);
    Arithmetic product =
        Arithmetic.of(inputs(engine, Neuron.unit(1, 1)), at, 0, Interventions.NONE);
    assertFalse(product.additive());
    assertEquals(4, product.total());
    assertArrayEquals(new float[] {-2, -2}, product.inputs());
    assertArrayEquals(new float[] {4, 4}, product.contributions());
  }

  @Test
  void aSumNamesTheLayersOfItsTerms() {
    NetworkSpec spec = EveryLayerKind.network(Shape.maps(1, 28, 28));
    Engine engine = engine(spec, 12);
    int sum = spec.layer("sum").index();
    NeuronInputs inputs = inputs(engine, new Neuron(sum, 2, 5, 6));
    Neuron shortcut = new Neuron(spec.layer("stem").index(), 2, 5, 6);
    Neuron branch = new Neuron(spec.layer("shared slopes").index(), 2, 5, 6);
    assertEquals(List.of(shortcut, branch), List.of(inputs.source(0), inputs.source(1)));
    assertEquals(1, inputs.termOf(branch));
    assertEquals(-1, inputs.termOf(new Neuron(spec.layer("grouped").index(), 2, 5, 6)));
  }

  @Test
  void theStrongestReasonsLeadFromTheAnswerThroughBranchesToTheInput() {
    NetworkSpec spec = EveryLayerKind.network(Shape.maps(1, 28, 28));
    Engine engine = engine(spec, 12);
    Activations at = new Activations(spec, 1);
    engine.forward(SampleNetworks.images().get(0), at);
    Set<String> passed = new HashSet<>();
    for (int label = 0; label < 10; label++) {
      Neuron now = Neuron.unit(spec.output().index(), label);
      while (now != null && now.layer() > 0) {
        Arithmetic arithmetic = Arithmetic.of(inputs(engine, now), at, 0, Interventions.NONE);
        passed.add(arithmetic.layer().name());
        Neuron reason = arithmetic.source(arithmetic.termsBySize()[0]);
        assertTrue(reason == null || arithmetic.layer().inputs().contains(reason.layer()));
        now = reason;
      }
      assertTrue(now == null || now.layer() == 0);
    }
    assertTrue(passed.containsAll(Set.of("units", "gated", "joined", "sum", "stem")), passed + "");
  }

  @Test
  void theTermsOfTheDigitsNetworkAddUpToTheForwardPass() {
    checkEveryLayer(UntrainedNetworks.untrainedDigits(2), SampleNetworks.images());
  }

  @Test
  void theTermsAddUpOnDrawingsOfPeople() {
    Assumptions.assumeTrue(Files.exists(PEN), "the pen digits are not beside the project");
    checkEveryLayer(UntrainedNetworks.untrainedDigits(3), drawings());
    checkEveryLayer(engine(SampleNetworks.everyKind(), 11), drawings());
  }

  @Test
  void theTermsOfTheShippedNetworkAddUpOnDrawingsOfPeople() {
    Assumptions.assumeTrue(Files.exists(PEN), "the pen digits are not beside the project");
    Assumptions.assumeTrue(Files.exists(ShippedFiles.model()), "the digits model is not built yet");
    checkEveryLayer(new ModelOpener().open(ShippedFiles.model()).newEngine(), drawings());
  }

  @Test
  void theTermsAddUpWhereUnitsOfEarlierLayersAreClamped() {
    Engine engine = UntrainedNetworks.untrainedDigits(5);
    Interventions clamped =
        new Interventions(
            List.of(new Interventions.Clamp(1, 2, 0), new Interventions.Clamp(3, 7, 1.5f)));
    Activations at = new Activations(engine.spec(), 1);
    engine.forward(SampleNetworks.images().get(0), clamped, at);
    for (LayerSpec layer : engine.spec().layers()) {
      for (int i = 0; i < 100; i++) {
        Neuron neuron = any(layer);
        Arithmetic arithmetic = Arithmetic.of(inputs(engine, neuron), at, 0, clamped);
        boolean unclamped =
            clamped.clamps().stream()
                .noneMatch(c -> c.layer() == neuron.layer() && c.channel() == neuron.channel());
        assertEquals(unclamped, arithmetic.clampedTo() == null);
        if (unclamped) {
          check(arithmetic);
        } else {
          assertEquals(arithmetic.clampedTo(), arithmetic.output());
        }
      }
    }
  }

  @Test
  void aClampedLogitIsReportedAndTheProbabilitiesFollowIt() {
    Engine engine = UntrainedNetworks.untrainedDigits(6);
    Interventions clamped = new Interventions(List.of(new Interventions.Clamp(6, 3, 9)));
    Activations at = new Activations(engine.spec(), 1);
    engine.forward(SampleNetworks.images().get(1), clamped, at);
    Arithmetic arithmetic = Arithmetic.of(inputs(engine, Neuron.unit(6, 3)), at, 0, clamped);
    assertEquals(9f, arithmetic.clampedTo());
    assertEquals(9f, arithmetic.preActivation());
    assertEquals(arithmetic.output(), computed(arithmetic), 1e-6);
    Arithmetic other = Arithmetic.of(inputs(engine, Neuron.unit(6, 4)), at, 0, clamped);
    assertNull(other.clampedTo());
    check(other);
  }

  @Test
  void theWinnerOfAMaximumIsTheFirstLargestInsideTheMap() {
    NetworkSpec spec =
        new NetworkBuilder("pool", Shape.maps(1, 2, 3))
            .pooling("max", PoolingKind.MAX, new Window(2, 3, 1, 1, 1, 0, 1, 0, 1, 1))
            .build();
    Engine engine = engine(spec, 7);
    Activations at = new Activations(spec, 1);
    engine.forward(new float[] {-3, -2, -2, -2, -5, -9}, at);
    Arithmetic corner =
        Arithmetic.of(inputs(engine, new Neuron(1, 0, 0, 0)), at, 0, Interventions.NONE);
    assertEquals(5, corner.winner(), "padding is no input, not a zero");
    assertNull(corner.source(0));
    Arithmetic inside =
        Arithmetic.of(inputs(engine, new Neuron(1, 0, 1, 1)), at, 0, Interventions.NONE);
    assertEquals(1, inside.winner());
    assertEquals(new Neuron(0, 0, 0, 1), inside.source(inside.winner()));
  }

  @Test
  void aPixelHasNoTerms() {
    Engine engine = UntrainedNetworks.untrainedDigits(8);
    Activations at = new Activations(engine.spec(), 1);
    float[] image = SampleNetworks.images().get(0);
    engine.forward(image, at);
    Arithmetic pixel =
        Arithmetic.of(inputs(engine, new Neuron(0, 0, 5, 9)), at, 0, Interventions.NONE);
    assertFalse(pixel.hasTerms());
    assertEquals(image[5 * 28 + 9], pixel.output());
  }

  @Test
  void theStrongestTermsComeFirst() {
    Engine engine = UntrainedNetworks.untrainedDigits(9);
    Activations at = new Activations(engine.spec(), 1);
    engine.forward(SampleNetworks.images().get(2), at);
    Arithmetic dense = Arithmetic.of(inputs(engine, Neuron.unit(5, 17)), at, 0, Interventions.NONE);
    int[] order = dense.termsBySize();
    for (int i = 1; i < order.length; i++) {
      assertTrue(
          Math.abs(dense.contribution(order[i - 1])) >= Math.abs(dense.contribution(order[i])));
    }
    assertEquals(1, dense.shareOfStrongest(order.length), 1e-9);
    assertTrue(dense.shareOfStrongest(12) > dense.shareOfStrongest(11));
    assertEquals(784, dense.groups().terms());
    Neuron strongest = dense.source(order[0]);
    assertNotNull(strongest);
    assertEquals(order[0], inputs(engine, Neuron.unit(5, 17)).termOf(strongest));
  }

  @Test
  void theTermsOfADifferenceAddUpToTheDifference() {
    checkDifferences(engine(SampleNetworks.everyKind(), 10));
    checkDifferences(engine(EveryLayerKind.network(Shape.maps(1, 28, 28)), 10));
  }

  private void checkDifferences(Engine engine) {
    Activations a = new Activations(engine.spec(), 1);
    engine.forward(SampleNetworks.images().get(0), a);
    Activations b = new Activations(engine.spec(), 1);
    engine.forward(SampleNetworks.images().get(1), b);
    for (LayerSpec layer : engine.spec().layers().subList(1, engine.spec().depth())) {
      for (int i = 0; i < 100; i++) {
        NeuronInputs inputs = inputs(engine, any(layer));
        Arithmetic before = Arithmetic.of(inputs, a, 0, Interventions.NONE);
        Arithmetic now = Arithmetic.of(inputs, b, 0, Interventions.NONE);
        Arithmetic difference = Arithmetic.between(before, now);
        double bound = TOLERANCE * (magnitudes(before) + magnitudes(now)) + 1e-9;
        assertEquals(difference.preActivation(), difference.total(), bound, layer.name());
        assertEquals(now.output() - before.output(), difference.output(), layer.name());
      }
    }
  }

  private static List<float[]> drawings() {
    InputEncoder encoder = InputEncoder.digits();
    return StrokesFile.readAll(PEN).stream()
        .limit(100)
        .map(LabelledDrawing::drawing)
        .map(drawing -> encoder.encode(drawing).tensor())
        .toList();
  }

  private void checkEveryLayer(Engine engine, List<float[]> images) {
    NetworkSpec spec = engine.spec();
    int size = spec.input().shape().size();
    float[] batch = new float[images.size() * size];
    for (int n = 0; n < images.size(); n++) {
      System.arraycopy(images.get(n), 0, batch, n * size, size);
    }
    Activations at = new Activations(spec, images.size());
    engine.forward(batch, at);
    for (LayerSpec layer : spec.layers().subList(1, spec.depth())) {
      for (int i = 0; i < 1000; i++) {
        NeuronInputs inputs = inputs(engine, any(layer));
        check(Arithmetic.of(inputs, at, random.nextInt(images.size()), Interventions.NONE));
      }
    }
  }

  private static void check(Arithmetic arithmetic) {
    if (!arithmetic.hasTerms()) {
      assertEquals(0, arithmetic.neuron().layer());
      return;
    }
    double bound = TOLERANCE * magnitudes(arithmetic) + 1e-9;
    String who = arithmetic.layer().name() + " " + arithmetic.neuron();
    assertEquals(arithmetic.preActivation(), arithmetic.total(), bound, who);
    assertEquals(arithmetic.output(), computed(arithmetic), bound, who);
    if (!arithmetic.additive()) {
      return;
    }
    assertEquals(arithmetic.preActivation(), arithmetic.sum() + arithmetic.bias(), bound, who);
    double groups = 0;
    for (int group = 0; group < arithmetic.groups().count(); group++) {
      groups += arithmetic.groupSum(group);
    }
    assertEquals(arithmetic.sum(), groups, bound, who);
  }

  /** Sum of the magnitudes of all numbers that are added up: rounding errors are relative to it. */
  private static double magnitudes(Arithmetic arithmetic) {
    double sum = Math.abs(arithmetic.bias());
    for (float contribution : arithmetic.contributions()) {
      sum += Math.abs(contribution);
    }
    return sum;
  }

  /** The output that terms, bias and activation function give. */
  private static double computed(Arithmetic arithmetic) {
    SoftmaxTerms softmax = arithmetic.softmax();
    return softmax != null
        ? softmax.probability(arithmetic.neuron().channel())
        : arithmetic.layer().activation().apply(arithmetic.total());
  }

  private Neuron any(LayerSpec layer) {
    return layer.shape().neuron(layer.index(), random.nextInt(layer.shape().size()));
  }

  private static NeuronInputs inputs(Engine engine, Neuron neuron) {
    return NeuronInputs.of(engine.spec(), engine.weights(), neuron);
  }

  private static Engine engine(NetworkSpec spec, long seed) {
    return new FastEngine(spec, UntrainedNetworks.random(spec, seed));
  }
}
