package io.github.convoscope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.ConcatenationOperator;
import io.github.convoscope.network.operator.ConvolutionOperator;
import io.github.convoscope.network.operator.MergeOperator;
import io.github.convoscope.network.operator.MergeRule;
import io.github.convoscope.network.operator.NetworkBuilder;
import io.github.convoscope.network.operator.ParametricReluOperator;
import io.github.convoscope.network.operator.PoolingOperator;
import io.github.convoscope.network.operator.ShiftOperator;
import io.github.convoscope.network.operator.SoftmaxOperator;
import io.github.convoscope.network.operator.UpsamplingOperator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written for DL4J answers the same, opened again by us and loaded by DL4J itself. */
class ModelConverterTest {
  private static final Path STRANGERS = Path.of("../shared/models/strangers");
  private static final Window UNEVEN = new Window(3, 2, 2, 1, 0, 1, 1, 0, 1, 1);

  @TempDir private Path folder;

  private static Model model(NetworkSpec spec) {
    Random random = new Random(4);
    List<LayerWeights> weights = new ArrayList<>();
    for (LayerSpec layer : spec.layers()) {
      int bias =
          switch (layer.kind()) {
            case CONVOLUTION, DENSE, OUTPUT, NORMALISATION -> layer.shape().channels();
            default -> 0;
          };
      weights.add(
          new LayerWeights(numbers(layer.parameters() - bias, random), numbers(bias, random)));
    }
    return Model.of(new FastEngine(spec, new Weights(weights)));
  }

  private static float[] numbers(int count, Random random) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) (0.3 * random.nextGaussian());
    }
    return numbers;
  }

  private Model converted(Model model) {
    Path file = folder.resolve("converted.zip");
    ModelConverter.write(model, file);
    Model again = new ModelOpener().open(file);
    Shape input = model.spec().input().shape();
    assertEquals(input, again.spec().input().shape());
    float[] values = numbers(input.size(), new Random(8));
    float[] expected = output(model, values);
    float[] found = output(again, values);
    float[] theirs = output(again.computedBy(io.github.convoscope.engine.EngineKind.DL4J), values);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], found[i], 1e-5, "ours " + i);
      assertEquals(expected[i], theirs[i], 1e-5, "DL4J's " + i);
    }
    return again;
  }

  private static float[] output(Model model, float[] input) {
    Activations activations = new Activations(model.spec(), 1);
    try (Engine engine = model.newEngine()) {
      engine.forward(input, activations);
    }
    return activations.output();
  }

  @Test
  void aChainOfEveryKind() {
    NetworkBuilder net = new NetworkBuilder("chain", Shape.maps(3, 28, 28));
    net.convolution("first", 6, UNEVEN, ActivationFunction.LEAKY_RELU);
    net.normalisation("norm", ActivationFunction.RELU);
    net.pooling("pool", PoolingKind.MAX, new Window(3, 3, 2, 2, 0, 1, 0, 1, 1, 1));
    net.add("deep", new ConvolutionOperator(12, Window.same(3), 6), ActivationFunction.ELU, 3);
    net.add("slopes", new ParametricReluOperator(true), ActivationFunction.IDENTITY, 4);
    net.add("pad", ShiftOperator.padding(1, 0, 2, 1), ActivationFunction.IDENTITY, 5);
    net.add("crop", ShiftOperator.cropping(0, 1, 1, 0), ActivationFunction.IDENTITY, 6);
    net.add("up", new UpsamplingOperator(2, 2), ActivationFunction.TANH, 7);
    net.pooling("mean", PoolingKind.AVERAGE, Window.of(2, 2));
    net.dropout("drop");
    net.dense("dense", 9, ActivationFunction.SIGMOID);
    net.output("output", 4, ActivationFunction.SOFTMAX);
    assertTrue(converted(model(net.build())).spec().isChain());
  }

  @Test
  void branchesThatJoin() {
    NetworkBuilder net = new NetworkBuilder("graph", Shape.maps(2, 28, 28));
    net.convolution("trunk", 5, Window.same(3), ActivationFunction.RELU);
    net.convolution("left", 5, Window.same(1), ActivationFunction.SOFTPLUS);
    net.add("right", new ConvolutionOperator(5, Window.same(3)), ActivationFunction.SELU, 1);
    int at = 4;
    for (MergeRule rule : MergeRule.values()) {
      if (rule != MergeRule.MINIMUM) {
        net.add("merged" + at, new MergeOperator(rule), ActivationFunction.RELU, 2, 3);
        at++;
      }
    }
    net.add("joined", new ConcatenationOperator(), ActivationFunction.IDENTITY, 4, 5, 6, 7, 8);
    net.pooling("global", PoolingKind.AVERAGE, Window.of(28, 1));
    net.add("softmax", new SoftmaxOperator(), ActivationFunction.SOFTMAX, net.last());
    assertFalse(converted(model(net.build())).spec().isChain());
  }

  @Test
  void theBundledNetworkAndItsVerdicts() {
    Model digits = new ModelOpener().openShipped();
    Model again = converted(digits);
    assertEquals(digits.card().thresholds(), again.card().thresholds());
    assertTrue(again.judge().givesVerdicts());
  }

  @Test
  void strangers() throws Exception {
    Assumptions.assumeTrue(Files.isDirectory(STRANGERS), "no models in ../shared/models");
    for (String name :
        List.of(
            "keras-2.2-functional-mnist.h5",
            "keras-3.10-cnn-mnist.h5",
            "keras-3.6-cifar10.keras",
            "keras-resnet8-cifar10.h5",
            "dl4j-2017.zip")) {
      converted(new ModelOpener().open(STRANGERS.resolve(name)));
    }
  }

  @Test
  void whatDl4jHasNoLayerForIsSaidAndNothingIsWritten() {
    NetworkBuilder grouped = new NetworkBuilder("grouped", Shape.maps(4, 8, 8));
    grouped.add("pairs", new ConvolutionOperator(4, Window.same(3), 2), ActivationFunction.RELU, 0);
    refused(grouped, "pairs");
    NetworkBuilder uneven = new NetworkBuilder("uneven", Shape.maps(2, 8, 8));
    uneven.add(
        "pool", new PoolingOperator(PoolingKind.MAX, UNEVEN), ActivationFunction.IDENTITY, 0);
    refused(uneven, "pool");
    NetworkBuilder hard = new NetworkBuilder("hard", Shape.maps(1, 8, 8));
    hard.convolution("swish", 2, Window.same(3), ActivationFunction.HARD_SWISH);
    refused(hard, "swish");
  }

  private void refused(NetworkBuilder net, String layer) {
    Model model = model(net.output("output", 3, ActivationFunction.SOFTMAX).build());
    Path file = folder.resolve("refused.zip");
    Problem problem = assertThrows(Problem.class, () -> ModelConverter.write(model, file));
    assertEquals(Problem.Kind.WORK, problem.kind());
    assertEquals("engine.no-dl4j-layer", problem.what().key());
    assertTrue(problem.what().args().contains(layer));
    assertFalse(Files.exists(file));
    assertFalse(Files.exists(folder.resolve("refused.json")));
  }
}
