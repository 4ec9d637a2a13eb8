package io.github.convoscope.ui.neuron;

import io.github.convoscope.network.Neuron;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/** Where one has been, to go back and forward through like in a browser. JavaFX thread. */
public final class NeuronHistory {
  private static final int LONGEST = 200;

  private final List<Neuron> visited = new ArrayList<>();
  private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper();
  private int at = -1;

  /** A neuron was chosen; what lay ahead is forgotten unless it is where one is already. */
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

  /** One step back, or null where there is none. */
  public @Nullable Neuron back() {
    return at > 0 ? go(at - 1) : null;
  }

  /** One step forward, or null where there is none. */
  public @Nullable Neuron forward() {
    return at < visited.size() - 1 ? go(at + 1) : null;
  }

  /** Forgets everything, as another network is shown. */
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

  public ReadOnlyBooleanProperty canGoBack() {
    return canGoBack.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty canGoForward() {
    return canGoForward.getReadOnlyProperty();
  }
}
