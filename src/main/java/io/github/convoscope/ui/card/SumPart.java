package io.github.convoscope.ui.card;

import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.neuron.Formula;
import io.github.convoscope.ui.neuron.StablePane;
import io.github.convoscope.ui.neuron.SumTokens;
import javafx.beans.property.IntegerProperty;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * Shows the sum of all contributions and the bias, as a part of a card; its numbers add up as
 * printed. JavaFX thread.
 */
final class SumPart implements CardPart {
  private final Formula formula;
  private final StablePane place;
  private final IntegerProperty strongest;

  /**
   * The part for a neuron.
   *
   * @param strongest how many contributions are summed up before the others
   */
  SumPart(Links links, IntegerProperty strongest) {
    formula = new Formula(links.hover());
    place = new StablePane(formula);
    this.strongest = strongest;
  }

  @Override
  public Node node() {
    return place;
  }

  @Override
  public void show(CardSnapshot snapshot) {
    formula.show(SumTokens.of(snapshot.now(), strongest.get(), snapshot.pair() == null));
  }

  @Override
  public void highlight(@Nullable Neuron neuron) {
    formula.highlight(neuron);
  }
}
