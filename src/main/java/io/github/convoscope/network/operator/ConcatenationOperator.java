package io.github.convoscope.network.operator;

import io.github.convoscope.network.CellSet;
import io.github.convoscope.network.Connection;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerOperator;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.BitSet;
import java.util.List;

/** The channels (or units) of several layers, one layer after the other. */
public record ConcatenationOperator() implements LayerOperator {
  @Override
  public LayerKind kind() {
    return LayerKind.CONCATENATE;
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape first = inputs.get(0);
    int channels = 0;
    for (Shape input : inputs) {
      channels = Math.addExact(channels, input.channels());
      if (input.rows() != first.rows()
          || input.columns() != first.columns()
          || input.spatial() != first.spatial()) {
        throw new IllegalArgumentException("these shapes can't be joined: " + inputs);
      }
    }
    return new Shape(channels, first.rows(), first.columns(), first.spatial());
  }

  /** The channel of the output at which an input begins. */
  public static int offset(List<Shape> inputs, int input) {
    return inputs.subList(0, input).stream().mapToInt(Shape::channels).sum();
  }

  @Override
  public void visitSources(List<Shape> inputs, Shape own, Neuron to, SourceVisitor visitor) {
    int channel = to.channel();
    for (int i = 0; i < inputs.size(); i++) {
      Shape shape = inputs.get(i);
      if (channel < shape.channels()) {
        int from = shape.index(channel, to.row(), to.column());
        visitor.connection(i, from, Connection.NO_WEIGHT, 0, 0);
        return;
      }
      channel -= shape.channels();
    }
  }

  @Override
  public void visitTargets(
      List<Shape> inputs, Shape own, int input, Neuron from, TargetVisitor visitor) {
    int channel = offset(inputs, input) + from.channel();
    visitor.connection(own.index(channel, from.row(), from.column()), Connection.NO_WEIGHT, 0, 0);
  }

  @Override
  public CellSet seen(List<Shape> inputs, Shape own, int input, CellSet cells) {
    int offset = offset(inputs, input);
    BitSet channels = cells.channels().get(offset, offset + inputs.get(input).channels());
    return new CellSet(channels, cells.rows(), cells.columns());
  }
}
