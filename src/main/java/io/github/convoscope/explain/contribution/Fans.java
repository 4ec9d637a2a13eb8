package io.github.convoscope.explain.contribution;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Window;
import java.util.Arrays;

/** Lays the inputs of a neuron out as pictures, for every kind of layer. */
final class Fans {
  private Fans() {}

  static Fan of(NetworkSpec spec, Weights weights, Neuron neuron) {
    LayerSpec layer = spec.layer(neuron.layer());
    if (neuron.layer() == 0) {
      return Fan.NONE;
    }
    Shape below = spec.layer(neuron.layer() - 1).shape();
    LayerWeights own = weights.of(neuron.layer());
    return switch (layer.kind()) {
      case CONVOLUTION -> convolution(layer.requireWindow(), below, own, neuron);
      case POOLING -> pooling(layer, below, neuron);
      case DENSE, OUTPUT -> dense(below, own, neuron);
      case NORMALISATION -> single(layer.shape(), neuron, own.kernel()[neuron.channel()]);
      case ACTIVATION, DROPOUT -> single(layer.shape(), neuron, 1);
      case INPUT, OTHER -> Fan.NONE;
    };
  }

  private static Fan convolution(Window window, Shape below, LayerWeights own, Neuron neuron) {
    int taps = window.taps();
    int size = below.channels() * taps;
    int[] sources = new int[size];
    for (int channel = 0; channel < below.channels(); channel++) {
      fill(sources, channel * taps, window, below, channel, neuron);
    }
    int from = neuron.channel() * size;
    float[] kernel = Arrays.copyOfRange(own.kernel(), from, from + size);
    return new Fan(
        below.channels(),
        window.kernelRows(),
        window.kernelColumns(),
        upTo(below.channels()),
        sources,
        kernel);
  }

  private static Fan pooling(LayerSpec layer, Shape below, Neuron neuron) {
    Window window = layer.requireWindow();
    int[] sources = new int[window.taps()];
    fill(sources, 0, window, below, neuron.channel(), neuron);
    float[] weights = new float[sources.length];
    // Padding counts neither for the maximum nor for the average's divisor.
    long inside = Arrays.stream(sources).filter(source -> source != Fan.PADDING).count();
    Arrays.fill(weights, layer.pooling() == PoolingKind.AVERAGE ? 1f / inside : 1f);
    return new Fan(
        1,
        window.kernelRows(),
        window.kernelColumns(),
        new int[] {neuron.channel()},
        sources,
        weights);
  }

  private static void fill(
      int[] sources, int from, Window window, Shape below, int channel, Neuron neuron) {
    int term = from;
    for (int kernelRow = 0; kernelRow < window.kernelRows(); kernelRow++) {
      int row = window.sourceRow(neuron.row(), kernelRow);
      for (int kernelColumn = 0; kernelColumn < window.kernelColumns(); kernelColumn++) {
        int column = window.sourceColumn(neuron.column(), kernelColumn);
        sources[term++] =
            below.contains(channel, row, column) ? below.index(channel, row, column) : Fan.PADDING;
      }
    }
  }

  private static Fan dense(Shape below, LayerWeights own, Neuron neuron) {
    int size = below.size();
    int from = neuron.channel() * size;
    float[] weights = Arrays.copyOfRange(own.kernel(), from, from + size);
    return below.spatial()
        ? new Fan(
            below.channels(),
            below.rows(),
            below.columns(),
            upTo(below.channels()),
            upTo(size),
            weights)
        : new Fan(1, 1, size, new int[] {-1}, upTo(size), weights);
  }

  private static Fan single(Shape shape, Neuron neuron, float weight) {
    int source = shape.index(neuron.channel(), neuron.row(), neuron.column());
    return new Fan(1, 1, 1, new int[] {neuron.channel()}, new int[] {source}, new float[] {weight});
  }

  private static int[] upTo(int n) {
    int[] numbers = new int[n];
    Arrays.setAll(numbers, i -> i);
    return numbers;
  }
}
