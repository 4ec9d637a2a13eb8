package io.github.convoscope.engine.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.convoscope.engine.BackwardRule;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.modelfile.WindowReader;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Gradients;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Scalar;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.ConcatenationOperator;
import io.github.convoscope.network.operator.ConvolutionOperator;
import io.github.convoscope.network.operator.MergeOperator;
import io.github.convoscope.network.operator.MergeRule;
import io.github.convoscope.network.operator.NetworkBuilder;
import io.github.convoscope.network.operator.ParametricReluOperator;
import io.github.convoscope.network.operator.PermuteOperator;
import io.github.convoscope.network.operator.PoolingOperator;
import io.github.convoscope.network.operator.ReshapeOperator;
import io.github.convoscope.network.operator.ResponseNormalisationOperator;
import io.github.convoscope.network.operator.ShiftOperator;
import io.github.convoscope.network.operator.SpreadOperator;
import io.github.convoscope.network.operator.UpsamplingOperator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RandomNetworksTest {
  private static final ActivationFunction[] FUNCTIONS = {
    ActivationFunction.RELU,
    ActivationFunction.RELU,
    ActivationFunction.TANH,
    ActivationFunction.SIGMOID,
    ActivationFunction.ELU,
    ActivationFunction.SOFTPLUS,
    ActivationFunction.LEAKY_RELU,
    ActivationFunction.leakyRelu(0.3),
    ActivationFunction.RELU6,
    ActivationFunction.elu(0.7),
    ActivationFunction.SELU,
    ActivationFunction.GELU,
    ActivationFunction.GELU_TANH,
    ActivationFunction.SWISH,
    ActivationFunction.swish(1.702),
    ActivationFunction.HARD_SWISH,
    ActivationFunction.SCALED_TANH,
    ActivationFunction.HARD_SIGMOID,
    ActivationFunction.IDENTITY
  };

  static LongStream seeds() {
    return LongStream.range(0, 80);
  }

  /** A chain for even seeds, a graph with branches for odd ones. */
  private static NetworkSpec network(long seed) {
    Random random = new Random(seed);
    Shape input = Shape.maps(1 + random.nextInt(3), 6 + random.nextInt(8), 6 + random.nextInt(8));
    NetworkBuilder builder = new NetworkBuilder("random " + seed, input);
    for (int i = 0; i < 2 + random.nextInt(4); i++) {
      layer(builder, "layer" + i, builder.last(), random);
      if (seed % 2 == 1) {
        branch(builder, i, random);
      }
    }
    if (random.nextBoolean()) {
      builder.dense("dense", 1 + random.nextInt(20), ActivationFunction.RELU);
    }
    return builder.output("output", 2 + random.nextInt(5), ActivationFunction.SOFTMAX).build();
  }

  /** Two or three layers that read the last one, merged again. */
  private static void branch(NetworkBuilder builder, int i, Random random) {
    int trunk = builder.last();
    Shape shape = builder.below();
    int[] inputs = new int[1 + random.nextInt(3)];
    for (int k = 0; k < inputs.length; k++) {
      Window same = Window.same(1 + 2 * random.nextInt(2));
      ActivationFunction function = FUNCTIONS[random.nextInt(FUNCTIONS.length)];
      ConvolutionOperator convolution = new ConvolutionOperator(shape.channels(), same);
      builder.add("branch" + i + "-" + k, convolution, function, trunk);
      inputs[k] = builder.last();
    }
    inputs[0] = trunk;
    String name = "merge" + i;
    ActivationFunction function = FUNCTIONS[random.nextInt(FUNCTIONS.length)];
    switch (random.nextInt(4)) {
      case 0, 1 -> {
        MergeRule rule = MergeRule.values()[random.nextInt(MergeRule.values().length)];
        rule = rule == MergeRule.DIFFERENCE && inputs.length != 2 ? MergeRule.AVERAGE : rule;
        builder.add(name, new MergeOperator(rule), function, inputs);
      }
      case 2 -> builder.add(name, new ConcatenationOperator(), function, inputs);
      default -> {
        Window whole = new Window(shape.rows(), shape.columns(), 1, 1, 0, 0, 0, 0, 1, 1);
        PoolingOperator mean = new PoolingOperator(PoolingKind.AVERAGE, whole);
        builder.add("mean" + i, mean, ActivationFunction.SIGMOID, trunk);
        builder.add(name, new MergeOperator(true), function, trunk, builder.last());
      }
    }
  }

  private static void layer(NetworkBuilder builder, String name, int from, Random random) {
    ActivationFunction function = FUNCTIONS[random.nextInt(FUNCTIONS.length)];
    Shape shape = builder.below();
    switch (random.nextInt(14)) {
      case 0, 1, 2 ->
          builder.convolution(name, 1 + random.nextInt(6), window(builder, random), function);
      case 3 -> {
        int groups = shape.channels();
        Window window = window(builder, random);
        int units = groups * (1 + random.nextInt(2));
        builder.add(name, new ConvolutionOperator(units, window, groups), function, from);
      }
      case 4, 5 -> {
        Window window = window(builder, random);
        if (WindowReader.covered(window, shape)) {
          PoolingKind kind = random.nextBoolean() ? PoolingKind.MAX : PoolingKind.AVERAGE;
          boolean padding = random.nextBoolean();
          builder.add(
              name, new PoolingOperator(kind, window, padding), ActivationFunction.IDENTITY, from);
        }
      }
      case 6 -> builder.normalisation(name, ActivationFunction.IDENTITY);
      case 7 -> builder.activation(name, function);
      case 8 ->
          builder.add(
              name,
              new ParametricReluOperator(random.nextBoolean()),
              ActivationFunction.IDENTITY,
              from);
      case 9 ->
          builder.add(
              name,
              new ResponseNormalisationOperator(1 + random.nextInt(5), 0.3, 0.75, 2),
              ActivationFunction.IDENTITY,
              from);
      case 10 ->
          builder.add(
              name,
              random.nextBoolean() && shape.rows() > 2 && shape.columns() > 2
                  ? ShiftOperator.cropping(1, 0, 0, 1)
                  : ShiftOperator.padding(1, 0, 2, 1),
              ActivationFunction.IDENTITY,
              from);
      case 11 ->
          builder.add(
              name,
              random.nextBoolean()
                  ? new UpsamplingOperator(1 + random.nextInt(2), 2)
                  : new SpreadOperator(1 + random.nextInt(2), 2),
              ActivationFunction.IDENTITY,
              from);
      case 12 -> {
        int[][] orders = {{0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        int[] to = orders[random.nextInt(orders.length)];
        PermuteOperator permute = new PermuteOperator(to[0], to[1], to[2]);
        builder.add(name, permute, ActivationFunction.IDENTITY, from);
      }
      default -> {
        ReshapeOperator flat = ReshapeOperator.flatten(shape, random.nextBoolean());
        builder.add(name + "-flat", flat, ActivationFunction.IDENTITY, from);
        ReshapeOperator back = new ReshapeOperator(shape, random.nextBoolean());
        builder.add(name, back, function, builder.last());
      }
    }
  }

  private static Window window(NetworkBuilder builder, Random random) {
    while (true) {
      Window window =
          new Window(
              1 + random.nextInt(4),
              1 + random.nextInt(4),
              1 + random.nextInt(2),
              1 + random.nextInt(2),
              random.nextInt(3),
              random.nextInt(3),
              random.nextInt(3),
              random.nextInt(3),
              1 + random.nextInt(2),
              1 + random.nextInt(2));
      Shape below = builder.below();
      if (window.outputRows(below.rows()) > 0 && window.outputColumns(below.columns()) > 0) {
        return window;
      }
    }
  }

  /** Noise, half of the rows of which are zero, as around a digit. */
  private static float[] input(NetworkSpec spec, int count, long seed) {
    Shape shape = spec.input().shape();
    float[] values = FastEngineTest.noise(count * shape.size(), seed);
    Random random = new Random(seed);
    for (int from = 0; from < values.length; from += shape.columns()) {
      if (random.nextBoolean()) {
        Arrays.fill(values, from, from + shape.columns(), 0);
      }
    }
    return values;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void valuesAreThoseOfTheWiring(long seed) {
    NetworkSpec spec = network(seed);
    Weights weights = UntrainedNetworks.random(spec, seed);
    Engine engine = new FastEngine(spec, weights);
    float[] inputs = input(spec, 2, seed);
    Activations values = new Activations(spec, 2);
    engine.forward(inputs, values);
    DoubleReference reference = new DoubleReference(spec, weights);
    for (int n = 0; n < 2; n++) {
      reference.forward(doubles(part(inputs, n, spec.input().shape().size())));
      for (int l = 1; l < spec.depth(); l++) {
        int size = spec.layer(l).shape().size();
        String what = "layer " + l + " of " + spec.layers();
        assertClose(reference.before[l], part(values.before(l), n, size), what);
        assertClose(reference.after[l], part(values.after(l), n, size), what);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void derivativesAreThoseOfTheWiring(long seed) {
    NetworkSpec spec = network(seed);
    Weights weights = UntrainedNetworks.random(spec, seed);
    Engine engine = new FastEngine(spec, weights);
    float[] input = input(spec, 1, seed);
    Activations values = new Activations(spec, 1);
    engine.forward(input, values);
    DoubleReference reference = new DoubleReference(spec, weights);
    reference.forward(doubles(input));
    Gradients gradients = new Gradients(spec, 1);
    Random random = new Random(seed);
    for (int layer = 1; layer < spec.depth(); layer++) {
      int channel = random.nextInt(spec.layer(layer).shape().channels());
      boolean before = layer == spec.depth() - 1 || random.nextBoolean();
      Scalar scalar = Scalar.unit(spec, layer, channel, before);
      for (BackwardRule rule : BackwardRule.values()) {
        engine.backward(values, scalar, rule, Interventions.NONE, gradients);
        reference.backward(scalar, rule);
        for (int l = 0; l < spec.depth(); l++) {
          if (l != layer) {
            String what = rule + " of layer " + layer + " by " + l + " of " + spec.layers();
            assertClose(reference.byOutput[l], gradients.of(l), what);
          }
        }
      }
    }
  }

  /** A painted neuron has its value, later layers follow, and nothing flows through it. */
  @ParameterizedTest
  @MethodSource("seeds")
  void paintedNeuronsAreThoseOfTheWiring(long seed) {
    NetworkSpec spec = network(seed);
    Weights weights = UntrainedNetworks.random(spec, seed);
    Random random = new Random(seed);
    List<Interventions.Cell> cells = new ArrayList<>();
    for (int layer = 1; layer < spec.depth() - 1; layer++) {
      int size = spec.layer(layer).shape().size();
      int index = random.nextInt(size);
      cells.add(new Interventions.Cell(layer, index, random.nextFloat()));
      if (size > 1) {
        cells.add(new Interventions.Cell(layer, (index + 1) % size, -random.nextFloat()));
      }
    }
    Interventions painted = new Interventions(List.of(), cells);
    Engine engine = new FastEngine(spec, weights);
    float[] inputs = input(spec, 2, seed);
    Activations values = new Activations(spec, 2);
    Gradients gradients = new Gradients(spec, 2);
    engine.forward(inputs, painted, values);
    Scalar logit = Scalar.logit(spec, 0);
    engine.backward(values, logit, BackwardRule.GRADIENT, painted, gradients);
    DoubleReference reference = new DoubleReference(spec, weights);
    reference.paint(cells);
    for (int n = 0; n < 2; n++) {
      reference.forward(doubles(part(inputs, n, spec.input().shape().size())));
      reference.backward(logit, BackwardRule.GRADIENT);
      for (int l = 1; l < spec.depth(); l++) {
        int size = spec.layer(l).shape().size();
        String what = "layer " + l + " of " + spec.layers();
        assertClose(reference.after[l], part(values.after(l), n, size), what);
      }
      int pixels = spec.input().shape().size();
      assertClose(reference.byOutput[0], part(gradients.of(0), n, pixels), "by the input");
    }
  }

  /**
   * The reference's derivatives are central differences of its values, in double precision: with
   * the test above, the engine's formulas are right for every kind of layer.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void derivativesOfTheWiringAreItsSlopes(long seed) {
    NetworkSpec spec = network(seed);
    DoubleReference reference = new DoubleReference(spec, UntrainedNetworks.random(spec, seed));
    Random random = new Random(seed);
    // No two pixels are equal and none is zero, so that no kink lies within a step.
    double[] input = random.doubles(spec.input().shape().size(), -1, 1).toArray();
    List<Scalar> scalars = new ArrayList<>();
    for (int label = 0; label < spec.classes(); label++) {
      scalars.add(Scalar.logit(spec, label));
    }
    for (int layer = 1; layer < spec.depth() - 1; layer++) {
      int channel = random.nextInt(spec.layer(layer).shape().channels());
      scalars.add(Scalar.unit(spec, layer, channel, random.nextBoolean()));
    }
    double[][] slopes = new double[scalars.size()][];
    reference.forward(input);
    for (int i = 0; i < slopes.length; i++) {
      reference.backward(scalars.get(i), BackwardRule.GRADIENT);
      slopes[i] = reference.byOutput[0].clone();
    }
    double step = 1e-6;
    for (int n = 0; n < Math.min(60, input.length); n++) {
      int at = random.nextInt(input.length);
      double[] more = values(reference, scalars, input, at, step);
      double[] less = values(reference, scalars, input, at, -step);
      for (int i = 0; i < slopes.length; i++) {
        double measured = (more[i] - less[i]) / (2 * step);
        double largest = Arrays.stream(slopes[i]).map(Math::abs).max().orElseThrow();
        assertEquals(
            measured,
            slopes[i][at],
            1e-5 * Math.max(1e-2, Math.max(largest, Math.abs(measured))),
            scalars.get(i).layer() + " by pixel " + at);
      }
    }
  }

  private static double[] values(
      DoubleReference reference, List<Scalar> scalars, double[] input, int at, double step) {
    double[] moved = input.clone();
    moved[at] += step;
    reference.forward(moved);
    return scalars.stream().mapToDouble(scalar -> value(reference, scalar)).toArray();
  }

  private static double value(DoubleReference reference, Scalar scalar) {
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

  @Test
  void theShippedNetworksDerivativesAreThoseOfItsWiring() {
    derivativesOf(ShippedFiles.model(), 10);
  }

  /** Of three classes: through the wiring, one neuron at a time, each takes seconds. */
  @Test
  @Tag("long")
  void thePhotographsNetworksDerivativesAreThoseOfItsWiring() {
    derivativesOf(Path.of("models/photos.zip"), 3);
  }

  private static void derivativesOf(Path file, int labels) {
    Engine engine = new ModelOpener().open(file).newEngine();
    NetworkSpec spec = engine.spec();
    float[] input = FastEngineTest.noise(spec.input().shape().size(), 9);
    Activations values = new Activations(spec, 1);
    engine.forward(input, values);
    DoubleReference reference = new DoubleReference(spec, engine.weights());
    reference.forward(doubles(input));
    Gradients gradients = new Gradients(spec, 1);
    for (int label = 0; label < labels; label++) {
      engine.gradient(values, Scalar.logit(spec, label), gradients);
      reference.backward(Scalar.logit(spec, label), BackwardRule.GRADIENT);
      assertClose(reference.byOutput[0], gradients.input(), "logit " + label);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aBatchGivesTheBitsOfSinglesWhateverCameBefore(long seed) {
    NetworkSpec spec = network(seed);
    Engine engine = new FastEngine(spec, UntrainedNetworks.random(spec, seed));
    // More examples than lie side by side in a loop, and rarely a multiple of it; one is blank.
    int count = 2 + (int) (seed % 12);
    float[] inputs = input(spec, count, seed);
    int pixels = spec.input().shape().size();
    Arrays.fill(inputs, pixels, 2 * pixels, 0);
    float[] untouched = inputs.clone();
    Activations batch = new Activations(spec, count);
    Gradients batchGradients = new Gradients(spec, count);
    Scalar scalar = Scalar.logit(spec, 1);
    engine.forward(inputs, batch);
    engine.gradient(batch, scalar, batchGradients);
    Activations single = new Activations(spec, 1);
    Gradients gradients = new Gradients(spec, 1);
    Engine other = engine.copy();
    for (int n = count - 1; n >= 0; n--) {
      other.forward(part(inputs, n, pixels), single);
      other.gradient(single, scalar, gradients);
      for (int l = 0; l < spec.depth(); l++) {
        int size = spec.layer(l).shape().size();
        assertArrayEquals(part(batch.before(l), n, size), single.before(l));
        assertArrayEquals(part(batch.after(l), n, size), single.after(l));
        assertArrayEquals(part(batchGradients.of(l), n, size), gradients.of(l));
      }
    }
    assertArrayEquals(untouched, inputs);
  }

  @Test
  void aHeldUnitIsAsGoodAsOneThatReallyHasTheValue() {
    NetworkSpec spec = UntrainedNetworks.digits();
    Weights weights = UntrainedNetworks.random(spec, 4);
    LayerWeights conv = weights.of(3);
    float[] kernel = conv.kernel().clone();
    float[] bias = conv.bias().clone();
    int filter = kernel.length / bias.length;
    Arrays.fill(kernel, 5 * filter, 6 * filter, 0);
    bias[5] = 0.25f;
    List<LayerWeights> layers = new ArrayList<>(weights.layers());
    layers.set(3, new LayerWeights(kernel, bias));
    Engine made = new FastEngine(spec, new Weights(layers));
    Engine clamped = new FastEngine(spec, weights);
    Interventions clamp = new Interventions(List.of(new Interventions.Clamp(3, 5, 0.25f)));
    float[] input = FastEngineTest.noise(784, 3);
    Activations expected = new Activations(spec, 1);
    Activations actual = new Activations(spec, 1);
    made.forward(input, expected);
    clamped.forward(input, clamp, actual);
    Gradients slope = new Gradients(spec, 1);
    Gradients clampedSlope = new Gradients(spec, 1);
    made.gradient(expected, Scalar.logit(spec, 2), slope);
    clamped.backward(actual, Scalar.logit(spec, 2), BackwardRule.GRADIENT, clamp, clampedSlope);
    for (int l = 0; l < spec.depth(); l++) {
      assertArrayEquals(expected.after(l), actual.after(l));
    }
    assertArrayEquals(slope.input(), clampedSlope.input(), 1e-6f);
  }

  @Test
  void aCallLeavesNothingToTheGarbageCollector() {
    Engine engine = UntrainedNetworks.untrainedDigits(1);
    NetworkSpec spec = engine.spec();
    float[] input = FastEngineTest.noise(784, 3);
    Activations values = new Activations(spec, 1);
    Gradients gradients = new Gradients(spec, 1);
    Scalar logit = Scalar.logit(spec, 2);
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long before = 0;
    for (int call = 0; call < 20; call++) {
      if (call == 10) {
        before = threads.getCurrentThreadAllocatedBytes();
      }
      engine.forward(input, values);
      engine.gradient(values, logit, gradients);
    }
    assertEquals(0, (threads.getCurrentThreadAllocatedBytes() - before) / 1000, "kB in ten calls");
  }

  private static float[] part(float[] values, int n, int size) {
    return Arrays.copyOfRange(values, n * size, (n + 1) * size);
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }

  private static void assertClose(double[] expected, float[] actual, String what) {
    double largest = Math.max(1e-3, Arrays.stream(expected).map(Math::abs).max().orElseThrow());
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 1e-5 * largest, what);
    }
  }
}
