package io.github.convoscope.ui.saliency;

import io.github.convoscope.explain.attribution.AttributionTarget;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.ClassSearch;
import io.github.convoscope.ui.neuron.PrintedPercentages;
import io.github.convoscope.ui.neuron.ShortNames;
import io.github.convoscope.ui.neuron.TermRow;
import io.github.convoscope.ui.neuron.TermTable;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Answers "why 7 and not 1?" for both sides: the logit and probability of each class, in its
 * colour, and the neurons that contribute most to the one more than to the other. The terms of the
 * two logits are subtracted, so that each row is a part of their difference. JavaFX thread.
 */
final class TwoSides extends VBox {
  private static final int REASONS = 3;

  private final Shell shell;
  private final Workspace workspace;
  private final Side target;
  private final Side against;

  /** One class: a line in its colour, and its reasons. */
  private record Side(Label line, TermTable reasons) {}

  TwoSides(Shell shell) {
    this.shell = shell;
    workspace = shell.workspace();
    target = side("for", "saliency-side-for");
    against = side("against", "saliency-side-against");
    getStyleClass().add("saliency-sides");
    setId("saliency-sides");
    getChildren().addAll(target.line, target.reasons, against.line, against.reasons);
    Labels.setShown(this, false);
  }

  private Side side(String colour, String id) {
    Label line = new Label();
    line.setWrapText(true);
    line.setId(id);
    line.getStyleClass().add("signed-number");
    line.pseudoClassStateChanged(PseudoClass.getPseudoClass(colour), true);
    TermTable reasons =
        new TermTable(WidgetStyle.of(shell), workspace.hovered()::set, workspace::follow);
    reasons.setId(id + "-reasons");
    return new Side(line, reasons);
  }

  /** Shows the two classes of a target; nothing where it is not about two. */
  void show(AttributionTarget asked) {
    LiveFrame frame = workspace.frame().get();
    Model model = workspace.model().get();
    boolean two = asked instanceof AttributionTarget.Difference && frame != null && model != null;
    Labels.setShown(this, two);
    if (two && asked instanceof AttributionTarget.Difference difference) {
      int first = difference.label();
      int second = difference.against();
      int[] tenths = PrintedPercentages.tenths(frame.probabilities());
      target.line.setText(line(frame, first, tenths[first]));
      against.line.setText(line(frame, second, tenths[second]));
      List<TermRow> rows = rows(model, frame, first, second);
      double largest = rows.isEmpty() ? 1 : Math.abs(rows.get(0).value());
      show(target.reasons, rows.stream().filter(row -> row.value() > 0).toList(), largest);
      show(against.reasons, rows.stream().filter(row -> row.value() < 0).toList(), largest);
    }
  }

  private static void show(TermTable table, List<TermRow> rows, double largest) {
    List<TermRow> most = rows.stream().limit(REASONS).toList();
    Labels.setShown(table, !most.isEmpty());
    table.show(most, largest);
  }

  private static String line(LiveFrame frame, int label, int tenths) {
    return Messages.text(
        "saliency.side",
        ClassSearch.of(frame.spec().labels()).brief(label),
        ArithmeticNumbers.hundredths(Math.round(100.0 * frame.activations().logits()[label])),
        ArithmeticNumbers.tenths(tenths));
  }

  /** The parts of the difference of two logits, largest first; none where they share no inputs. */
  private static List<TermRow> rows(Model model, LiveFrame frame, int first, int second) {
    Arithmetic one = arithmetic(model, frame, first);
    Arithmetic other = arithmetic(model, frame, second);
    List<TermRow> rows = new ArrayList<>();
    if (!one.hasTerms() || one.groups().terms() != other.groups().terms()) {
      return rows;
    }
    for (int term : IntStream.range(0, one.groups().terms()).toArray()) {
      Neuron source = one.source(term);
      if (!Objects.equals(source, other.source(term))) {
        return List.of();
      }
      double difference = one.contribution(term) - other.contribution(term);
      if (difference != 0) {
        rows.add(row(frame, one, other, term, source, difference));
      }
    }
    rows.sort(Comparator.comparingDouble(row -> -Math.abs(row.value())));
    return rows;
  }

  private static TermRow row(
      LiveFrame frame,
      Arithmetic one,
      Arithmetic other,
      int term,
      @Nullable Neuron source,
      double difference) {
    return new TermRow(
        source == null ? "" : ShortNames.neuron(frame.spec(), source),
        Messages.text(
            "saliency.side-terms",
            ClassSearch.of(frame.spec().labels()).brief(one.neuron().channel()),
            ArithmeticNumbers.signed(one.contribution(term)),
            ClassSearch.of(frame.spec().labels()).brief(other.neuron().channel()),
            ArithmeticNumbers.signed(other.contribution(term))),
        ArithmeticNumbers.signed(difference),
        difference,
        source);
  }

  private static Arithmetic arithmetic(Model model, LiveFrame frame, int label) {
    Neuron output = Neuron.unit(model.spec().output().index(), label);
    return Arithmetic.of(
        NeuronInputs.of(model.spec(), model.weights(), output),
        frame.activations(),
        0,
        frame.request().clamped());
  }
}
