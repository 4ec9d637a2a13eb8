package io.github.convoscope.ui.neuron;

import java.lang.ref.WeakReference;
import java.util.function.BiConsumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

/**
 * A listener on a property that lives longer than the node it updates: it goes when the node is
 * gone.
 *
 * @param <N> the node
 * @param <T> the property's value
 */
public final class WeakListeners<N, T> implements ChangeListener<T> {
  private final WeakReference<N> node;
  private final BiConsumer<N, T> update;

  /** Updates a node, without keeping it alive. */
  public WeakListeners(N node, BiConsumer<N, T> update) {
    this.node = new WeakReference<>(node);
    this.update = update;
  }

  @Override
  public void changed(ObservableValue<? extends T> property, T before, T now) {
    N alive = node.get();
    if (alive == null) {
      property.removeListener(this);
    } else {
      update.accept(alive, now);
    }
  }
}
