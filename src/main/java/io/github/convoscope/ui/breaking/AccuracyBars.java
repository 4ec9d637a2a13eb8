package io.github.convoscope.ui.breaking;

import io.github.convoscope.message.Messages;
import io.github.convoscope.training.KnownDigits.Score;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** Shows the shares of right answers before and after as bars. JavaFX thread. */
final class AccuracyBars {
  private final GridPane grid = new GridPane();

  AccuracyBars() {
    grid.setId("breaking-accuracy");
    grid.setStyle("-fx-hgap: 0.62em; -fx-vgap: 0.2em;");
    ColumnConstraints narrow = new ColumnConstraints();
    narrow.setMinWidth(Label.USE_PREF_SIZE);
    ColumnConstraints wide = new ColumnConstraints();
    wide.setHgrow(Priority.ALWAYS);
    wide.setMinWidth(0);
    grid.getColumnConstraints().setAll(narrow, wide, narrow);
  }

  Node node() {
    return grid;
  }

  /**
   * Shows scores.
   *
   * @param whole those of the whole network
   * @param now those of the network as it is, of the same digits
   */
  void show(List<Score> whole, List<Score> now) {
    grid.getChildren().clear();
    int row = 0;
    for (int set = 0; set < now.size(); set++) {
      Score score = now.get(set);
      Label heading =
          new Label(Messages.text("breaking.digits", String.valueOf(score.count()), score.name()));
      heading.setWrapText(true);
      heading.getStyleClass().add("heading");
      grid.add(heading, 0, row++, 3, 1);
      bar("breaking.whole", whole.get(set).share(), "breaking-whole-" + set, row++);
      bar("breaking.now", score.share(), "breaking-now-" + set, row++);
    }
  }

  private void bar(String key, double share, String id, int row) {
    Label name = new Label(Messages.text(key));
    ProgressBar bar = new ProgressBar(share);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setMinWidth(0);
    bar.setAccessibleText(name.getText());
    Label number = new Label(Messages.text("breaking.share", share * 100));
    number.setId(id);
    grid.addRow(row, name, bar, number);
  }
}
