package io.github.convoscope.ui.trust;

import io.github.convoscope.ui.neuron.ClassSearch;
import io.github.convoscope.ui.neuron.PrintedPercentages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** The most probable classes as bars with numbers. JavaFX thread. */
final class TopAnswers {
  private final GridPane grid = new GridPane();
  private final List<Label> names = new ArrayList<>();
  private final List<ProgressBar> bars = new ArrayList<>();
  private final List<Label> numbers = new ArrayList<>();
  private final int count;

  /**
   * Empty bars.
   *
   * @param count how many classes
   */
  TopAnswers(int count) {
    this.count = count;
    grid.getStyleClass().add("trust-answers");
    ColumnConstraints name = new ColumnConstraints();
    name.setPercentWidth(48);
    ColumnConstraints bar = new ColumnConstraints();
    bar.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(name, bar);
    for (int i = 0; i < count; i++) {
      Label label = new Label();
      label.setTextOverrun(OverrunStyle.ELLIPSIS);
      label.setWrapText(true);
      ProgressBar shown = new ProgressBar(0);
      shown.setMaxWidth(Double.MAX_VALUE);
      shown.setMinWidth(0);
      Label number = new Label();
      number.setMinWidth(Label.USE_PREF_SIZE);
      number.getStyleClass().add("trust-number");
      names.add(label);
      bars.add(shown);
      numbers.add(number);
      grid.addRow(i, label, shown, number);
    }
    grid.setVisible(false);
  }

  /** The bars. */
  Node node() {
    return grid;
  }

  /** Shows the most probable of these classes. */
  void show(ClassSearch classes, float[] probabilities) {
    List<Integer> best =
        IntStream.range(0, probabilities.length)
            .boxed()
            .sorted((a, b) -> Float.compare(probabilities[b], probabilities[a]))
            .limit(count)
            .toList();
    // As the pad's bars print them.
    int[] tenths = PrintedPercentages.tenths(probabilities);
    for (int i = 0; i < best.size(); i++) {
      names.get(i).setText(classes.brief(best.get(i)));
      bars.get(i).setProgress(probabilities[best.get(i)]);
      numbers.get(i).setText(percent(tenths[best.get(i)] / 1000.0));
    }
    grid.setVisible(true);
  }

  /** A probability or share, such as 12.3 %. */
  static String percent(double share) {
    return String.format(Locale.getDefault(), "%.1f\u00a0%%", 100 * share);
  }
}
