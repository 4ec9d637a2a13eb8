package io.github.convoscope.ui.saliency;

import io.github.convoscope.explain.attribution.Attribution;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.NetworkSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** The raw numbers of a map. JavaFX thread. */
final class MapFacts {
  private final GridPane grid = new GridPane();
  private final Map<String, Label> names = new LinkedHashMap<>();
  private final Map<String, Label> numbers = new LinkedHashMap<>();

  MapFacts() {
    grid.getStyleClass().add("saliency-facts");
    grid.setId("saliency-facts");
    for (String fact : new String[] {"pointed", "score", "change", "sum", "gap", "steps", "time"}) {
      Label name = new Label();
      if (!fact.equals("sum")) {
        name.setText(Messages.text("saliency.fact." + fact));
      }
      name.getStyleClass().add("muted");
      name.setWrapText(true);
      name.setMinHeight(Label.USE_PREF_SIZE);
      Label number = new Label();
      number.setId("saliency-" + fact);
      number.setMinWidth(Label.USE_PREF_SIZE);
      GridPane.setHalignment(number, HPos.RIGHT);
      GridPane.setHgrow(name, Priority.ALWAYS);
      names.put(fact, name);
      numbers.put(fact, number);
      grid.addRow(grid.getRowCount(), name, number);
    }
  }

  Node node() {
    return grid;
  }

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
    boolean complete = map.method().complete();
    set("score", AttributionNumbers.plain(map.score()), true);
    set("change", AttributionNumbers.signed(map.score() - map.baselineScore()), complete);
    set("sum", AttributionNumbers.signed(map.sum()), true);
    set("gap", gap(map), complete);
    set("steps", String.valueOf(map.passes()), map.passes() > 0);
    set("time", Messages.text("saliency.millis", String.valueOf(Math.round(shown.millis()))), true);
  }

  void point(@Nullable Double number) {
    set("pointed", number == null ? "\u2013" : AttributionNumbers.signed(number), true);
  }

  private static String gap(Attribution map) {
    double change = Math.abs(map.score() - map.baselineScore());
    String gap = AttributionNumbers.signed(map.completenessGap());
    return change < 1e-6 ? gap : Messages.text("saliency.gap", gap, AttributionTexts.gap(map));
  }

  private void set(String fact, String number, boolean shown) {
    Label label = numbers.get(fact);
    Label name = names.get(fact);
    if (label != null && name != null) {
      label.setText(number);
      SaliencyPanel.show(label, shown);
      SaliencyPanel.show(name, shown);
    }
  }
}
