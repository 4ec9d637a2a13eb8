package io.github.convoscope.ui.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.network.Neuron;
import org.junit.jupiter.api.Test;

class NeuronHistoryTest {
  private final NeuronHistory trail = new NeuronHistory();

  @Test
  void goesBackAndForwardAndForgetsWhatLayAhead() {
    Neuron a = Neuron.unit(6, 1);
    Neuron b = Neuron.unit(5, 2);
    Neuron c = new Neuron(4, 3, 0, 0);
    trail.visit(a);
    trail.visit(b);
    trail.visit(c);
    assertEquals(b, trail.back());
    // Going there makes the window choose it, which is no new visit.
    trail.visit(b);
    assertTrue(trail.canGoForward().get());
    assertEquals(a, trail.back());
    assertNull(trail.back());
    assertEquals(b, trail.forward());
    trail.visit(a);
    assertFalse(trail.canGoForward().get());
    assertEquals(b, trail.back());
  }
}
