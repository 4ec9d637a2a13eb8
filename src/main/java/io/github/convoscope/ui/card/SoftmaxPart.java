package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.Softmax;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.work.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Softmax: every class's exponential and share, then this one's. JavaFX thread. */
final class SoftmaxPart implements CardPart {
  private final VBox box = new VBox();
  private final TermTable table;
  private final Formula formula;

  SoftmaxPart(Ink ink, Links links) {
    table = new TermTable(ink, links.hover(), links.follow());
    table.setAccessibleText(Messages.text("card.softmax"));
    formula = new Formula(links.hover());
    box.getChildren().addAll(new Steady(formula), table);
    box.getStyleClass().add("softmax");
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(Reading reading) {
    Reading.Pair pair = reading.pair();
    Arithmetic now = pair == null ? reading.now() : pair.b();
    Softmax softmax = now.softmax();
    if (softmax == null) {
      return;
    }
    Softmax before = pair == null ? null : pair.a().softmax();
    List<TermRow> rows = new ArrayList<>();
    for (int label = 0; label < softmax.logits().length; label++) {
      rows.add(before == null ? row(now, softmax, label) : row(now, before, softmax, label));
    }
    int own = now.neuron().channel();
    table.mark(own);
    table.show(rows, 1);
    formula.show(
        List.of(
            Token.plain(
                Numbers.plain(softmax.exponentials()[own])
                    + " / "
                    + Numbers.plain(softmax.total())
                    + " = "),
            Token.result(Numbers.percent(softmax.share(own)))));
  }

  private static TermRow row(Arithmetic now, Softmax softmax, int label) {
    double share = softmax.share(label);
    String detail =
        "exp("
            + Numbers.plain(softmax.logits()[label])
            + " \u2212 "
            + Numbers.plain(softmax.largest())
            + ") = "
            + Numbers.plain(softmax.exponentials()[label]);
    return new TermRow(
        label(now, label), detail, Numbers.percent(share), share, neuron(now, label));
  }

  private static TermRow row(Arithmetic now, Softmax a, Softmax b, int label) {
    double difference = Signs.seen(b.share(label) - a.share(label));
    String detail =
        Messages.text(
            "card.from-to", Numbers.percent(a.share(label)), Numbers.percent(b.share(label)));
    String sign = difference > 0 ? "+" : "";
    return new TermRow(
        label(now, label),
        detail,
        sign + Numbers.percent(difference),
        difference,
        neuron(now, label));
  }

  private static Neuron neuron(Arithmetic now, int label) {
    Neuron own = now.neuron();
    return new Neuron(own.layer(), label, own.row(), own.column());
  }

  private static String label(Arithmetic now, int unit) {
    boolean answer = now.neuron().layer() == now.spec().output().index();
    return answer ? now.spec().labels().get(unit) : String.valueOf(unit);
  }

  @Override
  public void light(@Nullable Neuron neuron) {
    table.light(neuron);
  }
}
