package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.work.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Layers that take one input each: scale and shift, a function, dropout. JavaFX thread. */
final class SinglePart implements CardPart {
  private final Formula formula;
  private final Steady place;

  SinglePart(Links links) {
    formula = new Formula(links.hover());
    place = new Steady(formula);
  }

  @Override
  public Node node() {
    return place;
  }

  @Override
  public void show(Reading reading) {
    Arithmetic now = reading.now();
    Neuron source = now.source(0);
    List<Token> tokens = new ArrayList<>();
    tokens.add(Token.muted(source == null ? "" : Names.brief(now.spec(), source) + ": "));
    tokens.add(new Token(Numbers.plain(now.input(0)), Token.Style.PLAIN, source));
    if (now.layer().kind() == LayerKind.NORMALISATION) {
      tokens.add(Token.plain(" × " + Numbers.plain(now.fan().weight(0)) + " "));
      tokens.add(Token.muted(Messages.text("card.shift") + " "));
      tokens.add(Token.signed(now.bias(), null));
      tokens.add(Token.plain(" = "));
      tokens.add(Token.result(Numbers.plain(now.sum() + now.bias())));
    }
    formula.show(tokens);
  }

  @Override
  public void light(@Nullable Neuron neuron) {
    formula.light(neuron);
  }
}
