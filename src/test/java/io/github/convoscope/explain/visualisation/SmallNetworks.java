package io.github.convoscope.explain.visualisation;

import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.NetworkBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small networks with random weights. */
final class SmallNetworks {
  private SmallNetworks() {}

  /** Two convolutions with pooling, a dense layer and ten classes. */
  static FastEngine digits(Shape input, ActivationFunction function, long seed) {
    NetworkSpec spec =
        new NetworkBuilder("toy", input)
            .convolution("conv1", 4, Window.same(7), function)
            .pooling("pool1", PoolingKind.MAX, Window.of(2, 2))
            .convolution("conv2", 6, Window.same(5), function)
            .pooling("pool2", PoolingKind.MAX, Window.of(2, 2))
            .dense("dense", 12, function)
            .output("answer", 10, ActivationFunction.SOFTMAX)
            .build();
    return new FastEngine(spec, UntrainedNetworks.random(spec, seed));
  }

  /** Grey 28×28 digits with ReLU. */
  static FastEngine digits() {
    return digits(Shape.maps(1, 28, 28), ActivationFunction.RELU, 5);
  }

  /**
   * A dense network over 16 flat numbers, which some layers of other networks make of a picture.
   */
  static FastEngine flat() {
    NetworkSpec spec =
        new NetworkBuilder("flat", Shape.units(16))
            .dense("dense", 6, ActivationFunction.RELU)
            .output("answer", 10, ActivationFunction.SOFTMAX)
            .build();
    return new FastEngine(spec, UntrainedNetworks.random(spec, 3));
  }

  /** Random blots: smooth images in [0, 1]. */
  static ExampleImages blots(Shape shape, int count) {
    List<float[]> images = new ArrayList<>();
    ImageParameterisation parameterisation =
        new ImageParameterisation(
            shape,
            new InputRegion(0, 0, shape.rows(), shape.columns()),
            new float[shape.size()],
            false);
    Random random = new Random(1);
    for (int i = 0; i < count; i++) {
      float[] image = new float[shape.size()];
      parameterisation.render(parameterisation.noise(random, 0.8, 0.1), image, 0);
      images.add(image);
    }
    return ExampleImages.of(images);
  }
}
