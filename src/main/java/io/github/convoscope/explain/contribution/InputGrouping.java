package io.github.convoscope.explain.contribution;

import io.github.convoscope.network.Connection;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.Wiring;
import io.github.convoscope.network.operator.ConvolutionOperator;
import io.github.convoscope.network.operator.MergeOperator;
import io.github.convoscope.network.operator.ParametricReluOperator;
import io.github.convoscope.network.operator.PoolingOperator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the {@link InputGroups} of a neuron, for every kind of layer. */
final class InputGrouping {
  private InputGrouping() {}

  static InputGroups of(NetworkSpec spec, Weights weights, Neuron neuron) {
    if (neuron.layer() == 0) {
      return InputGroups.NONE;
    }
    LayerSpec layer = spec.layer(neuron.layer());
    float[] kernel = weights.of(neuron.layer()).kernel();
    return switch (layer.kind()) {
      case CONVOLUTION -> convolution(spec, neuron, kernel);
      case DENSE, OUTPUT -> dense(spec, neuron, kernel);
      case POOLING -> pooling(spec, neuron);
      case PARAMETRIC_RELU -> cells(spec, neuron, new float[] {slope(layer, neuron, kernel)});
      case OTHER, INPUT -> InputGroups.NONE;
      default -> cells(spec, neuron, kernel);
    };
  }

  private static InputGroups convolution(NetworkSpec spec, Neuron neuron, float[] kernel) {
    LayerSpec layer = spec.layer(neuron.layer());
    Shape from = spec.inputShape(neuron.layer());
    Window window = layer.requireWindow();
    ConvolutionOperator operator = (ConvolutionOperator) layer.operator();
    int[] channels = new int[operator.channelsRead(from)];
    int first = operator.firstChannel(from, neuron.channel());
    Arrays.setAll(channels, i -> first + i);
    return weighted(spec, neuron, channels, window.kernelRows(), window.kernelColumns(), kernel);
  }

  private static InputGroups dense(NetworkSpec spec, Neuron neuron, float[] kernel) {
    Shape from = spec.inputShape(neuron.layer());
    if (!from.spatial()) {
      return weighted(spec, neuron, new int[] {InputGroups.UNITS}, 1, from.size(), kernel);
    }
    int[] channels = new int[from.channels()];
    Arrays.setAll(channels, i -> i);
    return weighted(spec, neuron, channels, from.rows(), from.columns(), kernel);
  }

  private static InputGroups weighted(
      NetworkSpec spec, Neuron neuron, int[] channels, int rows, int columns, float[] kernel) {
    int size = channels.length * rows * columns;
    int first = neuron.channel() * size;
    int[] sources = new int[size];
    Arrays.fill(sources, InputGroups.PADDING);
    new Wiring(spec)
        .visitSources(
            neuron, (input, source, weight, row, column) -> sources[weight - first] = source);
    int[] layers = new int[channels.length];
    Arrays.fill(layers, spec.layer(neuron.layer()).input());
    return new InputGroups(
        rows, columns, layers, channels, sources, Arrays.copyOfRange(kernel, first, first + size));
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
    long inside = Arrays.stream(sources).filter(source -> source != InputGroups.PADDING).count();
    boolean padded = ((PoolingOperator) layer.operator()).countPadding();
    // Padding never wins a maximum. The operator says whether it counts in an average.
    long divisor = padded ? sources.length : inside;
    Arrays.fill(weights, layer.pooling() == PoolingKind.AVERAGE ? 1f / divisor : 1f);
    return new InputGroups(
        window.kernelRows(),
        window.kernelColumns(),
        new int[] {layer.input()},
        new int[] {neuron.channel()},
        sources,
        weights);
  }

  private static float slope(LayerSpec layer, Neuron neuron, float[] slopes) {
    return ((ParametricReluOperator) layer.operator()).shared()
        ? slopes[neuron.channel()]
        : slopes[layer.shape().index(neuron.channel(), neuron.row(), neuron.column())];
  }

  /** One group for each connection; in the padding one that reads nothing. */
  private static InputGroups cells(NetworkSpec spec, Neuron neuron, float[] kernel) {
    List<Integer> layers = new ArrayList<>();
    List<Integer> sources = new ArrayList<>();
    List<Float> weights = new ArrayList<>();
    LayerSpec own = spec.layer(neuron.layer());
    boolean slope = own.operator() instanceof ParametricReluOperator;
    new Wiring(spec)
        .visitSources(
            neuron,
            (layer, source, weight, row, column) -> {
              layers.add(layer);
              sources.add(source);
              weights.add(slope ? kernel[0] : weight == Connection.NO_WEIGHT ? 1 : kernel[weight]);
            });
    if (sources.isEmpty()) {
      layers.add(own.input());
      sources.add(InputGroups.PADDING);
      weights.add(1f);
    }
    if (own.operator() instanceof MergeOperator merge) {
      for (int term = 0; term < weights.size(); term++) {
        weights.set(term, merge.rule().factor(term, weights.size()));
      }
    }
    int[] channels = new int[sources.size()];
    float[] numbers = new float[sources.size()];
    for (int term = 0; term < channels.length; term++) {
      Shape from = spec.layer(layers.get(term)).shape();
      int source = sources.get(term);
      channels[term] =
          source == InputGroups.PADDING ? neuron.channel() : from.neuron(0, source).channel();
      numbers[term] = weights.get(term);
    }
    return new InputGroups(1, 1, array(layers), channels, array(sources), numbers);
  }

  private static int[] array(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
