package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.SoftmaxTerms;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.Formula;
import io.github.convoscope.ui.neuron.FormulaToken;
import io.github.convoscope.ui.neuron.PrintedFormula;
import io.github.convoscope.ui.neuron.PrintedPercentages;
import io.github.convoscope.ui.neuron.SignedNumbers;
import io.github.convoscope.ui.neuron.StablePane;
import io.github.convoscope.ui.neuron.TermRow;
import io.github.convoscope.ui.neuron.TermTable;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Shows the softmax, as a part of a card: exponential and probability of every class. JavaFX
 * thread.
 */
final class SoftmaxPart implements CardPart {
  /** Classes that are listed; of more than these, the most probable ones. */
  private static final int MOST_LISTED = 20;

  private static final String MINUS = "\u2212";

  private final VBox box = new VBox();
  private final TermTable table;
  private final Formula formula;

  SoftmaxPart(WidgetStyle style, Links links) {
    table = new TermTable(style, links.hover(), links.follow());
    table.setAccessibleText(Messages.text("card.softmax"));
    formula = new Formula(links.hover());
    box.getChildren().addAll(new StablePane(formula), table);
    box.getStyleClass().add("softmax");
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(CardSnapshot snapshot) {
    CardSnapshot.Pair pair = snapshot.pair();
    Arithmetic now = pair == null ? snapshot.now() : pair.b();
    SoftmaxTerms softmax = now.softmax();
    if (softmax == null) {
      return;
    }
    SoftmaxTerms before = pair == null ? null : pair.a().softmax();
    List<TermRow> rows = new ArrayList<>();
    int own = now.neuron().channel();
    int[] tenths = PrintedPercentages.tenths(softmax);
    int[] was = before == null ? tenths : PrintedPercentages.tenths(before);
    for (int label : listed(softmax, own)) {
      if (label == own) {
        table.mark(rows.size());
      }
      rows.add(
          before == null ? row(now, softmax, label, tenths) : difference(now, was, tenths, label));
    }
    table.show(rows, 1);
    formula.show(share(softmax, own));
  }

  private static List<FormulaToken> share(SoftmaxTerms softmax, int own) {
    PrintedFormula written =
        PrintedFormula.percent(
            new double[] {softmax.exponentials()[own], softmax.total()},
            numbers -> numbers[0] / numbers[1],
            softmax.probability(own));
    return List.of(
        FormulaToken.plain(written.inputs().get(0) + " / " + written.inputs().get(1) + " = "),
        FormulaToken.result(written.result() + "\u00a0%"));
  }

  /** All classes where they are few, else the most probable ones and the neuron's own. */
  private static int[] listed(SoftmaxTerms softmax, int own) {
    int classes = softmax.logits().length;
    if (classes <= MOST_LISTED) {
      return IntStream.range(0, classes).toArray();
    }
    return IntStream.concat(
            IntStream.of(own),
            IntStream.range(0, classes)
                .filter(label -> label != own)
                .boxed()
                .sorted(Comparator.comparingDouble(label -> -softmax.logits()[label]))
                .limit(MOST_LISTED - 1)
                .mapToInt(Integer::intValue))
        .toArray();
  }

  private static TermRow row(Arithmetic now, SoftmaxTerms softmax, int label, int[] tenths) {
    double probability = softmax.probability(label);
    PrintedFormula written =
        PrintedFormula.of(
            new double[] {softmax.logits()[label], softmax.largest()},
            numbers -> Math.exp(numbers[0] - numbers[1]),
            softmax.exponentials()[label]);
    String largest = written.inputs().get(1);
    String detail =
        "exp("
            + written.inputs().get(0)
            + (largest.startsWith(MINUS)
                ? " + " + largest.substring(1)
                : " " + MINUS + " " + largest)
            + ") = "
            + written.result();
    return new TermRow(
        label(now, label),
        detail,
        ArithmeticNumbers.tenths(tenths[label]),
        probability,
        neuron(now, label));
  }

  private static TermRow difference(Arithmetic now, int[] a, int[] b, int label) {
    double difference = (b[label] - a[label]) / 1000.0;
    String detail =
        Messages.text(
            "card.from-to", ArithmeticNumbers.tenths(a[label]), ArithmeticNumbers.tenths(b[label]));
    return new TermRow(
        label(now, label),
        detail,
        SignedNumbers.percent(difference),
        difference,
        neuron(now, label));
  }

  private static Neuron neuron(Arithmetic now, int label) {
    Neuron own = now.neuron();
    return new Neuron(own.layer(), label, own.row(), own.column());
  }

  private static String label(Arithmetic now, int unit) {
    boolean answer = now.neuron().layer() == now.spec().output().index();
    return answer ? NeuronNames.label(now.spec(), unit) : String.valueOf(unit);
  }

  @Override
  public void highlight(@Nullable Neuron neuron) {
    table.highlight(neuron);
  }
}
