package io.github.convoscope.ui.visualisation;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Ems;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Shows numbers from 0 to 1 of layers as bars, a row a layer and a column a measure. */
final class LayerBars {
  private static final double BAR_EMS = 8.5;

  private final GridPane grid = new GridPane();
  private final int columns;
  private int row = 1;

  /**
   * Bars with these headings.
   *
   * @param headings keys of the messages, a heading a column
   */
  LayerBars(String... headings) {
    columns = headings.length;
    grid.getStyleClass().add("fact-grid");
    for (int i = 0; i < headings.length; i++) {
      Label heading = new Label(Messages.text(headings[i]));
      heading.getStyleClass().add("muted");
      grid.add(heading, 1 + 2 * i, 0, 2, 1);
    }
  }

  GridPane node() {
    return grid;
  }

  /** One number of a layer, and the same of an untrained network where that is known. */
  record Bar(double share, @Nullable Double untrained) {}

  /** Adds a layer; a missing number has no bar. */
  void add(String layer, @Nullable Bar... numbers) {
    Label name = new Label(layer);
    name.getStyleClass().add("atlas-layer");
    grid.add(name, 0, row);
    for (int i = 0; i < Math.min(columns, numbers.length); i++) {
      Bar number = numbers[i];
      if (number != null) {
        grid.add(bar(number), 1 + 2 * i, row);
        Label value = new Label(StoryText.percent(number.share()));
        value.setMinWidth(Label.USE_PREF_SIZE);
        grid.add(value, 2 + 2 * i, row);
      }
    }
    row++;
  }

  private static StackPane bar(Bar bar) {
    StackPane fill = new StackPane();
    fill.getStyleClass().add("atlas-bar-fill");
    Ems.maxWidth(fill, BAR_EMS * within(bar.share()));
    StackPane track = new StackPane(fill);
    track.getStyleClass().add("atlas-bar-track");
    track.setAlignment(Pos.CENTER_LEFT);
    Ems.prefWidth(track, BAR_EMS);
    Double untrained = bar.untrained();
    if (untrained != null) {
      StackPane before = new StackPane();
      before.getStyleClass().add("atlas-bar-untrained");
      Ems.maxWidth(before, BAR_EMS * within(untrained));
      track.getChildren().add(before);
    }
    return track;
  }

  private static double within(double share) {
    return Math.max(0, Math.min(1, share));
  }
}
