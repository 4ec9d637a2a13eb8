package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.operator.ResponseNormalisationOperator;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.Formula;
import io.github.convoscope.ui.neuron.FormulaToken;
import io.github.convoscope.ui.neuron.PrintedSum;
import io.github.convoscope.ui.neuron.ShortNames;
import io.github.convoscope.ui.neuron.StablePane;
import io.github.convoscope.ui.neuron.SumTokens;
import io.github.convoscope.ui.neuron.TermRow;
import io.github.convoscope.ui.neuron.TermTable;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The part of a card that lists the inputs of a neuron whose layer has neither kernels nor windows:
 * says in words what the layer does, then each input with its layer's name, then the formula.
 * JavaFX thread.
 */
final class TermsPart implements CardPart {
  private final VBox box = new VBox();
  private final @Nullable TermTable table;
  private final Formula formula;
  private final IntegerProperty strongest;

  /**
   * The part for a neuron.
   *
   * @param strongest how many inputs are listed
   */
  TermsPart(NeuronInputs inputs, WidgetStyle style, Links links, IntegerProperty strongest) {
    this.strongest = strongest;
    formula = new Formula(links.hover());
    table =
        inputs.groups().terms() > 1 ? new TermTable(style, links.hover(), links.follow()) : null;
    Label words = new Label(LayerWords.of(inputs));
    words.getStyleClass().addAll("muted", "layer-words");
    words.setWrapText(true);
    box.getChildren().add(words);
    if (table != null) {
      box.getChildren().add(table);
    }
    box.getChildren().add(new StablePane(formula));
    box.getStyleClass().add("dense");
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(CardSnapshot snapshot) {
    Arithmetic now = snapshot.now();
    CardSnapshot.Pair pair = snapshot.pair();
    List<FormulaToken> tokens = new ArrayList<>();
    if (addsUp(now)) {
      // The numbers of a difference add up as well.
      SumTokens.add(tokens, now, listed(now));
    } else if (pair == null) {
      add(tokens, now);
    } else {
      tokens.add(FormulaToken.plain("B: "));
      add(tokens, pair.b());
      tokens.add(FormulaToken.plain("\nA: "));
      add(tokens, pair.a());
    }
    formula.show(tokens);
    if (table != null) {
      list(table, now);
    }
  }

  private static boolean addsUp(Arithmetic now) {
    return switch (now.layer().kind()) {
      case ADD, AVERAGE, DIFFERENCE -> true;
      default -> false;
    };
  }

  /** The terms in their order where they are few, else the largest. */
  private int[] listed(Arithmetic now) {
    int terms = now.groups().terms();
    int most = Math.min(strongest.get(), terms);
    return terms == most
        ? IntStream.range(0, terms).toArray()
        : IntStream.of(now.termsBySize()).limit(most).toArray();
  }

  private void list(TermTable into, Arithmetic now) {
    int[] terms = listed(now);
    double[] values =
        IntStream.of(terms).mapToDouble(addsUp(now) ? now::contribution : now::input).toArray();
    boolean sum = addsUp(now) && terms.length == now.groups().terms();
    List<String> added = sum ? PrintedSum.of(values, now.total()).terms() : List.of();
    List<TermRow> rows = new ArrayList<>();
    double largest = 0;
    for (int i = 0; i < terms.length; i++) {
      Neuron source = now.source(terms[i]);
      String name = source == null ? "" : ShortNames.neuron(now.spec(), source);
      String text = sum ? added.get(i) : ArithmeticNumbers.plain(values[i]);
      rows.add(new TermRow(name, "", text, values[i], source));
      largest = Math.max(largest, Math.abs(values[i]));
    }
    into.show(rows, largest);
  }

  private static void add(List<FormulaToken> tokens, Arithmetic now) {
    switch (now.layer().kind()) {
      case MULTIPLY -> product(tokens, now);
      case RESPONSE_NORMALISATION -> normalised(tokens, now);
      case MAXIMUM, MINIMUM -> selected(tokens, now);
      default -> single(tokens, now);
    }
  }

  private static void product(List<FormulaToken> tokens, Arithmetic now) {
    for (int term = 0; term < now.groups().terms(); term++) {
      tokens.add(FormulaToken.plain(term == 0 ? "" : " × "));
      tokens.add(input(now, term));
    }
    result(tokens, now);
  }

  /** All values that were compared, and the one that was taken. */
  private static void selected(List<FormulaToken> tokens, Arithmetic now) {
    String word = now.layer().kind() == LayerKind.MAXIMUM ? "max(" : "min(";
    for (int term = 0; term < now.groups().terms(); term++) {
      tokens.add(FormulaToken.plain(term == 0 ? word : ", "));
      tokens.add(input(now, term));
    }
    tokens.add(FormulaToken.plain(")"));
    result(tokens, now);
  }

  private static void normalised(List<FormulaToken> tokens, Arithmetic now) {
    ResponseNormalisationOperator operator = (ResponseNormalisationOperator) now.layer().operator();
    double squares = 0;
    for (float input : now.inputs()) {
      squares += (double) input * input;
    }
    tokens.add(input(now, now.ownTerm()));
    tokens.add(
        FormulaToken.plain(
            " / ("
                + LayerWords.parameter(operator.k())
                + " + "
                + LayerWords.parameter(operator.alpha())
                + " × "
                + ArithmeticNumbers.plain(squares)
                + ")^"
                + LayerWords.parameter(operator.beta())));
    result(tokens, now);
  }

  private static void single(List<FormulaToken> tokens, Arithmetic now) {
    Neuron source = now.source(0);
    if (source == null) {
      tokens.add(FormulaToken.result(ArithmeticNumbers.plain(0)));
      return;
    }
    tokens.add(FormulaToken.muted(ShortNames.neuron(now.spec(), source) + ": "));
    tokens.add(input(now, 0));
    boolean scaled = now.layer().kind() == LayerKind.NORMALISATION;
    if (scaled || now.factor(0) != 1) {
      tokens.add(FormulaToken.plain(" × " + ArithmeticNumbers.plain(now.factor(0))));
    }
    if (scaled) {
      tokens.add(FormulaToken.plain(" "));
      tokens.add(FormulaToken.signed(now.bias(), null));
    }
    if (scaled || now.factor(0) != 1) {
      result(tokens, now);
    }
  }

  private static FormulaToken input(Arithmetic now, int term) {
    return new FormulaToken(
        ArithmeticNumbers.plain(now.input(term)), FormulaToken.Style.PLAIN, now.source(term));
  }

  private static void result(List<FormulaToken> tokens, Arithmetic now) {
    tokens.add(FormulaToken.plain(" = "));
    tokens.add(FormulaToken.result(ArithmeticNumbers.plain(now.total())));
  }

  @Override
  public void highlight(@Nullable Neuron neuron) {
    formula.highlight(neuron);
    if (table != null) {
      table.highlight(neuron);
    }
  }
}
