package io.github.convoscope.explain.attribution;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.NetworkBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Networks small enough to know their answers. */
final class Toys {
  private Toys() {}

  /** f(x) = Σ w_i x_i + b over a picture. */
  static Engine linear(Shape input, float[] weights, float bias) {
    NetworkSpec spec =
        new NetworkBuilder("linear", input)
            .output("output", 1, ActivationFunction.IDENTITY)
            .build();
    return new FastEngine(
        spec,
        new Weights(List.of(LayerWeights.NONE, new LayerWeights(weights, new float[] {bias}))));
  }

  /** The convolutional golden network of research/explainability.md, 2.2: 4×4 pixels, 4 outputs. */
  static Engine golden() {
    NetworkSpec spec =
        new NetworkBuilder("golden", Shape.maps(1, 4, 4))
            .convolution("conv1", 2, Window.of(3, 1), ActivationFunction.IDENTITY)
            .activation("relu1", ActivationFunction.RELU)
            .output("output", 4, ActivationFunction.RELU)
            .build();
    float[] ones = new float[18];
    Arrays.fill(ones, 1);
    float[] dense = new float[32];
    for (int i = 0; i < 32; i++) {
      dense[i] = i % 8 < 5 ? 1 : -1;
    }
    return new FastEngine(
        spec,
        new Weights(
            List.of(
                LayerWeights.NONE,
                new LayerWeights(ones, new float[] {-50, -75}),
                LayerWeights.NONE,
                new LayerWeights(dense, new float[4]))));
  }

  /** Two inputs, two hidden ReLUs with the identity as weights, one output ReLU (1, −1). */
  static Engine twoInputs(float[] hiddenBias, float outputBias) {
    NetworkSpec spec =
        new NetworkBuilder("two inputs", Shape.units(2))
            .dense("hidden", 2, ActivationFunction.RELU)
            .output("output", 1, ActivationFunction.RELU)
            .build();
    return new FastEngine(
        spec,
        new Weights(
            List.of(
                LayerWeights.NONE,
                new LayerWeights(new float[] {1, 0, 0, 1}, hiddenBias),
                new LayerWeights(new float[] {1, -1}, new float[] {outputBias}))));
  }

  /** Everything a foreign network may have: strides, VALID windows, dropout, scales, tanh. */
  static Engine foreign(ActivationFunction function) {
    NetworkSpec spec =
        new NetworkBuilder("foreign", Shape.maps(2, 11, 9))
            .convolution("conv1", 3, Window.of(3, 2), function)
            .normalisation("norm", function)
            .dropout("dropout")
            .convolution("conv2", 4, Window.same(3), ActivationFunction.IDENTITY)
            .activation("function2", function)
            .pooling("pool", PoolingKind.AVERAGE, Window.of(2, 1))
            .dense("dense", 6, function)
            .output("output", 5, ActivationFunction.SOFTMAX)
            .build();
    return random(spec);
  }

  /** A dense network over a flat picture of 16 pixels. */
  static Engine flat() {
    NetworkSpec spec =
        new NetworkBuilder("flat", Shape.units(16))
            .dense("dense", 6, ActivationFunction.SIGMOID)
            .output("output", 3, ActivationFunction.SOFTMAX)
            .build();
    return random(spec);
  }

  /** The network with random weights. */
  static Engine random(NetworkSpec spec) {
    return new FastEngine(spec, UntrainedNetworks.random(spec, 7));
  }

  /** Numbers between 0 and 1. */
  static float[] noise(int size, long seed) {
    Random random = new Random(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  /** A stroke-like picture: a thick slanted bar on an empty background. */
  static float[] bar(long seed) {
    Random random = new Random(seed);
    double slope = random.nextDouble() - 0.5;
    double middle = 10 + 8 * random.nextDouble();
    float[] values = new float[784];
    for (int row = 4; row < 24; row++) {
      for (int column = 2; column < 26; column++) {
        double distance = Math.abs(column - middle - slope * (row - 14));
        values[row * 28 + column] = (float) Math.max(0, Math.min(1, 2.2 - distance));
      }
    }
    return values;
  }
}
