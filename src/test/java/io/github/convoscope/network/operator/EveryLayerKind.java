package io.github.convoscope.network.operator;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerOperator;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;

/** A graph with every kind of layer that our engine computes, for tests that walk through all. */
public final class EveryLayerKind {
  private EveryLayerKind() {}

  /**
   * The network.
   *
   * @param input feature maps of at least 12 × 12 cells, both sizes even
   */
  public static NetworkSpec network(Shape input) {
    ActivationFunction none = ActivationFunction.IDENTITY;
    NetworkBuilder net = new NetworkBuilder("every kind", input);
    net.convolution("stem", 4, Window.same(3), ActivationFunction.RELU);
    int stem = net.last();
    Window same = Window.same(3);
    net.add("grouped", new ConvolutionOperator(4, same, 2), ActivationFunction.LEAKY_RELU, stem);
    Window dilated = new Window(3, 3, 1, 1, 2, 2, 2, 2, 2, 2);
    next(net, "depthwise", new ConvolutionOperator(4, dilated, 4), ActivationFunction.ELU);
    net.normalisation("scale", none);
    next(net, "shared slopes", new ParametricReluOperator(true), none);
    net.add("sum", new MergeOperator(false), ActivationFunction.RELU, stem, net.last());
    int sum = net.last();
    net.pooling("largest", PoolingKind.MAX, Window.of(2, 2));
    next(net, "response", new ResponseNormalisationOperator(3, 0.3, 0.75, 2), none);
    next(net, "own slopes", new ParametricReluOperator(false), none);
    next(net, "larger", new UpsamplingOperator(2, 2), none);
    next(net, "cropped", ShiftOperator.cropping(1, 0, 0, 1), none);
    next(net, "padded", ShiftOperator.padding(0, 1, 1, 0), none);
    net.add("joined", new ConcatenationOperator(), none, sum, net.last());
    Window strided = new Window(3, 3, 2, 2, 1, 1, 1, 1, 1, 1);
    next(net, "mean", new PoolingOperator(PoolingKind.AVERAGE, strided, true), none);
    int mean = net.last();
    Shape maps = net.below();
    Window whole = new Window(maps.rows(), maps.columns(), 1, 1, 0, 0, 0, 0, 1, 1);
    net.pooling("global", PoolingKind.AVERAGE, whole);
    net.activation("gate", ActivationFunction.SIGMOID);
    net.add("gated", new MergeOperator(true), none, mean, net.last());
    net.dropout("dropout");
    net.activation("bend", ActivationFunction.GELU);
    next(net, "flat", ReshapeOperator.flatten(net.below(), true), none);
    int flat = net.last();
    net.dense("wide", 12, ActivationFunction.SWISH);
    int wide = net.last();
    net.add("beside", new DenseOperator(12, false), ActivationFunction.TANH, flat);
    net.add("units", new ConcatenationOperator(), none, wide, net.last());
    net.add("output", new DenseOperator(10, true), none, net.last());
    next(net, "answer", new SoftmaxOperator(), ActivationFunction.SOFTMAX);
    return net.build();
  }

  private static void next(
      NetworkBuilder net, String name, LayerOperator operator, ActivationFunction function) {
    net.add(name, operator, function, net.last());
  }
}
