package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.operator.ResponseNormalisationOperator;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.Formula;
import io.github.convoscope.ui.neuron.FormulaToken;
import io.github.convoscope.ui.neuron.PrintedFormula;
import io.github.convoscope.ui.neuron.PrintedSum;
import io.github.convoscope.ui.neuron.ShortNames;
import io.github.convoscope.ui.neuron.StablePane;
import io.github.convoscope.ui.neuron.SumTokens;
import io.github.convoscope.ui.neuron.TermRow;
import io.github.convoscope.ui.neuron.TermTable;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
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
    } else if (isWeighted(now)) {
      tokens.addAll(SumTokens.of(now, strongest.get(), pair == null));
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

  /** Whether it is a sum of several inputs with weights of their own. */
  private static boolean isWeighted(Arithmetic now) {
    return switch (now.layer().kind()) {
      case INTERPOLATION, STANDARDISATION -> now.groups().terms() > 1;
      default -> false;
    };
  }

  /** The terms in their order where they are few, else the largest; those with weights by size. */
  private int[] listed(Arithmetic now) {
    int terms = now.groups().terms();
    int most = Math.min(strongest.get(), terms);
    return terms == most && !isWeighted(now)
        ? IntStream.range(0, terms).toArray()
        : IntStream.of(now.termsBySize()).limit(most).toArray();
  }

  private void list(TermTable into, Arithmetic now) {
    int[] terms = listed(now);
    if (isWeighted(now)) {
      into.show(
          IntStream.of(terms).mapToObj(term -> TermRow.of(now, term)).toList(),
          Math.abs(now.contribution(terms[0])));
      return;
    }
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
    double[] factors = new double[now.groups().terms()];
    for (int term = 0; term < factors.length; term++) {
      factors[term] = now.input(term);
    }
    PrintedFormula written =
        PrintedFormula.of(
            factors, numbers -> DoubleStream.of(numbers).reduce(1, (x, y) -> x * y), now.total());
    for (int term = 0; term < factors.length; term++) {
      tokens.add(FormulaToken.plain(term == 0 ? "" : " × "));
      tokens.add(input(written.inputs().get(term), now, term));
    }
    result(tokens, written.result());
  }

  /** All values that were compared, and the one that was taken. */
  private static void selected(List<FormulaToken> tokens, Arithmetic now) {
    String word = now.layer().kind() == LayerKind.MAXIMUM ? "max(" : "min(";
    for (int term = 0; term < now.groups().terms(); term++) {
      tokens.add(FormulaToken.plain(term == 0 ? word : ArithmeticNumbers.between()));
      tokens.add(input(ArithmeticNumbers.plain(now.input(term)), now, term));
    }
    tokens.add(FormulaToken.plain(")"));
    result(tokens, ArithmeticNumbers.plain(now.total()));
  }

  private static void normalised(List<FormulaToken> tokens, Arithmetic now) {
    ResponseNormalisationOperator operator = (ResponseNormalisationOperator) now.layer().operator();
    double squares = 0;
    for (float input : now.inputs()) {
      squares += (double) input * input;
    }
    PrintedFormula written =
        PrintedFormula.of(
            new double[] {now.input(now.ownTerm()), squares},
            numbers ->
                numbers[0]
                    / Math.pow(operator.k() + operator.alpha() * numbers[1], operator.beta()),
            now.total());
    tokens.add(input(written.inputs().get(0), now, now.ownTerm()));
    tokens.add(
        FormulaToken.plain(
            " / ("
                + LayerWords.parameter(operator.k())
                + " + "
                + LayerWords.parameter(operator.alpha())
                + " × "
                + written.inputs().get(1)
                + ")^"
                + LayerWords.parameter(operator.beta())));
    result(tokens, written.result());
  }

  private static void single(List<FormulaToken> tokens, Arithmetic now) {
    Neuron source = now.source(0);
    if (source == null) {
      tokens.add(FormulaToken.result(ArithmeticNumbers.plain(0)));
      return;
    }
    tokens.add(FormulaToken.muted(ShortNames.neuron(now.spec(), source) + ": "));
    boolean scaled = now.layer().kind() == LayerKind.NORMALISATION;
    if (!scaled && now.factor(0) == 1) {
      tokens.add(input(ArithmeticNumbers.plain(now.input(0)), now, 0));
      return;
    }
    PrintedFormula written =
        PrintedFormula.of(
            new double[] {now.input(0), now.factor(0), now.bias()},
            numbers -> numbers[0] * numbers[1] + numbers[2],
            now.total());
    tokens.add(input(written.inputs().get(0), now, 0));
    tokens.add(FormulaToken.plain(" × " + written.inputs().get(1)));
    if (scaled) {
      String bias = written.inputs().get(2);
      tokens.add(FormulaToken.plain(" "));
      tokens.add(
          FormulaToken.signed(now.bias(), bias.startsWith("\u2212") ? bias : "+" + bias, null));
    }
    result(tokens, written.result());
  }

  private static FormulaToken input(String number, Arithmetic now, int term) {
    return new FormulaToken(number, FormulaToken.Style.PLAIN, now.source(term));
  }

  private static void result(List<FormulaToken> tokens, String result) {
    tokens.add(FormulaToken.plain(" = "));
    tokens.add(FormulaToken.result(result));
  }

  @Override
  public void highlight(@Nullable Neuron neuron) {
    formula.highlight(neuron);
    if (table != null) {
      table.highlight(neuron);
    }
  }
}
