package io.github.convoscope.ui.versus;

import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.evaluation.Evaluation;
import io.github.convoscope.explain.versus.MapPair;
import io.github.convoscope.explain.versus.NetworkComparison;
import io.github.convoscope.explain.versus.NetworkComparison.Disagreement;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/**
 * What the panel shows: both answers, both accuracies, drawings on which the networks disagree, and
 * the maps that are most alike. JavaFX thread.
 */
final class VersusList {
  private static final int MOST_DRAWINGS = 12;
  private static final int MOST_MAPS = 8;

  private final Label nameA = muted("versus-a");
  private final Label nameB = muted("versus-b");
  private final Label answerA = new Label();
  private final Label answerB = new Label();
  private final Label rightA = muted("versus-right-a");
  private final Label rightB = muted("versus-right-b");
  private final Label agreement = muted("versus-agreement");
  private final VBox drawings = new VBox();
  private final VBox maps = new VBox();
  private final VBox content;

  /** What is shown of a comparison. */
  record Result(Model a, Model b, List<LabelledDrawing> drawings, NetworkComparison comparison) {}

  VersusList(Runnable choose) {
    Label title = new Label(Messages.text("versus.show"));
    title.getStyleClass().add("panel-title");
    Hyperlink link = new Hyperlink(Messages.text("versus.choose"));
    link.setId("versus-choose");
    link.setOnAction(event -> choose.run());
    answerA.setId("versus-answer-a");
    answerB.setId("versus-answer-b");
    GridPane table = new GridPane();
    table.getStyleClass().add("fact-grid");
    table.addColumn(0, new Label("A"), new Label("B"));
    table.addColumn(1, new VBox(nameA, answerA, rightA), new VBox(nameB, answerB, rightB));
    drawings.getStyleClass().add("mistake-rows");
    content = new VBox(title, link, table, agreement, drawings, maps);
    content.getStyleClass().add("panel-content");
  }

  private static Label muted(String id) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.getStyleClass().add("muted");
    return label;
  }

  /** The node with everything. */
  Node content() {
    return content;
  }

  /** Names both networks, and drops what was known of others. */
  void networks(String a, String b) {
    nameA.setText(a);
    nameB.setText(b);
    rightA.setText("");
    rightB.setText("");
    agreement.setText("");
    drawings.getChildren().clear();
    maps.getChildren().clear();
  }

  /** What both answer to what lies on the pad. */
  void answers(String a, String b) {
    answerA.setText(a);
    answerB.setText(b);
  }

  /** The samples say nothing of these networks. */
  void nothing() {
    agreement.setText(Messages.text("versus.no-samples"));
  }

  /** Shows a comparison; a click on a drawing gives it to {@code draw}. */
  void fill(Result result, Consumer<Drawing> draw) {
    NetworkComparison comparison = result.comparison();
    rightA.setText(right(comparison.a()));
    rightB.setText(right(comparison.b()));
    agreement.setText(Messages.text("versus.agree", comparison.agree(), comparison.a().examples()));
    drawings
        .getChildren()
        .setAll(
            comparison.disagreements().stream()
                .limit(MOST_DRAWINGS)
                .map(one -> row(one, result, draw))
                .toList());
    maps.getChildren().setAll(muted("versus-maps"));
    ((Label) maps.getChildren().get(0)).setText(Messages.text("versus.maps"));
    comparison.alike().stream()
        .limit(MOST_MAPS)
        .forEach(pair -> maps.getChildren().add(line(pair, result)));
  }

  private static String right(Evaluation evaluation) {
    return Messages.text("versus.right", evaluation.correct(), evaluation.examples());
  }

  private static Node row(Disagreement one, Result result, Consumer<Drawing> draw) {
    List<String> labels = result.a().spec().labels();
    Button row =
        new Button(
            Messages.text(
                "versus.differ",
                labels.get(one.label()),
                labels.get(one.answerA()),
                one.probabilityA() * 100,
                result.b().spec().labels().get(one.answerB()),
                one.probabilityB() * 100));
    row.setMaxWidth(Double.MAX_VALUE);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setWrapText(true);
    row.getStyleClass().add("mistake");
    row.setOnAction(event -> draw.accept(result.drawings().get(one.example()).drawing()));
    return row;
  }

  private static Node line(MapPair pair, Result result) {
    return new Label(
        Messages.text(
            "versus.pair",
            result.a().spec().layer(pair.layerA()).name(),
            pair.channelA(),
            result.b().spec().layer(pair.layerB()).name(),
            pair.channelB(),
            pair.correlation()));
  }
}
