package io.github.convoscope.explain.contribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutgoingConnectionsTest {
  /** What a neuron gives a target is what the target's own terms say it gets from it. */
  @Test
  void givingIsGetting() {
    NetworkSpec spec = SampleNetworks.everyKind();
    Engine engine = new FastEngine(spec, UntrainedNetworks.random(spec, 31));
    Activations at = new Activations(spec, 1);
    engine.forward(SampleNetworks.images().get(2), at);
    Random random = new Random(32);
    for (LayerSpec layer : spec.layers().subList(0, spec.depth() - 1)) {
      int seen = 0;
      for (int i = 0; i < 60; i++) {
        int flat = random.nextInt(layer.shape().size());
        Neuron neuron = layer.shape().neuron(layer.index(), flat);
        OutgoingConnections outgoing = OutgoingConnections.of(spec, engine.weights(), neuron);
        float[] given = outgoing.contributions(at, 0);
        for (int k = 0; k < given.length; k++) {
          NeuronInputs target = NeuronInputs.of(spec, engine.weights(), outgoing.targets().get(k));
          Arithmetic arithmetic = Arithmetic.of(target, at, 0, Interventions.NONE);
          int term = target.fan().termOf(flat);
          assertTrue(term >= 0, layer.name());
          assertEquals(arithmetic.contribution(term), given[k], 1e-6f, layer.name());
          seen++;
        }
      }
      assertFalse(seen == 0, layer.name());
    }
  }

  @Test
  void theAnswerFeedsNothing() {
    Engine engine = UntrainedNetworks.untrainedDigits(33);
    assertTrue(
        OutgoingConnections.of(engine.spec(), engine.weights(), Neuron.unit(6, 3))
            .targets()
            .isEmpty());
  }
}
