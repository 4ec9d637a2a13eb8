package io.github.convoscope.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.network.operator.ConcatenationOperator;
import io.github.convoscope.network.operator.ConvolutionOperator;
import io.github.convoscope.network.operator.MergeOperator;
import io.github.convoscope.network.operator.NetworkBuilder;
import io.github.convoscope.network.operator.ReshapeOperator;
import io.github.convoscope.network.operator.ShiftOperator;
import io.github.convoscope.network.operator.UpsamplingOperator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WiringTest {
  static List<NetworkSpec> networks() {
    return List.of(
        new NetworkBuilder("plain", Shape.maps(1, 9, 8))
            .convolution("conv1", 2, Window.same(3), ActivationFunction.RELU)
            .pooling("pool1", PoolingKind.MAX, Window.of(2, 2))
            .convolution("conv2", 3, Window.same(3), ActivationFunction.RELU)
            .dense("dense", 4, ActivationFunction.RELU)
            .output("output", 3, ActivationFunction.SOFTMAX)
            .build(),
        new NetworkBuilder("odd", Shape.maps(2, 11, 13))
            .convolution(
                "conv1", 3, new Window(3, 2, 2, 1, 1, 0, 2, 1, 2, 3), ActivationFunction.TANH)
            .normalisation("norm1", ActivationFunction.IDENTITY)
            .activation("act1", ActivationFunction.RELU)
            .pooling("pool1", PoolingKind.AVERAGE, new Window(3, 3, 1, 2, 1, 1, 0, 1, 1, 1))
            .dropout("drop1")
            .output("output", 2, ActivationFunction.SOFTMAX)
            .build(),
        new NetworkBuilder("holes", Shape.maps(1, 10, 10))
            .convolution(
                "conv1", 1, new Window(2, 2, 3, 3, 1, 1, 1, 1, 2, 2), ActivationFunction.RELU)
            .convolution(
                "conv2", 1, new Window(2, 2, 1, 1, 1, 1, 1, 1, 3, 3), ActivationFunction.RELU)
            .build(),
        branches());
  }

  private static NetworkSpec branches() {
    ActivationFunction none = ActivationFunction.IDENTITY;
    return new NetworkBuilder("branches", Shape.maps(2, 6, 5))
        .convolution("conv1", 4, Window.same(3), ActivationFunction.RELU)
        .add("narrow", new ConvolutionOperator(3, Window.same(1)), none, 1)
        .add("wide", new ConvolutionOperator(4, Window.same(5), 2), none, 1)
        .add("joined", new ConcatenationOperator(), none, 2, 3)
        .add("sum", new MergeOperator(false), ActivationFunction.RELU, 1, 3)
        .add("product", new MergeOperator(true), none, 5, 1, 5)
        .add("padded", ShiftOperator.padding(1, 2, 0, 1), none, 6)
        .add("cut", ShiftOperator.cropping(2, 1, 1, 0), none, 7)
        .add("large", new UpsamplingOperator(2, 1), none, 4)
        .add("flat", ReshapeOperator.flatten(Shape.maps(4, 6, 5), true), none, 8)
        .output("output", 2, ActivationFunction.SOFTMAX)
        .build();
  }

  private static List<Neuron> neurons(NetworkSpec spec, int layer) {
    Shape shape = spec.layer(layer).shape();
    List<Neuron> all = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      all.add(shape.neuron(layer, i));
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void targetsAreTheSourcesReadTheOtherWay(NetworkSpec spec) {
    Wiring wiring = new Wiring(spec);
    Set<Connection> upwards = new HashSet<>();
    Set<Connection> downwards = new HashSet<>();
    for (int layer = 0; layer < spec.depth(); layer++) {
      for (Neuron neuron : neurons(spec, layer)) {
        upwards.addAll(wiring.sources(neuron));
        downwards.addAll(wiring.targets(neuron));
      }
    }
    assertFalse(upwards.isEmpty());
    assertEquals(upwards, downwards);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void targetsComeInReadingOrder(NetworkSpec spec) {
    Wiring wiring = new Wiring(spec);
    for (int layer = 0; layer < spec.depth() - 1; layer++) {
      for (Neuron from : neurons(spec, layer)) {
        int last = -1;
        int read = layer;
        for (Connection connection : wiring.targets(from)) {
          Neuron to = connection.to();
          Shape above = spec.layer(to.layer()).shape();
          int index = above.index(to.channel(), to.row(), to.column());
          boolean twice = spec.layer(to.layer()).inputs().equals(List.of(5, 1, 5));
          assertTrue(to.layer() > read || index > last || (twice && index == last));
          last = index;
          read = to.layer();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void receptiveFieldsHoldExactlyWhatIsReached(NetworkSpec spec) {
    Wiring wiring = new Wiring(spec);
    for (int layer = 0; layer < spec.depth(); layer++) {
      for (Neuron neuron : neurons(spec, layer)) {
        List<Set<Neuron>> seen = new ArrayList<>();
        for (int lower = 0; lower <= layer; lower++) {
          seen.add(new HashSet<>());
        }
        seen.get(layer).add(neuron);
        for (int lower = layer; lower >= 0; lower--) {
          assertEquals(around(lower, seen.get(lower)), wiring.receptiveField(neuron, lower));
          for (Neuron one : seen.get(lower)) {
            wiring.sources(one).forEach(c -> seen.get(c.from().layer()).add(c.from()));
          }
        }
      }
    }
  }

  private static ReceptiveField around(int layer, Set<Neuron> seen) {
    if (seen.isEmpty()) {
      return new ReceptiveField(layer, 0, 0, 0, 0);
    }
    int top = seen.stream().mapToInt(Neuron::row).min().orElseThrow();
    int left = seen.stream().mapToInt(Neuron::column).min().orElseThrow();
    int bottom = seen.stream().mapToInt(Neuron::row).max().orElseThrow();
    int right = seen.stream().mapToInt(Neuron::column).max().orElseThrow();
    return new ReceptiveField(layer, top, left, bottom - top + 1, right - left + 1);
  }

  @Test
  void aConvolutionInTheCornerLeavesItsPaddingOut() {
    Wiring wiring = new Wiring(networks().get(0));
    Neuron corner = new Neuron(3, 2, 0, 3);
    List<Connection> sources = wiring.sources(corner);
    assertEquals(2 * 4, sources.size());
    assertEquals(
        new Connection(new Neuron(2, 0, 0, 2), corner, (2 * 2 + 0) * 9 + 3, 1, 0), sources.get(0));
    assertEquals(
        new Connection(new Neuron(2, 1, 1, 3), corner, (2 * 2 + 1) * 9 + 7, 2, 1), sources.get(7));
  }

  @Test
  void poolingHasNoWeightsAndDenseOnesRunOverChannelRowColumn() {
    NetworkSpec spec = networks().get(0);
    Wiring wiring = new Wiring(spec);
    assertTrue(wiring.sources(new Neuron(2, 1, 2, 2)).stream().noneMatch(Connection::weighted));
    Shape below = spec.layer(3).shape();
    Connection one = wiring.sources(Neuron.unit(4, 2)).get(below.index(1, 2, 3));
    assertEquals(new Neuron(3, 1, 2, 3), one.from());
    assertEquals(2 * below.size() + below.index(1, 2, 3), one.weight());
  }
}
