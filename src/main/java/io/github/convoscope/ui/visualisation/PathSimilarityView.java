package io.github.convoscope.ui.visualisation;

import io.github.convoscope.explain.visualisation.PathSimilarity;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.ui.Ems;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;

/** Shows for every layer how similar its outputs for an image are to those for real ones. */
final class PathSimilarityView {
  /** Layers below each other; more stand in further columns. */
  private static final int MOST_BELOW = 16;

  private PathSimilarityView() {}

  static Node of(NetworkSpec spec, PathSimilarity similarity) {
    Label title = new Label(Messages.text("atlas.path"));
    title.getStyleClass().add("heading");
    int layers = similarity.toExamples().length;
    int columns = (layers + MOST_BELOW - 1) / MOST_BELOW;
    int below = (layers + columns - 1) / columns;
    FlowPane grids = Ems.flow(1.38, 0.77);
    for (int from = 0; from < layers; from += below) {
      grids.getChildren().add(grid(spec, similarity, from, Math.min(layers, from + below)));
    }
    int unusual = similarity.firstUnusualLayer();
    Label verdict =
        new Label(
            unusual == 0
                ? Messages.text("atlas.path.fine")
                : Messages.text("atlas.path.warning", spec.layer(unusual).name()));
    verdict.setWrapText(true);
    Ems.maxWidth(verdict, 25);
    verdict.getStyleClass().add(unusual == 0 ? "muted" : "atlas-warning");
    return Ems.column(0.38, title, grids, verdict);
  }

  private static GridPane grid(NetworkSpec spec, PathSimilarity similarity, int from, int to) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("fact-grid");
    grid.addRow(0, new Label(), muted("atlas.path.image"), muted("atlas.path.usual"));
    for (int i = from; i < to; i++) {
      Label name = new Label(spec.layer(i + 1).name());
      name.getStyleClass().add("muted");
      grid.addRow(
          i - from + 1,
          name,
          number(similarity.toExamples()[i]),
          number(similarity.amongExamples()[i]));
    }
    return grid;
  }

  private static Label muted(String key) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("muted");
    return label;
  }

  private static Label number(double value) {
    return new Label(String.format(Locale.getDefault(), "%.2f", value).replace('-', '\u2212'));
  }
}
