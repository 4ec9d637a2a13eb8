package io.github.convoscope.scene;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A network of the shipped one's shape, and believable activations for a drawn seven. */
public final class SampleNetwork {
  private SampleNetwork() {}

  /** Two convolutions with pooling, then dense: 12,618 neurons. */
  public static NetworkSpec digits() {
    return new NetworkSpec(
        "sample",
        List.of(
            layer(0, "input", LayerKind.INPUT, Shape.maps(1, 28, 28), ActivationFunction.IDENTITY),
            layer(
                1, "conv1", LayerKind.CONVOLUTION, Shape.maps(8, 28, 28), ActivationFunction.RELU),
            layer(
                2, "pool1", LayerKind.POOLING, Shape.maps(8, 14, 14), ActivationFunction.IDENTITY),
            layer(
                3, "conv2", LayerKind.CONVOLUTION, Shape.maps(16, 14, 14), ActivationFunction.RELU),
            layer(4, "pool2", LayerKind.POOLING, Shape.maps(16, 7, 7), ActivationFunction.IDENTITY),
            layer(5, "dense", LayerKind.DENSE, Shape.units(64), ActivationFunction.RELU),
            layer(6, "output", LayerKind.OUTPUT, Shape.units(10), ActivationFunction.SOFTMAX)),
        IntStream.range(0, 10).mapToObj(String::valueOf).toList());
  }

  private static LayerSpec layer(
      int index, String name, LayerKind kind, Shape shape, ActivationFunction function) {
    Window window =
        kind == LayerKind.CONVOLUTION
            ? Window.same(7)
            : kind == LayerKind.POOLING ? Window.of(2, 2) : null;
    return new LayerSpec(
        index,
        name,
        kind,
        shape,
        function,
        window,
        kind == LayerKind.POOLING ? PoolingKind.MAX : null,
        0);
  }

  /** What a network of oriented edge detectors would make of a seven. */
  public static Activations seven(NetworkSpec spec) {
    Activations activations = new Activations(spec, 1);
    System.arraycopy(drawing(), 0, activations.after(0), 0, 784);
    Random random = new Random(7);
    for (int i = 1; i < spec.depth(); i++) {
      LayerSpec layer = spec.layer(i);
      Shape below = spec.layer(i - 1).shape();
      float[] in = activations.after(i - 1);
      float[] out = activations.after(i);
      switch (layer.kind()) {
        case CONVOLUTION -> convolve(in, below, out, layer.shape(), random);
        case POOLING -> pool(in, below, out, layer.shape());
        default -> dense(in, out, layer.kind() == LayerKind.OUTPUT, random);
      }
    }
    return activations;
  }

  private static float[] drawing() {
    float[] image = new float[784];
    for (int step = 0; step <= 200; step++) {
      double t = step / 200.0;
      stroke(image, 7 + t * 13, 7);
      stroke(image, 20 - t * 8, 7 + t * 15);
    }
    return image;
  }

  private static void stroke(float[] image, double x, double y) {
    for (int i = 0; i < 784; i++) {
      double distance = Math.hypot(i % 28 + 0.5 - x, i / 28 + 0.5 - y);
      image[i] = Math.max(image[i], (float) Math.max(0, Math.min(1, 2 - distance)));
    }
  }

  private static void convolve(float[] in, Shape below, float[] out, Shape shape, Random random) {
    int reach = 2;
    for (int c = 0; c < shape.channels(); c++) {
      double[] angle = new double[below.channels()];
      double[] weight = new double[below.channels()];
      for (int i = 0; i < angle.length; i++) {
        angle[i] = Math.PI * 2 * (c + i * 0.37) / shape.channels();
        weight[i] = random.nextGaussian() / angle.length;
      }
      for (int row = 0; row < shape.rows(); row++) {
        for (int column = 0; column < shape.columns(); column++) {
          double sum = 0;
          for (int i = 0; i < angle.length; i++) {
            for (int dy = -reach; dy <= reach; dy++) {
              for (int dx = -reach; dx <= reach; dx++) {
                int y = row + dy;
                int x = column + dx;
                if (below.contains(i, y, x)) {
                  double along = dx * Math.cos(angle[i]) + dy * Math.sin(angle[i]);
                  double wave = Math.sin(along * 1.2) * Math.exp(-(dx * dx + dy * dy) / 4.0);
                  sum += in[below.index(i, y, x)] * wave * (angle.length == 1 ? 1 : weight[i] * 6);
                }
              }
            }
          }
          out[shape.index(c, row, column)] = (float) Math.max(0, sum);
        }
      }
    }
  }

  private static void pool(float[] in, Shape below, float[] out, Shape shape) {
    for (int i = 0; i < out.length; i++) {
      var at = shape.neuron(0, i);
      for (int k = 0; k < 4; k++) {
        int from = below.index(at.channel(), at.row() * 2 + k / 2, at.column() * 2 + k % 2);
        out[i] = Math.max(out[i], in[from]);
      }
    }
  }

  private static void dense(float[] in, float[] out, boolean answer, Random random) {
    for (int i = 0; i < out.length; i++) {
      double sum = 0;
      for (float value : in) {
        sum += value * random.nextGaussian();
      }
      out[i] = answer ? (i == 7 ? 0.93f : 0.07f / 9) : (float) Math.max(0, sum);
    }
  }
}
