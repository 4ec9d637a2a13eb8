package io.github.convoscope.ui.saliency;

import io.github.convoscope.explain.attribution.Attribution;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.ui.neuron.PrintedSum;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** Shows the table of a map's numbers. JavaFX thread. */
final class MapNumbers {
  private final GridPane grid = new GridPane();
  private final Map<String, Label> names = new LinkedHashMap<>();
  private final Map<String, Label> numbers = new LinkedHashMap<>();

  MapNumbers() {
    grid.getStyleClass().add("saliency-facts");
    grid.setId("saliency-facts");
    for (String key : new String[] {"pointed", "score", "change", "sum", "gap", "steps", "time"}) {
      Label name = Labels.muted("");
      if (!key.equals("sum")) {
        name.setText(Messages.text("saliency.fact." + key));
      }
      Label number = new Label();
      number.setId("saliency-" + key);
      number.setMinWidth(Label.USE_PREF_SIZE);
      GridPane.setHalignment(number, HPos.RIGHT);
      GridPane.setHgrow(name, Priority.ALWAYS);
      names.put(key, name);
      numbers.put(key, number);
      grid.addRow(grid.getRowCount(), name, number);
    }
  }

  /** The table. */
  Node node() {
    return grid;
  }

  /** Shows a map's numbers. */
  void show(NetworkSpec spec, ShownMap shown) {
    Attribution map = shown.map();
    Label score = names.get("score");
    if (score != null) {
      score.setText(AttributionTexts.score(spec, map.target()));
    }
    Label sum = names.get("sum");
    if (sum != null) {
      sum.setText(Messages.text("saliency.fact.sum", AttributionTexts.name(map.method())));
    }
    boolean complete = map.complete();
    set("score", SignificantDigits.plain(map.score()), true);
    // Change and gap add up to the sum, as printed.
    double change = map.score() - map.baselineScore();
    PrintedSum written = PrintedSum.of(new double[] {change, map.completenessGap()}, map.sum());
    set("change", written.terms().get(0), complete);
    set(
        "sum",
        complete
            ? (map.sum() > 0 ? "+" : "") + written.total()
            : SignificantDigits.signed(map.sum()),
        true);
    set("gap", gap(map, written.terms().get(1)), complete);
    set("steps", String.valueOf(map.steps()), map.steps() > 0);
    set("time", Messages.text("saliency.millis", String.valueOf(Math.round(shown.millis()))), true);
  }

  /** Shows the number under the pointer; null if there is none. */
  void point(@Nullable Double number) {
    set("pointed", number == null ? "\u2013" : SignificantDigits.signed(number), true);
  }

  private static String gap(Attribution map, String gap) {
    double change = Math.abs(map.score() - map.baselineScore());
    return change < 1e-6 ? gap : Messages.text("saliency.gap", gap, AttributionTexts.gap(map));
  }

  private void set(String key, String number, boolean shown) {
    Label label = numbers.get(key);
    Label name = names.get(key);
    if (label != null && name != null) {
      label.setText(number);
      Labels.setShown(label, shown);
      Labels.setShown(name, shown);
    }
  }
}
