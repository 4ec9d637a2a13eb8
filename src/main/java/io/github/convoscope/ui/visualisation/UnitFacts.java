package io.github.convoscope.ui.visualisation;

import io.github.convoscope.explain.visualisation.AtlasUnit;
import io.github.convoscope.explain.visualisation.PathSimilarity;
import io.github.convoscope.explain.visualisation.UnitRange;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.explain.visualisation.VisualisationResult;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.Shell;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Shows the numbers of a unit: the value of its image beside those of real ones, and how similar
 * they are. JavaFX thread.
 */
final class UnitFacts {
  private final Shell shell;
  private final VBox node = Ems.column(0.77);
  private final Label drawing = new Label();

  UnitFacts(Shell shell) {
    this.shell = shell;
    drawing.getStyleClass().add("atlas-number");
  }

  Node node() {
    return node;
  }

  /** Shows the unit's value for the current drawing. */
  void drawing(String value) {
    drawing.setText(value);
  }

  void show(NetworkSpec spec, UnitTarget target, UnitAnalysis analysis, @Nullable AtlasUnit known) {
    node.getChildren().clear();
    GridPane facts = new GridPane();
    facts.getStyleClass().add("fact-grid");
    boolean map = spec.layer(target.layer()).shape().spatial();
    String measure = target.layer() == spec.output().index() ? "logit" : map ? "mean" : "value";
    row(facts, "atlas.fact.measure", new Label(Messages.text("atlas.measure." + measure)));
    VisualisationResult positive = analysis.positive();
    if (positive != null) {
      row(facts, "atlas.fact.reached", number(positive.value()));
    }
    UnitRange range = known == null ? analysis.spectrum().range() : known.range();
    row(facts, known == null ? "atlas.fact.best-here" : "atlas.fact.best", number(range.best()));
    row(facts, "atlas.fact.mean", number(range.mean()));
    boolean colours = spec.input().isColourPicture();
    row(facts, colours ? "atlas.fact.picture" : "atlas.fact.drawing", drawing);
    if (positive != null) {
      row(
          facts,
          "atlas.fact.class",
          new Label(
              Messages.text(
                  "atlas.class",
                  spec.labels().get(positive.label()),
                  String.format(Locale.getDefault(), "%.1f", 100 * positive.probability()))));
    }
    row(facts, "atlas.fact.examples", examples(analysis));
    PathSimilarity similarity = analysis.similarity();
    VBox similarities = Ems.column(0.31);
    if (similarity != null) {
      similarities.getChildren().add(PathSimilarityView.of(spec, similarity));
    }
    FlowPane columns = Ems.row(facts, similarities);
    columns.setRowValignment(VPos.TOP);
    Image neuronPicture =
        known == null || known.neuronImage() == null ? null : UnitTile.picture(spec, known);
    if (neuronPicture != null && known != null && known.neuronImage() != null) {
      Label title = new Label(Messages.text("atlas.one-neuron"));
      title.getStyleClass().add("heading");
      Label reached =
          new Label(
              Messages.text(
                  "atlas.one-neuron.reached",
                  NeuronNames.value(known.neuronImage().value()),
                  NeuronNames.value(range.bestNeuron())));
      reached.getStyleClass().add("muted");
      reached.setWrapText(true);
      reached.setMaxWidth(16 * shell.em().get());
      double size = Math.round(118 * shell.em().get() / 13);
      columns
          .getChildren()
          .add(0, Ems.column(0.46, title, InputPictures.view(neuronPicture, size), reached));
    }
    node.getChildren().add(columns);
    boolean isClass = target.layer() == spec.output().index();
    if (map || isClass) {
      String classKey = colours ? "atlas.class.caution.photos" : "atlas.class.caution";
      Label caution = new Label(Messages.text(isClass ? classKey : "atlas.mean.caution"));
      caution.getStyleClass().add("muted");
      caution.setWrapText(true);
      node.getChildren().add(caution);
    }
  }

  private static Label examples(UnitAnalysis analysis) {
    Label label = new Label(analysis.examples());
    label.setId("atlas-examples");
    return label;
  }

  private static Label number(double value) {
    Label label = new Label(NeuronNames.value(value));
    label.getStyleClass().add("atlas-number");
    return label;
  }

  private static void row(GridPane grid, String key, Node value) {
    Label name = new Label(Messages.text(key));
    name.getStyleClass().add("muted");
    grid.addRow(grid.getRowCount(), name, value);
  }
}
