package io.github.convoscope.engine.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.convoscope.engine.BackwardRule;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Gradients;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Scalar;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.operator.EveryLayerKind;
import io.github.convoscope.network.operator.EveryMerge;
import io.github.convoscope.network.operator.EveryRearrangement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The engine on graphs with every kind of layer and merge, against a computation in double
 * precision.
 */
class EveryLayerKindTest {
  private static final NetworkSpec SPEC = EveryLayerKind.network(Shape.maps(2, 8, 8));
  private static final Weights WEIGHTS = UntrainedNetworks.random(SPEC, 5);
  private static final float[] INPUT = FastEngineTest.noise(2 * 8 * 8, 6);

  static Stream<NetworkSpec> networks() {
    Shape input = Shape.maps(2, 8, 8);
    return Stream.of(SPEC, EveryMerge.network(input), EveryRearrangement.network(input));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void signalsOfEveryRuleAreThoseOfTheWiring(NetworkSpec spec) {
    Engine engine = new FastEngine(spec, UntrainedNetworks.random(spec, 5));
    Activations values = new Activations(spec, 1);
    engine.forward(INPUT, values);
    DoubleReference reference = reference(spec);
    Gradients gradients = new Gradients(spec, 1);
    for (int layer = 1; layer < spec.depth(); layer++) {
      Scalar scalar = Scalar.unit(spec, layer, 1, true);
      for (BackwardRule rule : BackwardRule.values()) {
        engine.backward(values, scalar, rule, Interventions.NONE, gradients);
        reference.backward(scalar, rule);
        double largest = Math.max(1e-6, largest(reference.byOutput[0]));
        for (int i = 0; i < INPUT.length; i++) {
          String what = rule + " of " + spec.layer(layer).name();
          assertEquals(reference.byOutput[0][i], gradients.input()[i], 1e-5 * largest, what);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void slopesOfEveryLayerAreDifferencesInDoublePrecision(NetworkSpec spec) {
    DoubleReference reference = reference(spec);
    Random random = new Random(7);
    double step = 1e-6;
    for (int layer = 1; layer < spec.depth(); layer++) {
      Scalar scalar = Scalar.unit(spec, layer, 1, layer == spec.depth() - 1);
      reference.forward(doubles());
      reference.backward(scalar, BackwardRule.GRADIENT);
      double[] slopes = reference.byOutput[0].clone();
      double largest = Math.max(1e-4, largest(slopes));
      for (int n = 0; n < 12; n++) {
        int at = random.nextInt(INPUT.length);
        double measured =
            (value(reference, scalar, at, step) - value(reference, scalar, at, -step)) / (2 * step);
        assertEquals(measured, slopes[at], 1e-5 * largest, spec.layer(layer).name());
      }
    }
  }

  /** A unit that is clamped inside a branch, against a network whose unit really has the value. */
  @Test
  void aUnitHeldInABranchChangesValuesAndSlopesAsARealOneDoes() {
    int layer = SPEC.layer("grouped").index();
    LayerWeights own = WEIGHTS.of(layer);
    int filter = own.kernel().length / own.bias().length;
    float[] kernel = own.kernel().clone();
    float[] bias = own.bias().clone();
    Arrays.fill(kernel, 2 * filter, 3 * filter, 0);
    bias[2] = 0.25f;
    List<LayerWeights> layers = new ArrayList<>(WEIGHTS.layers());
    layers.set(layer, new LayerWeights(kernel, bias));
    Engine made = new FastEngine(SPEC, new Weights(layers));
    Engine clamped = new FastEngine(SPEC, WEIGHTS);
    Interventions clamp = new Interventions(List.of(new Interventions.Clamp(layer, 2, 0.25f)));
    Activations expected = new Activations(SPEC, 1);
    Activations actual = new Activations(SPEC, 1);
    made.forward(INPUT, expected);
    clamped.forward(INPUT, clamp, actual);
    Activations free = new Activations(SPEC, 1);
    clamped.forward(INPUT, free);
    for (int l = 0; l < SPEC.depth(); l++) {
      assertArrayEquals(expected.after(l), actual.after(l), SPEC.layer(l).name());
    }
    assertEquals(false, Arrays.equals(free.logits(), actual.logits()), "it has an effect");
    Gradients slope = new Gradients(SPEC, 1);
    Gradients clampedSlope = new Gradients(SPEC, 1);
    for (BackwardRule rule : BackwardRule.values()) {
      made.backward(expected, Scalar.logit(SPEC, 2), rule, Interventions.NONE, slope);
      clamped.backward(actual, Scalar.logit(SPEC, 2), rule, clamp, clampedSlope);
      assertArrayEquals(slope.input(), clampedSlope.input(), 1e-6f);
    }
  }

  private static double value(DoubleReference reference, Scalar scalar, int at, double step) {
    double[] moved = doubles();
    moved[at] += step;
    reference.forward(moved);
    double[] values =
        scalar.beforeFunction()
            ? reference.before[scalar.layer()]
            : reference.after[scalar.layer()];
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += scalar.weights()[i] * values[i];
    }
    return sum;
  }

  private static DoubleReference reference(NetworkSpec spec) {
    DoubleReference reference = new DoubleReference(spec, UntrainedNetworks.random(spec, 5));
    reference.forward(doubles());
    return reference;
  }

  private static double largest(double[] numbers) {
    return Arrays.stream(numbers).map(Math::abs).max().orElseThrow();
  }

  private static double[] doubles() {
    double[] doubles = new double[INPUT.length];
    Arrays.setAll(doubles, i -> INPUT[i]);
    return doubles;
  }
}
