package io.github.convoscope.ui.mistakes;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.GreyImages;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Lists mistakes: each row shows picture, answer, confidence and label. JavaFX thread. */
final class MistakeList {
  private static final double PICTURE_EMS = 3.2;

  private final ReadOnlyDoubleProperty em;
  private final Label summary = new Label();
  private final VBox rows = new VBox();
  private final VBox content;
  private final Consumer<MistakeSearch.Found> load;

  /**
   * An empty list.
   *
   * @param em size of the text in pixels
   * @param openStrokes called when the user wants drawings of their own
   * @param openMnist called when the user wants MNIST
   * @param load called with the mistake that the user clicks
   */
  MistakeList(
      ReadOnlyDoubleProperty em,
      Runnable openStrokes,
      Runnable openMnist,
      Consumer<MistakeSearch.Found> load) {
    this.em = em;
    this.load = load;
    Label title = new Label(Messages.text("mistakes.show"));
    title.getStyleClass().add("panel-title");
    summary.setWrapText(true);
    summary.getStyleClass().add("muted");
    summary.setId("mistakes-summary");
    rows.getStyleClass().add("mistake-rows");
    HBox sources =
        new HBox(
            link("mistakes.open-strokes", openStrokes), link("mistakes.open-mnist", openMnist));
    sources.getStyleClass().add("tools");
    content = new VBox(title, summary, sources, rows);
    content.getStyleClass().add("panel-content");
  }

  /** The node with the list. */
  Node content() {
    return content;
  }

  /** Says how to get more digits than the samples. */
  void suggestMnist(Path folder) {
    int names = folder.getNameCount();
    Path shortName = folder.subpath(Math.max(0, names - 2), names);
    Label hint = new Label(Messages.text("mistakes.more", shortName));
    hint.setWrapText(true);
    hint.setId("mistakes-more");
    hint.getStyleClass().add("muted");
    content.getChildren().add(hint);
  }

  /** Says that the search is running. */
  void searching(ExampleData data) {
    rows.getChildren().clear();
    summary.setText(Messages.text("mistakes.searching-in", data.name(), data.examples().size()));
  }

  /** Shows the result of a search. */
  void fill(ExampleData data, MistakeSearch.Result result, List<String> labels) {
    int wrong = result.evaluation().mistakes().size();
    summary.setText(
        Messages.text(
            wrong == 0 ? "mistakes.none" : "mistakes.summary",
            data.name(),
            result.evaluation().examples(),
            wrong));
    rows.getChildren().setAll(result.worst().stream().map(found -> row(found, labels)).toList());
  }

  private Node row(MistakeSearch.Found found, List<String> labels) {
    ImageView picture = new ImageView(GreyImages.toFx(found.seen()));
    picture.fitWidthProperty().bind(em.multiply(PICTURE_EMS));
    picture.fitHeightProperty().bind(em.multiply(PICTURE_EMS));
    picture.setSmooth(false);
    Label text =
        new Label(
            Messages.text(
                "mistakes.row",
                labels.get(found.mistake().answer()),
                found.mistake().confidence() * 100,
                labels.get(found.mistake().label())));
    HBox line = new HBox(picture, text);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("mistake-line");
    Button row = new Button(null, line);
    row.setMaxWidth(Double.MAX_VALUE);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("mistake");
    row.setAccessibleText(text.getText());
    row.setOnAction(event -> load.accept(found));
    return row;
  }

  private static Hyperlink link(String key, Runnable action) {
    Hyperlink link = new Hyperlink(Messages.text(key));
    link.setOnAction(event -> action.run());
    return link;
  }
}
