package io.github.convoscope.layout;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.ConcatenationOperator;
import io.github.convoscope.network.operator.ConvolutionOperator;
import io.github.convoscope.network.operator.MergeOperator;
import io.github.convoscope.network.operator.NetworkBuilder;
import io.github.convoscope.network.operator.UpsamplingOperator;
import java.util.Arrays;
import java.util.stream.Stream;

/** Networks with branches, as the field builds them, and large ones. */
public final class Graphs {
  private static final ActivationFunction RELU = ActivationFunction.RELU;
  private static final ActivationFunction NONE = ActivationFunction.IDENTITY;

  private Graphs() {}

  /** All of them. */
  public static Stream<NetworkSpec> all() {
    return Stream.of(resNet(3), resNet(16), inception(), squeezeNet(), uNet(), denseNet(), vgg16());
  }

  /** Blocks with identity shortcuts; every second one widens and has a projection. */
  public static NetworkSpec resNet(int blocks) {
    NetworkBuilder net = new NetworkBuilder("ResNet of " + blocks, Shape.maps(3, 32, 32));
    net.convolution("conv0", 8, Window.same(3), RELU);
    for (int block = 1; block <= blocks; block++) {
      int trunk = net.last();
      int channels = block % 2 == 0 ? Math.min(64, 8 * block) : net.below().channels();
      net.convolution("conv" + block + "a", channels, Window.same(3), NONE);
      net.normalisation("norm" + block + "a", NONE);
      net.activation("relu" + block + "a", RELU);
      net.convolution("conv" + block + "b", channels, Window.same(3), NONE);
      int branch = net.last();
      if (block % 2 == 0) {
        net.add("short" + block, new ConvolutionOperator(channels, Window.same(1)), NONE, trunk);
        trunk = net.last();
      }
      net.add("add" + block, new MergeOperator(false), RELU, branch, trunk);
    }
    return net.output("output", 10, ActivationFunction.SOFTMAX).build();
  }

  /** Two modules of four branches. */
  public static NetworkSpec inception() {
    NetworkBuilder net = new NetworkBuilder("Inception", Shape.maps(3, 32, 32));
    net.convolution("conv0", 16, Window.same(5), RELU);
    for (int module = 1; module <= 2; module++) {
      int trunk = net.last();
      String name = "m" + module + "-";
      net.add(name + "1x1", new ConvolutionOperator(8, Window.same(1)), RELU, trunk);
      int a = net.last();
      net.add(name + "3x3 reduce", new ConvolutionOperator(6, Window.same(1)), RELU, trunk);
      net.convolution(name + "3x3", 12, Window.same(3), RELU);
      int b = net.last();
      net.add(name + "5x5 reduce", new ConvolutionOperator(4, Window.same(1)), RELU, trunk);
      net.convolution(name + "5x5", 8, Window.same(5), RELU);
      int c = net.last();
      net.add(name + "pool", new ConvolutionOperator(16, Window.same(3)), NONE, trunk);
      net.convolution(name + "project", 6, Window.same(1), RELU);
      net.add(name + "join", new ConcatenationOperator(), NONE, a, b, c, net.last());
    }
    return net.output("output", 10, ActivationFunction.SOFTMAX).build();
  }

  /** Fire modules: one squeeze, two expand convolutions side by side. */
  public static NetworkSpec squeezeNet() {
    NetworkBuilder net = new NetworkBuilder("SqueezeNet", Shape.maps(3, 64, 64));
    net.convolution("conv1", 32, Window.same(3), RELU);
    for (int fire = 2; fire <= 5; fire++) {
      if (fire % 2 == 0) {
        net.pooling("pool" + fire, PoolingKind.MAX, Window.of(2, 2));
      }
      net.convolution("squeeze" + fire, 8, Window.same(1), RELU);
      int squeezed = net.last();
      net.add("expand1x1-" + fire, new ConvolutionOperator(32, Window.same(1)), RELU, squeezed);
      int small = net.last();
      net.add("expand3x3-" + fire, new ConvolutionOperator(32, Window.same(3)), RELU, squeezed);
      net.add("concat" + fire, new ConcatenationOperator(), NONE, small, net.last());
    }
    net.dropout("drop");
    return net.output("output", 10, ActivationFunction.SOFTMAX).build();
  }

  /** Connections from every level of the way down to the same level of the way up. */
  public static NetworkSpec uNet() {
    NetworkBuilder net = new NetworkBuilder("U-Net", Shape.maps(1, 32, 32));
    int[] levels = new int[3];
    for (int level = 0; level < levels.length; level++) {
      net.convolution("down" + level, 4 << level, Window.same(3), RELU);
      levels[level] = net.last();
      net.pooling("pool" + level, PoolingKind.MAX, Window.of(2, 2));
    }
    net.convolution("bottom", 32, Window.same(3), RELU);
    for (int level = levels.length - 1; level >= 0; level--) {
      net.add("up" + level, new UpsamplingOperator(2, 2), NONE, net.last());
      net.add("join" + level, new ConcatenationOperator(), NONE, levels[level], net.last());
      net.convolution("merge" + level, 4 << level, Window.same(3), RELU);
    }
    return net.output("output", 2, ActivationFunction.SOFTMAX).build();
  }

  /** Every convolution reads all the ones before it. */
  public static NetworkSpec denseNet() {
    NetworkBuilder net = new NetworkBuilder("DenseNet", Shape.maps(1, 16, 16));
    int[] read = new int[5];
    for (int i = 0; i < read.length; i++) {
      net.convolution("conv" + i, 4, Window.same(3), RELU);
      read[i] = net.last();
      if (i > 0) {
        int[] all = Arrays.copyOf(read, i + 1);
        net.add("join" + i, new ConcatenationOperator(), NONE, all);
      }
    }
    return net.output("output", 3, ActivationFunction.SOFTMAX).build();
  }

  /** VGG-16 (Simonyan and Zisserman 2014): 138 million parameters. */
  public static NetworkSpec vgg16() {
    NetworkBuilder net = new NetworkBuilder("VGG-16", Shape.maps(3, 224, 224));
    int[][] blocks = {{64, 2}, {128, 2}, {256, 3}, {512, 3}, {512, 3}};
    for (int block = 0; block < blocks.length; block++) {
      for (int i = 0; i < blocks[block][1]; i++) {
        String name = "conv" + (block + 1) + "_" + (i + 1);
        net.convolution(name, blocks[block][0], Window.same(3), RELU);
      }
      net.pooling("pool" + (block + 1), PoolingKind.MAX, Window.of(2, 2));
    }
    return net.dense("fc6", 4096, RELU)
        .dense("fc7", 4096, RELU)
        .output("fc8", 1000, ActivationFunction.SOFTMAX)
        .build();
  }
}
