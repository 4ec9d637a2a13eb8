package io.github.convoscope.engine.compute;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.InterpolationOperator;
import io.github.convoscope.network.operator.NetworkBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes networks that were never trained: for tests, for benchmarks, and to start a training from.
 */
public final class UntrainedNetworks {
  private UntrainedNetworks() {}

  /** The architecture of the shipped digits network: 28×28 pixels in, ten classes out. */
  public static NetworkSpec digits() {
    return new NetworkBuilder("digits", Shape.maps(1, 28, 28))
        .convolution("conv1", 8, Window.same(7), ActivationFunction.RELU)
        .pooling("pool1", PoolingKind.MAX, Window.of(2, 2))
        .convolution("conv2", 16, Window.same(5), ActivationFunction.RELU)
        .pooling("pool2", PoolingKind.MAX, Window.of(2, 2))
        .dense("dense", 64, ActivationFunction.RELU)
        .output("output", 10, ActivationFunction.SOFTMAX)
        .build();
  }

  /** An engine for {@link #digits} with random weights. */
  public static Engine untrainedDigits(long seed) {
    NetworkSpec spec = digits();
    return new FastEngine(spec, random(spec, seed));
  }

  /**
   * Random weights that keep the values' size from layer to layer (He et al. 2015), small random
   * biases, scales around 1.
   *
   * @throws IllegalArgumentException if the network has layers of kind {@code OTHER}
   */
  public static Weights random(NetworkSpec spec, long seed) {
    Random random = new Random(seed);
    List<LayerWeights> layers = new ArrayList<>();
    for (LayerSpec layer : spec.layers()) {
      Shape below = spec.inputShape(layer.index());
      layers.add(random(layer, below, random));
    }
    return new Weights(layers);
  }

  private static LayerWeights random(LayerSpec layer, Shape below, Random random) {
    int units = layer.shape().channels();
    return switch (layer.kind()) {
      case CONVOLUTION -> {
        int fan = layer.parameters() / units - 1;
        yield new LayerWeights(
            gaussian(units * fan, 0, Math.sqrt(2.0 / fan), random),
            gaussian(units, 0, 0.1, random));
      }
      case DENSE, OUTPUT -> {
        int fan = below.size();
        double spread = Math.sqrt((layer.kind() == LayerKind.DENSE ? 2.0 : 1.0) / fan);
        yield new LayerWeights(
            gaussian(units * fan, 0, spread, random), gaussian(units, 0, 0.1, random));
      }
      case NORMALISATION, STANDARDISATION ->
          new LayerWeights(gaussian(units, 1, 0.2, random), gaussian(units, 0, 0.2, random));
      case PARAMETRIC_RELU ->
          new LayerWeights(gaussian(layer.parameters(), 0.2, 0.1, random), new float[0]);
      case INTERPOLATION ->
          new LayerWeights(
              gaussian(((InterpolationOperator) layer.operator()).weights(), 0.3, 0.1, random),
              new float[0]);
      case OTHER -> throw new IllegalArgumentException(layer.name() + " has unknown parameters");
      default -> LayerWeights.NONE;
    };
  }

  private static float[] gaussian(int count, double mean, double spread, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (mean + spread * random.nextGaussian());
    }
    return values;
  }
}
