package io.github.convoscope.network.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.data.HandwrittenDigits;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.EngineKind;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelConverter;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.MergeOperator;
import io.github.convoscope.network.operator.MergeRule;
import io.github.convoscope.network.operator.NetworkBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broken weights compute what they say, and the whole ones are never touched. */
class WeightEditsTest {
  private final Model whole = new ModelOpener().open(ShippedFiles.model());
  private final NetworkSpec spec = whole.spec();
  private final Weights weights = whole.weights();
  private final float[] digit =
      whole.newEncoder().encode(HandwrittenDigits.of(3, 5).get(1).drawing()).tensor();

  @TempDir private Path folder;

  private static float[] logits(Model model, float[] input) {
    Activations values = new Activations(model.spec(), 1);
    try (Engine engine = model.newEngine()) {
      engine.forward(input, values);
    }
    return values.logits().clone();
  }

  /** The unit with the largest value for the digit. */
  private int strongest(int layer) {
    Activations values = new Activations(spec, 1);
    try (Engine engine = whole.newEngine()) {
      engine.forward(digit, values);
    }
    float[] of = values.after(layer);
    int best = 0;
    for (int i = 0; i < of.length; i++) {
      best = of[i] > of[best] ? i : best;
    }
    return spec.layer(layer).shape().neuron(layer, best).channel();
  }

  private KernelSlice slice(String layer, int unit, int map) {
    return KernelSlice.of(spec, spec.layer(layer).index(), unit, map).orElseThrow();
  }

  private List<String> weighted() {
    return spec.layers().stream()
        .filter(layer -> KernelSlice.of(spec, layer.index(), 0, 0).isPresent())
        .map(LayerSpec::name)
        .toList();
  }

  private Weights everyEdit() {
    Weights broken = weights;
    for (String name : weighted()) {
      KernelSlice slice = slice(name, 3, 1);
      broken = WeightEdits.added(broken, slice, slice.size() / 2, 0.7f);
      broken = WeightEdits.flipped(broken, slice(name, 2, 0));
      broken = WeightEdits.noisy(broken, slice(name, 1, 2), 0.5, 9);
      broken = new UnitSwap(spec, slice.layer(), 0, 5).alone(broken);
      if (slice.isSquare()) {
        broken = WeightEdits.turned(broken, slice(name, 4, 3));
      }
    }
    broken = WeightEdits.withoutBiases(broken, spec.layer(weighted().get(0)).index());
    return WeightEdits.quantised(spec, broken, 5);
  }

  @Test
  void theForwardPassIsThatOfDl4jWithTheEditedWeights() {
    Model broken = whole.withWeights(everyEdit());
    Path file = folder.resolve("broken.zip");
    ModelConverter.write(broken, file);
    float[] theirs = logits(new ModelOpener().open(file).computedBy(EngineKind.DL4J), digit);
    float[] ours = logits(broken, digit);
    assertArrayEquals(theirs, ours, 1e-3f);
    assertFalse(Arrays.equals(ours, logits(whole, digit)));
  }

  @Test
  void theWholeWeightsKeepEveryBit() {
    List<LayerWeights> copies = new ArrayList<>();
    weights
        .layers()
        .forEach(
            layer -> copies.add(new LayerWeights(layer.kernel().clone(), layer.bias().clone())));
    Weights broken = everyEdit();
    for (int layer = 0; layer < copies.size(); layer++) {
      assertArrayEquals(copies.get(layer).kernel(), weights.of(layer).kernel());
      assertArrayEquals(copies.get(layer).bias(), weights.of(layer).bias());
    }
    assertFalse(Arrays.equals(broken.of(1).kernel(), weights.of(1).kernel()));
    KernelSlice first = slice(weighted().get(0), 0, 0);
    Weights one = WeightEdits.flipped(weights, first);
    assertSame(weights.of(first.layer() + 1), one.of(first.layer() + 1));
  }

  @Test
  void aSliceIsWhatTheUnitReadsFromOneMap() {
    KernelSlice slice = slice("conv2", 5, 3);
    float[] before = weights.of(slice.layer()).kernel();
    float[] after = WeightEdits.added(weights, slice, 7, 2).of(slice.layer()).kernel();
    int at = ((5 * 8 + 3) * 5 + 1) * 5 + 2;
    assertEquals(before[at] + 2, after[at]);
    after[at] = before[at];
    assertArrayEquals(before, after);
    assertEquals(7, slice("conv2", 5, 99).map());
    KernelSlice dense = slice("dense", 4, 2);
    assertEquals(List.of(7, 7, 16), List.of(dense.rows(), dense.columns(), dense.maps()));
    assertEquals((4 * 16 + 2) * 49, dense.from());
    KernelSlice output = slice("output", 9, 5);
    assertEquals(List.of(1, 112, 9 * 112), List.of(output.rows(), output.columns(), output.from()));
    assertTrue(KernelSlice.of(spec, 2, 0, 0).isEmpty());
  }

  @Test
  void fourTurnsAndTwoFlipsBringEveryWeightBack() {
    KernelSlice slice = slice("conv1", 2, 0);
    Weights turned = WeightEdits.turned(weights, slice);
    float[] before = weights.of(slice.layer()).kernel();
    float[] once = turned.of(slice.layer()).kernel();
    // The upper left corner goes to the upper right.
    assertEquals(before[slice.from()], once[slice.from() + 6]);
    for (int i = 0; i < 3; i++) {
      turned = WeightEdits.turned(turned, slice);
    }
    assertArrayEquals(before, turned.of(slice.layer()).kernel());
    Weights flipped = WeightEdits.flipped(weights, slice);
    assertEquals(-before[slice.from()], flipped.of(slice.layer()).kernel()[slice.from()]);
    assertArrayEquals(before, WeightEdits.flipped(flipped, slice).of(slice.layer()).kernel());
    assertThrows(
        IllegalArgumentException.class, () -> WeightEdits.turned(weights, slice("output", 0, 0)));
  }

  @Test
  void swappedUnitsWithTheirReadersChangeNoLogit() {
    for (String name : weighted()) {
      int layer = spec.layer(name).index();
      int strongest = strongest(layer);
      int other = (strongest + 1) % spec.layer(layer).shape().channels();
      UnitSwap swap = new UnitSwap(spec, layer, strongest, other);
      Optional<Weights> both = swap.withReaders(weights);
      if (spec.layer(layer).kind() == LayerKind.OUTPUT) {
        assertTrue(both.isEmpty());
        continue;
      }
      // The sums run in another order.
      float[] expected = logits(whole, digit);
      assertArrayEquals(expected, logits(whole.withWeights(both.orElseThrow()), digit), 1e-4f);
      float[] alone = logits(whole.withWeights(swap.alone(weights)), digit);
      float most = 0;
      for (int i = 0; i < alone.length; i++) {
        most = Math.max(most, Math.abs(alone[i] - expected[i]));
      }
      assertTrue(most > 1e-3, name);
    }
  }

  @Test
  void aSumOfTwoLayersReadsUnitsByTheirPlace() {
    NetworkBuilder net = new NetworkBuilder("sum", Shape.maps(1, 6, 6));
    net.convolution("one", 4, Window.same(3), ActivationFunction.RELU);
    net.convolution("two", 4, Window.same(3), ActivationFunction.RELU);
    net.add("sum", new MergeOperator(MergeRule.SUM), ActivationFunction.RELU, 1, 2);
    net.normalisation("scale", ActivationFunction.IDENTITY);
    net.convolution("three", 4, Window.same(3), ActivationFunction.RELU);
    net.normalisation("scale2", ActivationFunction.RELU);
    net.output("output", 3, ActivationFunction.SOFTMAX);
    NetworkSpec sums = net.build();
    Weights random = UntrainedNetworks.random(sums, 3);
    assertTrue(new UnitSwap(sums, 1, 0, 2).withReaders(random).isEmpty());
    assertTrue(new UnitSwap(sums, 2, 0, 2).withReaders(random).isEmpty());
    Weights swapped = new UnitSwap(sums, 5, 0, 2).withReaders(random).orElseThrow();
    float[] input = new float[36];
    for (int i = 0; i < input.length; i++) {
      input[i] = i % 7 / 7f;
    }
    Activations before = new Activations(sums, 1);
    Activations after = new Activations(sums, 1);
    new FastEngine(sums, random).forward(input, before);
    new FastEngine(sums, swapped).forward(input, after);
    assertArrayEquals(before.logits(), after.logits(), 1e-5f);
  }

  @Test
  void sixteenBitsAreNearlyEnoughAndTwoLeaveThreeValues() {
    float[] expected = logits(whole, digit);
    Model fine = whole.withWeights(WeightEdits.quantised(spec, weights, WeightEdits.MOST_BITS));
    assertArrayEquals(expected, logits(fine, digit), 0.01f);
    Weights coarse = WeightEdits.quantised(spec, weights, WeightEdits.FEWEST_BITS);
    for (String name : weighted()) {
      float[] kernel = coarse.of(spec.layer(name).index()).kernel();
      float reach = 0;
      for (float weight : weights.of(spec.layer(name).index()).kernel()) {
        reach = Math.max(reach, Math.abs(weight));
      }
      for (float weight : kernel) {
        assertTrue(weight == 0 || Math.abs(weight) == reach, name + " " + weight);
      }
    }
    assertThrows(IllegalArgumentException.class, () -> WeightEdits.quantised(spec, weights, 1));
  }

  @Test
  void biasesAreZeroedInOneLayerAlone() {
    int layer = spec.layer("conv2").index();
    Weights without = WeightEdits.withoutBiases(weights, layer);
    assertArrayEquals(new float[16], without.of(layer).bias());
    assertSame(weights.of(layer).kernel(), without.of(layer).kernel());
    assertSame(weights.of(1), without.of(1));
  }

  @Test
  void noiseDependsOnItsSeedAlone() {
    KernelSlice slice = slice("conv1", 2, 0);
    float[] one = WeightEdits.noisy(weights, slice, 0.3, 4).of(1).kernel();
    assertArrayEquals(one, WeightEdits.noisy(weights, slice, 0.3, 4).of(1).kernel());
    assertFalse(Arrays.equals(one, WeightEdits.noisy(weights, slice, 0.3, 5).of(1).kernel()));
  }
}
