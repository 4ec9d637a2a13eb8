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
    box.getChildren().addAll(formula, table);
    box.getStyleClass().add("softmax");
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(Reading reading) {
    Arithmetic now = reading.now();
    Softmax softmax = now.softmax();
    if (softmax == null) {
      return;
    }
    Neuron own = now.neuron();
    List<TermRow> rows = new ArrayList<>();
    for (int label = 0; label < softmax.logits().length; label++) {
      double share = softmax.share(label);
      rows.add(
          new TermRow(
              label(now, label),
              "exp("
                  + Numbers.plain(softmax.logits()[label])
                  + " \u2212 "
                  + Numbers.plain(softmax.largest())
                  + ") = "
                  + Numbers.plain(softmax.exponentials()[label]),
              Numbers.percent(share),
              share,
              new Neuron(own.layer(), label, own.row(), own.column())));
    }
    table.mark(own.channel());
    table.show(rows, 1);
    formula.show(
        List.of(
            Token.plain(
                Numbers.plain(softmax.exponentials()[own.channel()])
                    + " / "
                    + Numbers.plain(softmax.total())
                    + " = "),
            Token.result(Numbers.percent(softmax.share(own.channel())))));
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
