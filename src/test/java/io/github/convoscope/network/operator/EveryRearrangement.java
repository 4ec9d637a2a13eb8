package io.github.convoscope.network.operator;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerOperator;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.RearrangeOperator.Stride;
import java.util.List;
import java.util.stream.IntStream;

/** A chain of the layers that ONNX files bring: standardised, interpolated and rearranged maps. */
public final class EveryRearrangement {
  private EveryRearrangement() {}

  /**
   * The network.
   *
   * @param input feature maps of at least 2 × 2 cells
   */
  public static NetworkSpec network(Shape input) {
    ActivationFunction none = ActivationFunction.IDENTITY;
    NetworkBuilder net = new NetworkBuilder("every rearrangement", input);
    net.convolution("stem", 4, Window.same(3), ActivationFunction.SOFTSIGN);
    next(net, "groups", new StandardisationOperator(2, 0.1), none);
    LayerOperator cells = new StandardisationOperator(StandardisationOperator.EACH_CELL, 0.1);
    next(net, "cells", cells, ActivationFunction.MISH);
    next(net, "smooth", smooth(net.below()), none);
    next(net, "moved", moved(net.below()), ActivationFunction.clip(-0.5, 0.8));
    return net.output("output", 10, ActivationFunction.SOFTMAX).build();
  }

  /** Each cell from two rows and two columns, the maps' size kept. */
  private static LayerOperator smooth(Shape maps) {
    return new InterpolationOperator(2, 2, firsts(maps.rows()), firsts(maps.columns()));
  }

  private static List<Integer> firsts(int extent) {
    return IntStream.range(0, extent).mapToObj(i -> Math.min(i, extent - 2)).toList();
  }

  /** Columns backwards, channels last to first. */
  private static LayerOperator moved(Shape maps) {
    List<Stride> order =
        List.of(
            new Stride(maps.channels(), -maps.mapSize()),
            new Stride(maps.rows(), maps.columns()),
            new Stride(maps.columns(), -1));
    int first = (maps.channels() - 1) * maps.mapSize() + maps.columns() - 1;
    return new RearrangeOperator(maps, first, order);
  }

  private static void next(
      NetworkBuilder net, String name, LayerOperator operator, ActivationFunction function) {
    net.add(name, operator, function, net.last());
  }
}
