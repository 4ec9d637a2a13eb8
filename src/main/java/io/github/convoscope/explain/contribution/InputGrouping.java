package io.github.convoscope.explain.contribution;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.Wiring;
import java.util.Arrays;

/** Makes the {@link InputGroups} of a neuron, for every kind of layer. */
final class InputGrouping {
  private InputGrouping() {}

  static InputGroups of(NetworkSpec spec, Weights weights, Neuron neuron) {
    if (neuron.layer() == 0) {
      return InputGroups.NONE;
    }
    LayerSpec layer = spec.layer(neuron.layer());
    Shape from = spec.inputShape(neuron.layer());
    float[] kernel = weights.of(neuron.layer()).kernel();
    return switch (layer.kind()) {
      case CONVOLUTION -> {
        Window window = layer.requireWindow();
        yield weighted(
            spec, neuron, from.channels(), window.kernelRows(), window.kernelColumns(), kernel);
      }
      case DENSE, OUTPUT ->
          from.spatial()
              ? weighted(spec, neuron, from.channels(), from.rows(), from.columns(), kernel)
              : weighted(spec, neuron, 1, 1, from.size(), kernel);
      case POOLING -> pooling(spec, neuron);
      case NORMALISATION -> single(spec, neuron, kernel[neuron.channel()]);
      case ACTIVATION, DROPOUT, SOFTMAX -> single(spec, neuron, 1);
      default -> InputGroups.NONE;
    };
  }

  private static InputGroups weighted(
      NetworkSpec spec, Neuron neuron, int groups, int rows, int columns, float[] kernel) {
    int size = groups * rows * columns;
    int first = neuron.channel() * size;
    int[] sources = new int[size];
    Arrays.fill(sources, InputGroups.PADDING);
    new Wiring(spec)
        .visitSources(
            neuron, (input, source, weight, row, column) -> sources[weight - first] = source);
    boolean maps = spec.inputShape(neuron.layer()).spatial();
    int[] channels = maps ? upTo(groups) : new int[] {InputGroups.UNITS};
    return new InputGroups(
        rows, columns, channels, sources, Arrays.copyOfRange(kernel, first, first + size));
  }

  private static InputGroups pooling(NetworkSpec spec, Neuron neuron) {
    LayerSpec layer = spec.layer(neuron.layer());
    Window window = layer.requireWindow();
    int[] sources = new int[window.taps()];
    Arrays.fill(sources, InputGroups.PADDING);
    new Wiring(spec)
        .visitSources(
            neuron,
            (input, source, weight, row, column) ->
                sources[row * window.kernelColumns() + column] = source);
    float[] weights = new float[sources.length];
    // Padding never wins a maximum, and an average is divided by the inputs without padding.
    long inside = Arrays.stream(sources).filter(source -> source != InputGroups.PADDING).count();
    Arrays.fill(weights, layer.pooling() == PoolingKind.AVERAGE ? 1f / inside : 1f);
    return new InputGroups(
        window.kernelRows(),
        window.kernelColumns(),
        new int[] {neuron.channel()},
        sources,
        weights);
  }

  private static InputGroups single(NetworkSpec spec, Neuron neuron, float weight) {
    int[] sources = new int[1];
    new Wiring(spec)
        .visitSources(neuron, (input, source, index, row, column) -> sources[0] = source);
    return new InputGroups(1, 1, new int[] {neuron.channel()}, sources, new float[] {weight});
  }

  private static int[] upTo(int n) {
    int[] numbers = new int[n];
    Arrays.setAll(numbers, i -> i);
    return numbers;
  }
}
