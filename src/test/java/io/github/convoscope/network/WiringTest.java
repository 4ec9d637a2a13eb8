package io.github.convoscope.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
            .build());
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
    for (int layer = 1; layer < spec.depth(); layer++) {
      Set<Connection> upwards = new HashSet<>();
      neurons(spec, layer).forEach(to -> upwards.addAll(wiring.sources(to)));
      Set<Connection> downwards = new HashSet<>();
      neurons(spec, layer - 1).forEach(from -> downwards.addAll(wiring.targets(from)));
      assertFalse(upwards.isEmpty());
      assertEquals(upwards, downwards);
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void targetsComeInReadingOrder(NetworkSpec spec) {
    Wiring wiring = new Wiring(spec);
    for (int layer = 0; layer < spec.depth() - 1; layer++) {
      Shape above = spec.layer(layer + 1).shape();
      for (Neuron from : neurons(spec, layer)) {
        int last = -1;
        for (Connection connection : wiring.targets(from)) {
          Neuron to = connection.to();
          int index = above.index(to.channel(), to.row(), to.column());
          assertTrue(index > last);
          last = index;
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
        Set<Neuron> seen = Set.of(neuron);
        for (int lower = layer; lower >= 0; lower--) {
          assertEquals(around(lower, seen), wiring.receptiveField(neuron, lower));
          Set<Neuron> next = new HashSet<>();
          seen.forEach(one -> wiring.sources(one).forEach(c -> next.add(c.from())));
          seen = next;
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
