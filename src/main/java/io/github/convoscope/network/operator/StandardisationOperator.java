package io.github.convoscope.network.operator;

import io.github.convoscope.network.CellSet;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerOperator;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.BitSet;
import java.util.List;

/**
 * Numbers minus their mean, divided by their standard deviation, then scaled and shifted for each
 * channel: group normalisation (Wu and He 2018), instance normalisation with as many groups as
 * channels, layer normalisation (Ba et al. 2016) with one group. Weights are the scale [channels],
 * bias the shift [channels].
 *
 * <pre>{@code
 * LayerOperator perImage = new StandardisationOperator(1, 1e-5);
 * LayerOperator perCell = new StandardisationOperator(StandardisationOperator.EACH_CELL, 1e-5);
 * }</pre>
 *
 * @param groups the channels are split into that many parts, each with a mean of its own over all
 *     its cells; or {@link #EACH_CELL}
 * @param epsilon added to the variance
 */
public record StandardisationOperator(int groups, double epsilon) implements LayerOperator {
  /** In place of a number of groups: a mean over all channels for each cell of the maps. */
  public static final int EACH_CELL = 0;

  @Override
  public LayerKind kind() {
    return LayerKind.STANDARDISATION;
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape input = Inputs.single(inputs);
    if (groups < 0 || (groups > 0 && input.channels() % groups != 0)) {
      throw new IllegalArgumentException(groups + " groups of " + input.channels() + " channels");
    }
    return input;
  }

  @Override
  public int parameters(List<Shape> inputs) {
    return Math.multiplyExact(2, inputs.get(0).channels());
  }

  /** Number of cells that share a mean. */
  public int members(Shape shape) {
    return groups == EACH_CELL ? shape.channels() : shape.size() / groups;
  }

  /** Number of means. */
  public int parts(Shape shape) {
    return shape.size() / members(shape);
  }

  /** Flat index of a member of a part. */
  public int cell(Shape shape, int part, int member) {
    return groups == EACH_CELL ? member * shape.mapSize() + part : part * members(shape) + member;
  }

  private int part(Shape shape, int cell) {
    return groups == EACH_CELL ? cell % shape.mapSize() : cell / members(shape);
  }

  @Override
  public void visitSources(List<Shape> inputs, Shape own, Neuron to, SourceVisitor visitor) {
    int part = part(own, own.index(to.channel(), to.row(), to.column()));
    for (int i = 0; i < members(own); i++) {
      visitor.connection(0, cell(own, part, i), to.channel(), 0, 0);
    }
  }

  @Override
  public void visitTargets(
      List<Shape> inputs, Shape own, int input, Neuron from, TargetVisitor visitor) {
    int part = part(own, own.index(from.channel(), from.row(), from.column()));
    for (int i = 0; i < members(own); i++) {
      int to = cell(own, part, i);
      visitor.connection(to, to / own.mapSize(), 0, 0);
    }
  }

  @Override
  public CellSet seen(List<Shape> inputs, Shape own, int input, CellSet cells) {
    if (groups == EACH_CELL) {
      return new CellSet(CellSet.range(0, own.channels()), cells.rows(), cells.columns());
    }
    int size = own.channels() / groups;
    BitSet channels = new BitSet();
    cells.channels().stream()
        .map(channel -> channel / size * size)
        .forEach(first -> channels.set(first, first + size));
    return new CellSet(channels, CellSet.range(0, own.rows()), CellSet.range(0, own.columns()));
  }
}
