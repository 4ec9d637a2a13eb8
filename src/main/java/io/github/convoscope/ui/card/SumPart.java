package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.Formula;
import io.github.convoscope.ui.neuron.FormulaToken;
import io.github.convoscope.ui.neuron.StablePane;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Shows the sum of all contributions and the bias, as a part of a card. JavaFX thread. */
final class SumPart implements CardPart {
  /** Channels whose sums are written before the rest is added up. */
  private static final int WRITTEN = 3;

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
    formula.show(tokens(snapshot.now(), strongest.get(), snapshot.pair() == null));
  }

  private static List<FormulaToken> tokens(Arithmetic now, int most, boolean withBias) {
    List<FormulaToken> tokens = new ArrayList<>();
    if (now.layer().kind() == LayerKind.CONVOLUTION) {
      groups(tokens, now);
    } else {
      terms(tokens, now, most);
    }
    if (now.hasBias() && withBias) {
      tokens.add(FormulaToken.muted("  " + Messages.text("card.bias") + " "));
      tokens.add(FormulaToken.signed(now.bias(), null));
    }
    tokens.add(FormulaToken.plain(" = "));
    tokens.add(FormulaToken.result(ArithmeticNumbers.plain(now.sum() + now.bias())));
    return tokens;
  }

  private static void groups(List<FormulaToken> tokens, Arithmetic now) {
    int[] order = now.groupsBySize();
    if (order.length == 1) {
      tokens.add(
          FormulaToken.muted(
              Messages.text("card.products", String.valueOf(now.groups().terms())) + " "));
      tokens.add(FormulaToken.signed(now.sum(), null));
      return;
    }
    double rest = 0;
    for (int i = 0; i < order.length; i++) {
      float sum = now.groupSum(order[i]);
      if (i < WRITTEN) {
        tokens.add(FormulaToken.muted(i == 0 ? "" : "  "));
        tokens.add(FormulaToken.signed(sum, strongest(now, order[i])));
      } else {
        rest += sum;
      }
    }
    others(tokens, order.length - WRITTEN, rest);
  }

  /** The input of a channel that contributes most; hovering the channel's sum highlights it. */
  private static @Nullable Neuron strongest(Arithmetic now, int group) {
    int size = now.groups().groupSize();
    int best = group * size;
    for (int term = best; term < (group + 1) * size; term++) {
      if (Math.abs(now.contribution(term)) > Math.abs(now.contribution(best))) {
        best = term;
      }
    }
    return now.source(best);
  }

  private static void terms(List<FormulaToken> tokens, Arithmetic now, int most) {
    int[] order = now.termsBySize();
    int first = Math.min(most, order.length);
    double firstSum = 0;
    for (int i = 0; i < first; i++) {
      firstSum += now.contribution(order[i]);
    }
    if (first > 1) {
      tokens.add(FormulaToken.muted(Messages.text("card.top", String.valueOf(first)) + " "));
    }
    tokens.add(
        new FormulaToken(
            ArithmeticNumbers.signed(firstSum),
            firstSum > 0 ? FormulaToken.Style.FOR : FormulaToken.Style.AGAINST,
            first == 1 ? now.source(order[0]) : null));
    others(tokens, order.length - first, now.sum() - firstSum);
  }

  private static void others(List<FormulaToken> tokens, int count, double sum) {
    if (count > 0) {
      tokens.add(
          FormulaToken.muted("  " + Messages.text("card.others", String.valueOf(count)) + " "));
      tokens.add(FormulaToken.signed(sum, null));
    }
  }

  @Override
  public void highlight(@Nullable Neuron neuron) {
    formula.highlight(neuron);
  }
}
