package io.github.convoscope.ui.card;

import io.github.convoscope.network.Neuron;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/** Remembers the chosen neurons, to go back and forward like in a browser. JavaFX thread. */
final class NeuronHistory {
  private static final int LONGEST = 200;

  private final List<Neuron> visited = new ArrayList<>();
  private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper();
  private int at = -1;

  /** Adds a chosen neuron and drops those after the present place; ignores the present neuron. */
  void visit(Neuron neuron) {
    if (at >= 0 && visited.get(at).equals(neuron)) {
      return;
    }
    visited.subList(at + 1, visited.size()).clear();
    visited.add(neuron);
    if (visited.size() > LONGEST) {
      visited.remove(0);
    }
    at = visited.size() - 1;
    refresh();
  }

  /** Goes one neuron back; null where there is none. */
  @Nullable Neuron back() {
    return at > 0 ? go(at - 1) : null;
  }

  /** Goes one neuron forward; null where there is none. */
  @Nullable Neuron forward() {
    return at < visited.size() - 1 ? go(at + 1) : null;
  }

  /** Drops all neurons. */
  void clear() {
    visited.clear();
    at = -1;
    refresh();
  }

  private Neuron go(int place) {
    at = place;
    refresh();
    return visited.get(at);
  }

  private void refresh() {
    canGoBack.set(at > 0);
    canGoForward.set(at < visited.size() - 1);
  }

  /** True while there is a neuron to go back to. */
  ReadOnlyBooleanProperty canGoBack() {
    return canGoBack.getReadOnlyProperty();
  }

  /** True while there is a neuron to go forward to. */
  ReadOnlyBooleanProperty canGoForward() {
    return canGoForward.getReadOnlyProperty();
  }
}
