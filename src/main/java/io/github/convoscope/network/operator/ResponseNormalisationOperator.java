package io.github.convoscope.network.operator;

import io.github.convoscope.network.CellSet;
import io.github.convoscope.network.Connection;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerOperator;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.BitSet;
import java.util.List;

/**
 * Local response normalisation over neighbouring channels (Krizhevsky et al. 2012): x divided by (k
 * + α Σ x²)^β, the sum over {@code size} channels around its own.
 *
 * @param size number of channels, counted with the cell's own
 * @param alpha factor of the sum of squares itself, already divided by the size where a format
 *     defines it so
 * @param beta power
 * @param k added to the sum
 */
public record ResponseNormalisationOperator(int size, double alpha, double beta, double k)
    implements LayerOperator {
  @Override
  public LayerKind kind() {
    return LayerKind.RESPONSE_NORMALISATION;
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Inputs.single(inputs);
  }

  /** The first channel that a channel's sum reads. */
  public int first(int channel) {
    return Math.max(0, channel - (size - 1) / 2);
  }

  /** One more than the last channel that a channel's sum reads. */
  public int end(int channel, int channels) {
    return Math.min(channels, channel + size / 2 + 1);
  }

  @Override
  public void visitSources(List<Shape> inputs, Shape own, Neuron to, SourceVisitor visitor) {
    for (int c = first(to.channel()); c < end(to.channel(), own.channels()); c++) {
      visitor.connection(0, own.index(c, to.row(), to.column()), Connection.NO_WEIGHT, 0, 0);
    }
  }

  @Override
  public void visitTargets(
      List<Shape> inputs, Shape own, int input, Neuron from, TargetVisitor visitor) {
    for (int c = 0; c < own.channels(); c++) {
      if (first(c) <= from.channel() && from.channel() < end(c, own.channels())) {
        visitor.connection(own.index(c, from.row(), from.column()), Connection.NO_WEIGHT, 0, 0);
      }
    }
  }

  @Override
  public CellSet seen(List<Shape> inputs, Shape own, int input, CellSet cells) {
    BitSet channels = new BitSet();
    cells.channels().stream().forEach(c -> channels.set(first(c), end(c, own.channels())));
    return new CellSet(channels, cells.rows(), cells.columns());
  }
}
