package io.github.convoscope.ui.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import org.junit.jupiter.api.Test;

class StepPlayerTest {
  private final NetworkSpec spec = UntrainedNetworks.digits();
  private final StepPlayer player = new StepPlayer();

  @Test
  void goesThroughAMapAndStopsAtItsEnd() {
    player.begin(spec, spec.layer(3), 2, StepPlayer.Scope.MAP, new Activations(spec, 1), null);
    int map = spec.layer(3).shape().mapSize();
    assertEquals(2 * map, player.step().get().from());
    for (int i = 0; i < 2000; i++) {
      player.next();
    }
    assertEquals(3 * map, player.step().get().until());
    assertFalse(player.running().get());
    player.restart();
    assertEquals(2 * map, player.step().get().from());
    player.end();
    assertNull(player.step().get());
  }

  @Test
  void beginsAtACellAndGoesBackToTheFirst() {
    Neuron cell = new Neuron(3, 2, 6, 7);
    player.begin(spec, spec.layer(3), 2, StepPlayer.Scope.MAP, new Activations(spec, 1), cell);
    int columns = spec.layer(3).shape().columns();
    int first = 2 * spec.layer(3).shape().mapSize();
    assertEquals(first + 6 * columns + 7, player.step().get().focus());
    player.next();
    assertEquals(first + 6 * columns + 8, player.step().get().focus());
    player.restart();
    assertEquals(first, player.step().get().focus());
    player.next();
    assertEquals(first + 1, player.step().get().focus());
  }

  @Test
  void skipsMapsAndLayers() {
    player.begin(spec, spec.layer(1), 0, StepPlayer.Scope.NETWORK, new Activations(spec, 1), null);
    player.skipMap(spec);
    assertEquals(784, player.step().get().from());
    player.skipLayer();
    assertEquals(2, player.step().get().layer());
    assertEquals(0, player.step().get().from());
  }
}
