package io.github.convoscope.ui.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.network.Neuron;
import org.junit.jupiter.api.Test;

class NeuronHistoryTest {
  private final NeuronHistory history = new NeuronHistory();

  @Test
  void goesBackAndForwardAndDropsWhatLayAhead() {
    Neuron a = Neuron.unit(6, 1);
    Neuron b = Neuron.unit(5, 2);
    Neuron c = new Neuron(4, 3, 0, 0);
    history.visit(a);
    history.visit(b);
    history.visit(c);
    assertEquals(b, history.back());
    // The window then chooses this neuron, which is no new visit.
    history.visit(b);
    assertTrue(history.canGoForward().get());
    assertEquals(a, history.back());
    assertNull(history.back());
    assertEquals(b, history.forward());
    history.visit(a);
    assertFalse(history.canGoForward().get());
    assertEquals(b, history.back());
  }
}
