package io.github.convoscope.modelfile;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.ConcatenationOperator;
import io.github.convoscope.network.operator.ConvolutionOperator;
import io.github.convoscope.network.operator.NetworkBuilder;
import io.github.convoscope.network.operator.PoolingOperator;
import io.github.convoscope.network.operator.SoftmaxOperator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The layers of SqueezeNet 1.0 (Iandola et al. 2016, table 1). A fire module squeezes its input by
 * 1×1 kernels and expands it by 1×1 and 3×3 kernels side by side.
 */
final class SqueezeNet {
  /** Rows and columns of the pictures that it was trained on. */
  static final int USUAL = 227;

  /** The smallest input: the last maps have 5 × 5 cells. */
  static final int SMALLEST = 96;

  /** The largest input. */
  static final int LARGEST = USUAL;

  private static final int COLOURS = 3;
  private static final int CONV1 = 7;

  /** The convolutions in the order of Deep Compression's file. */
  static final List<Convolution> CONVOLUTIONS = convolutions();

  /** A fire module: its number, maps read, squeezed, expanded on each side, pooled behind it. */
  private record Fire(int number, int in, int squeeze, int expand, boolean pooled) {}

  /**
   * A convolution with ReLU.
   *
   * @param name of its layer
   * @param in maps that it reads
   * @param units maps that it makes
   * @param kernel rows and columns of a kernel
   */
  record Convolution(String name, int in, int units, int kernel) {
    int weights() {
      return units * in * kernel * kernel;
    }

    /** At stride 1, 3×3 kernels keep the maps' size. */
    ConvolutionOperator operator() {
      return new ConvolutionOperator(
          units, kernel == CONV1 ? Window.of(CONV1, 2) : Window.same(kernel));
    }
  }

  private SqueezeNet() {}

  private static List<Fire> fires() {
    return List.of(
        new Fire(2, 96, 16, 64, false),
        new Fire(3, 128, 16, 64, false),
        new Fire(4, 128, 32, 128, true),
        new Fire(5, 256, 32, 128, false),
        new Fire(6, 256, 48, 192, false),
        new Fire(7, 384, 48, 192, false),
        new Fire(8, 384, 64, 256, true),
        new Fire(9, 512, 64, 256, false));
  }

  private static List<Convolution> convolutions() {
    List<Convolution> all = new ArrayList<>();
    all.add(new Convolution("conv1", 3, 96, CONV1));
    for (Fire fire : fires()) {
      String name = "fire" + fire.number();
      all.add(new Convolution(name + "/squeeze", fire.in(), fire.squeeze(), 1));
      all.add(new Convolution(name + "/expand1x1", fire.squeeze(), fire.expand(), 1));
      all.add(new Convolution(name + "/expand3x3", fire.squeeze(), fire.expand(), 3));
    }
    all.add(new Convolution("conv10", 512, 1000, 1));
    return List.copyOf(all);
  }

  /** The network for pictures of {@code side} × {@code side} pixels; the classes are numbered. */
  static NetworkSpec spec(int side) {
    NetworkBuilder net = new NetworkBuilder("SqueezeNet", Shape.maps(COLOURS, side, side));
    int next = 0;
    convolution(net, CONVOLUTIONS.get(next++), net.last());
    pooling(net, 1);
    for (Fire fire : fires()) {
      convolution(net, CONVOLUTIONS.get(next++), net.last());
      int squeezed = net.last();
      convolution(net, CONVOLUTIONS.get(next++), squeezed);
      int narrow = net.last();
      convolution(net, CONVOLUTIONS.get(next++), squeezed);
      String name = "fire" + fire.number() + "/concat";
      net.add(name, new ConcatenationOperator(), ActivationFunction.IDENTITY, narrow, net.last());
      if (fire.pooled()) {
        pooling(net, fire.number());
      }
    }
    convolution(net, CONVOLUTIONS.get(next), net.last());
    Shape maps = net.below();
    Window whole = new Window(maps.rows(), maps.columns(), 1, 1, 0, 0, 0, 0, 1, 1);
    net.pooling("pool10", PoolingKind.AVERAGE, whole);
    net.add("softmax", new SoftmaxOperator(), ActivationFunction.SOFTMAX, net.last());
    return net.build();
  }

  private static void convolution(NetworkBuilder net, Convolution convolution, int input) {
    net.add(convolution.name(), convolution.operator(), ActivationFunction.RELU, input);
  }

  /** 3×3 windows, two cells apart. The last one may stand over the far edges. */
  private static void pooling(NetworkBuilder net, int number) {
    int over = (net.below().rows() - 3) % 2;
    Window window = new Window(3, 3, 2, 2, 0, over, 0, over, 1, 1);
    net.add(
        "pool" + number,
        new PoolingOperator(PoolingKind.MAX, window),
        ActivationFunction.IDENTITY,
        net.last());
  }

  /** The parameters of all layers, from those of the convolutions. */
  static Weights weights(List<LayerWeights> convolutions) {
    List<LayerWeights> all = new ArrayList<>();
    Iterator<LayerWeights> next = convolutions.iterator();
    for (LayerSpec layer : spec(SMALLEST).layers()) {
      all.add(layer.kind() == LayerKind.CONVOLUTION ? next.next() : LayerWeights.NONE);
    }
    return new Weights(all);
  }
}
