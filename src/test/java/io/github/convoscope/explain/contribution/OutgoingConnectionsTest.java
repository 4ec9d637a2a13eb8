package io.github.convoscope.explain.contribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.EveryLayerKind;
import io.github.convoscope.network.operator.EveryMerge;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutgoingConnectionsTest {
  /** A neuron contributes to a target what the target's own arithmetic says. */
  @Test
  void agreesWithTheArithmeticOfTheTargets() {
    agrees(SampleNetworks.everyKind());
    agrees(EveryLayerKind.network(Shape.maps(1, 28, 28)));
    agrees(EveryMerge.network(Shape.maps(1, 28, 28)));
  }

  private static void agrees(NetworkSpec spec) {
    Engine engine = new FastEngine(spec, UntrainedNetworks.random(spec, 31));
    Activations at = new Activations(spec, 1);
    engine.forward(SampleNetworks.images().get(2), at);
    Random random = new Random(32);
    for (LayerSpec layer : spec.layers().subList(0, spec.depth() - 1)) {
      int checked = 0;
      for (int i = 0; i < 60; i++) {
        int flat = random.nextInt(layer.shape().size());
        Neuron neuron = layer.shape().neuron(layer.index(), flat);
        OutgoingConnections outgoing = OutgoingConnections.of(spec, engine.weights(), neuron);
        float[] contributions = outgoing.contributions(at, 0);
        Map<Neuron, Integer> terms = new HashMap<>();
        for (int k = 0; k < contributions.length; k++) {
          NeuronInputs target = NeuronInputs.of(spec, engine.weights(), outgoing.targets().get(k));
          Arithmetic arithmetic = Arithmetic.of(target, at, 0, Interventions.NONE);
          // A layer that is read twice has two connections, in the order of its terms.
          int term = target.termOf(neuron, terms.getOrDefault(target.neuron(), -1) + 1);
          terms.put(target.neuron(), term);
          assertTrue(term >= 0, layer.name());
          assertEquals(arithmetic.contribution(term), contributions[k], 1e-6f, layer.name());
          checked++;
        }
      }
      assertTrue(checked > 0, layer.name());
    }
  }

  @Test
  void theOutputLayerFeedsNothing() {
    Engine engine = UntrainedNetworks.untrainedDigits(33);
    assertTrue(
        OutgoingConnections.of(engine.spec(), engine.weights(), Neuron.unit(6, 3))
            .targets()
            .isEmpty());
  }
}
