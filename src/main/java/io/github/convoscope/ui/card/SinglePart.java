package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.Formula;
import io.github.convoscope.ui.neuron.FormulaToken;
import io.github.convoscope.ui.neuron.ShortNames;
import io.github.convoscope.ui.neuron.StablePane;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * Shows the only input of a neuron, as a part of its card: in layers that scale and shift, apply a
 * function, or drop out. JavaFX thread.
 */
final class SinglePart implements CardPart {
  private final Formula formula;
  private final StablePane place;

  SinglePart(Links links) {
    formula = new Formula(links.hover());
    place = new StablePane(formula);
  }

  @Override
  public Node node() {
    return place;
  }

  @Override
  public void show(CardSnapshot snapshot) {
    Arithmetic now = snapshot.now();
    Neuron source = now.source(0);
    List<FormulaToken> tokens = new ArrayList<>();
    tokens.add(
        FormulaToken.muted(source == null ? "" : ShortNames.neuron(now.spec(), source) + ": "));
    tokens.add(
        new FormulaToken(ArithmeticNumbers.plain(now.input(0)), FormulaToken.Style.PLAIN, source));
    if (now.layer().kind() == LayerKind.NORMALISATION) {
      tokens.add(FormulaToken.plain(" × " + ArithmeticNumbers.plain(now.groups().weight(0)) + " "));
      tokens.add(FormulaToken.muted(Messages.text("card.shift") + " "));
      tokens.add(FormulaToken.signed(now.bias(), null));
      tokens.add(FormulaToken.plain(" = "));
      tokens.add(FormulaToken.result(ArithmeticNumbers.plain(now.sum() + now.bias())));
    }
    formula.show(tokens);
  }

  @Override
  public void highlight(@Nullable Neuron neuron) {
    formula.highlight(neuron);
  }
}
