package io.github.convoscope.network.edit;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.operator.ConvolutionOperator;
import io.github.convoscope.network.operator.ReshapeOperator;
import java.util.Optional;

/**
 * Swaps two units of a convolution or a fully connected layer, with or without the weights that
 * read them. With them, every later layer has the values that it had: the order of units means
 * nothing.
 */
public final class UnitSwap {
  private final NetworkSpec spec;
  private final int layer;
  private final int one;
  private final int other;

  /**
   * A swap of two units.
   *
   * @param layer a convolution or a fully connected layer
   */
  public UnitSwap(NetworkSpec spec, int layer, int one, int other) {
    this.spec = spec;
    this.layer = layer;
    this.one = one;
    this.other = other;
  }

  /** Swaps the units alone: later layers take each for the other. */
  public Weights alone(Weights weights) {
    LayerWeights before = weights.of(layer);
    int units = spec.layer(layer).shape().channels();
    return WeightEdits.with(
        weights,
        layer,
        new LayerWeights(
            swapped(before.kernel(), before.kernel().length / units), swapped(before.bias(), 1)));
  }

  /**
   * Swaps the units and the weights that read them.
   *
   * @return nothing where a layer reads them in another way than by weights of its own, such as a
   *     sum of two layers, or where they are classes
   */
  public Optional<Weights> withReaders(Weights weights) {
    return readers(alone(weights), layer, 1);
  }

  /**
   * Swaps in the layers that read a layer, and in those that read them where they pass units on.
   *
   * @param cells into how many channels of that layer each unit was spread
   */
  private Optional<Weights> readers(Weights weights, int of, int cells) {
    if (of == spec.output().index()) {
      return Optional.empty();
    }
    Weights now = weights;
    for (int reader : spec.consumers(of)) {
      Optional<Weights> next = reader(now, of, reader, cells);
      if (next.isEmpty()) {
        return next;
      }
      now = next.get();
    }
    return Optional.of(now);
  }

  private Optional<Weights> reader(Weights weights, int of, int reader, int cells) {
    LayerSpec its = spec.layer(reader);
    int mapSize = spec.layer(of).shape().mapSize();
    return switch (its.kind()) {
      case CONVOLUTION -> convolution(weights, reader, (ConvolutionOperator) its.operator());
      case DENSE, OUTPUT -> Optional.of(swappedInputs(weights, reader, cells * mapSize));
      case POOLING, DROPOUT, ACTIVATION, PADDING, CROPPING, UPSAMPLING ->
          readers(weights, reader, cells);
      case NORMALISATION -> readers(scaled(weights, reader, cells), reader, cells);
      case FLATTEN -> isPlain(its) ? readers(weights, reader, cells * mapSize) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<Weights> convolution(Weights weights, int reader, ConvolutionOperator operator) {
    return operator.groups() == 1
        ? Optional.of(swappedInputs(weights, reader, operator.window().taps()))
        : Optional.empty();
  }

  /** Swaps the scales and shifts of the two units. */
  private Weights scaled(Weights weights, int reader, int cells) {
    LayerWeights scale = weights.of(reader);
    return WeightEdits.with(
        weights,
        reader,
        new LayerWeights(swapped(scale.kernel(), cells), swapped(scale.bias(), cells)));
  }

  /** True where each unit becomes neighbouring plain units. */
  private static boolean isPlain(LayerSpec flatten) {
    return flatten.operator() instanceof ReshapeOperator reshape
        && !reshape.channelsLast()
        && !flatten.shape().spatial();
  }

  /** Swaps the columns of a layer's weights that belong to the two units. */
  private Weights swappedInputs(Weights weights, int reader, int width) {
    LayerWeights before = weights.of(reader);
    float[] kernel = before.kernel().clone();
    int units = spec.layer(reader).shape().channels();
    int row = kernel.length / units;
    for (int unit = 0; unit < units; unit++) {
      swap(before.kernel(), kernel, unit * row, width);
    }
    return WeightEdits.with(weights, reader, new LayerWeights(kernel, before.bias()));
  }

  private float[] swapped(float[] values, int width) {
    float[] swapped = values.clone();
    swap(values, swapped, 0, width);
    return swapped;
  }

  private void swap(float[] from, float[] to, int start, int width) {
    System.arraycopy(from, start + one * width, to, start + other * width, width);
    System.arraycopy(from, start + other * width, to, start + one * width, width);
  }
}
