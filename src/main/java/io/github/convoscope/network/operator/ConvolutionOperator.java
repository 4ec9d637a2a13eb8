package io.github.convoscope.network.operator;

import io.github.convoscope.network.CellSet;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerOperator;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import java.util.BitSet;
import java.util.List;

/**
 * A convolution with a bias for each unit. With several groups, the channels of input and output
 * are split into that many parts, and each part of the output reads the same part of the input; as
 * many groups as channels make a depthwise convolution. Weights are [units, channels / groups,
 * rows, columns].
 *
 * @param units number of feature maps of the output
 * @param window how the kernel slides
 * @param groups number of groups, 1 for an ordinary convolution
 */
public record ConvolutionOperator(int units, Window window, int groups) implements LayerOperator {
  /** An ordinary convolution. */
  public ConvolutionOperator(int units, Window window) {
    this(units, window, 1);
  }

  @Override
  public LayerKind kind() {
    return LayerKind.CONVOLUTION;
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape input = Inputs.maps(inputs);
    if (groups < 1 || input.channels() % groups != 0 || units % groups != 0) {
      throw new IllegalArgumentException(
          groups + " groups do not divide " + input.channels() + " and " + units + " channels");
    }
    return SlidingWindow.output(window, input, units);
  }

  @Override
  public int parameters(List<Shape> inputs) {
    int kernel = Math.multiplyExact(channelsRead(inputs.get(0)), window.taps());
    return Math.addExact(Math.multiplyExact(units, kernel), units);
  }

  /** Number of channels that each unit reads. */
  public int channelsRead(Shape input) {
    return input.channels() / groups;
  }

  /** The first channel that a unit reads. */
  public int firstChannel(Shape input, int unit) {
    return unit / (units / groups) * channelsRead(input);
  }

  @Override
  public void visitSources(List<Shape> inputs, Shape own, Neuron to, SourceVisitor visitor) {
    Shape input = inputs.get(0);
    int read = channelsRead(input);
    int first = firstChannel(input, to.channel());
    for (int channel = 0; channel < read; channel++) {
      int weights = (to.channel() * read + channel) * window.taps();
      SlidingWindow.visitSources(window, input, to, first + channel, weights, visitor);
    }
  }

  @Override
  public void visitTargets(
      List<Shape> inputs, Shape own, int input, Neuron from, TargetVisitor visitor) {
    int read = channelsRead(inputs.get(0));
    int perGroup = units / groups;
    int group = from.channel() / read;
    for (int unit = group * perGroup; unit < (group + 1) * perGroup; unit++) {
      int weights = (unit * read + from.channel() % read) * window.taps();
      SlidingWindow.visitTargets(window, own, from, unit, weights, visitor);
    }
  }

  @Override
  public CellSet seen(List<Shape> inputs, Shape own, int input, CellSet cells) {
    Shape shape = inputs.get(0);
    BitSet channels = new BitSet();
    cells.channels().stream()
        .map(unit -> firstChannel(shape, unit))
        .forEach(first -> channels.set(first, first + channelsRead(shape)));
    return new CellSet(
        channels,
        SlidingWindow.rowsSeen(window, cells.rows(), shape.rows()),
        SlidingWindow.columnsSeen(window, cells.columns(), shape.columns()));
  }
}
