package io.github.convoscope.ui.neuron;

import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.Workspace;
import java.util.function.Function;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * What another feature adds to the end of a pinned neuron's card, such as photographs that excite
 * its unit. The card doesn't know what it is. JavaFX thread.
 */
public final class CardExtras {
  private @Nullable Function<Neuron, @Nullable Node> maker;

  private CardExtras() {}

  /** The extras of a window. */
  public static CardExtras of(Workspace workspace) {
    return workspace.shared(CardExtras.class, made -> new CardExtras());
  }

  /**
   * Says what is added.
   *
   * @param next makes what a card gets, or null where it gets nothing
   */
  public void set(Function<Neuron, @Nullable Node> next) {
    maker = next;
  }

  /** What the card of a neuron gets; null for nothing. */
  public @Nullable Node of(Neuron neuron) {
    Function<Neuron, @Nullable Node> known = maker;
    return known == null ? null : known.apply(neuron);
  }
}
