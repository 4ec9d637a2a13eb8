package io.github.convoscope.ui.versus;

import io.github.convoscope.evaluation.Evaluation;
import io.github.convoscope.evaluation.Mistake;
import io.github.convoscope.explain.versus.MapPair;
import io.github.convoscope.explain.versus.NetworkComparison;
import io.github.convoscope.explain.versus.NetworkComparison.Disagreement;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.ui.Ems;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.ImageView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * What the panel shows: both answers, both accuracies, examples on which the networks disagree, the
 * mistakes of each, and the maps that are most alike. JavaFX thread.
 */
final class VersusView {
  private static final double PICTURE_EMS = 3;
  private static final String STRONG = "versus-answer";
  private static final String DIFFERENT = "versus-different";

  private final ReadOnlyDoubleProperty em;
  private final Label hint = muted("versus-hint");
  private final Side a = new Side("a");
  private final Side b = new Side("b");
  private final Label agreement = muted("versus-agreement");
  private final ProgressBar bar = new ProgressBar();
  private final HBox progress;
  private final GridPane sides = columns();
  private final VBox found = new VBox();
  private final VBox content;
  private final List<ImageView> maps = new ArrayList<>();

  /** One of both networks. */
  private static final class Side {
    private final Label title;
    private final Label name;
    private final Label answer = new Label();
    private final Label right;

    Side(String letter) {
      title = new Label(Messages.text("versus.side-" + letter));
      title.getStyleClass().add("heading");
      name = muted("versus-" + letter);
      right = muted("versus-right-" + letter);
      answer.setId("versus-answer-" + letter);
      answer.setWrapText(true);
      answer.setMinHeight(Region.USE_PREF_SIZE);
      answer.getStyleClass().add(STRONG);
      right.visibleProperty().bind(right.textProperty().isNotEmpty());
      right.managedProperty().bind(right.visibleProperty());
    }

    /** Its texts, from top to bottom. */
    List<Label> texts() {
      return List.of(title, name, answer, right);
    }
  }

  /** What the user can ask for. */
  interface Actions {
    /** Choose another network. */
    void choose();

    /** Take the network that comes with the program. */
    void bundled();

    /** Choose other examples. */
    void examples();

    /** Stop the comparison. */
    void stop();
  }

  /**
   * An empty view.
   *
   * @param em size of the text in pixels
   */
  VersusView(ReadOnlyDoubleProperty em, Actions actions) {
    this.em = em;
    Label title = new Label(Messages.text("versus.show"));
    title.getStyleClass().add("panel-title");
    Hyperlink examples = link("versus.examples", actions::examples);
    examples.visibleProperty().bind(sides.visibleProperty());
    examples.managedProperty().bind(sides.visibleProperty());
    Node links =
        Ems.row(
            link("versus.choose", actions::choose),
            link("versus.bundled", actions::bundled),
            examples);
    for (int i = 0; i < a.texts().size(); i++) {
      sides.addRow(i, a.texts().get(i), b.texts().get(i));
    }
    hint.setText(Messages.text("versus.hint"));
    Hyperlink stop = link("versus.stop", actions::stop);
    progress = new HBox(bar, stop);
    progress.setAlignment(Pos.CENTER_LEFT);
    progress.getStyleClass().add("tools");
    found.getStyleClass().add("panel-content");
    content = new VBox(title, hint, links, sides, progress, agreement, found);
    content.getStyleClass().add("panel-content");
    for (Node node : List.of(sides, progress, agreement, found, hint)) {
      node.managedProperty().bind(node.visibleProperty());
    }
    show(sides, false);
    show(progress, false);
    show(agreement, false);
    show(found, false);
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
  }

  private static Hyperlink link(String key, Runnable action) {
    Hyperlink link = new Hyperlink(Messages.text(key));
    link.setId(key.replace('.', '-'));
    link.setOnAction(event -> action.run());
    return link;
  }

  private static Label muted(String id) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add("muted");
    return label;
  }

  private static GridPane columns() {
    GridPane pane = new GridPane();
    pane.getStyleClass().add("versus-columns");
    for (int i = 0; i < 2; i++) {
      ColumnConstraints half = new ColumnConstraints();
      half.setPercentWidth(50);
      pane.getColumnConstraints().add(half);
    }
    return pane;
  }

  /** The node with everything. */
  Node content() {
    return content;
  }

  /** Names both networks, and drops what was known of others. */
  void networks(String nameA, String nameB) {
    show(hint, false);
    show(sides, true);
    a.name.setText(nameA);
    b.name.setText(nameB);
    a.right.setText("");
    b.right.setText("");
    tell("");
    maps.clear();
    found.getChildren().clear();
    show(found, false);
  }

  /** What both answer to what lies on the pad; marked where they differ. */
  void answers(String answerA, String answerB, boolean different) {
    a.answer.setText(answerA);
    b.answer.setText(answerB);
    for (Label answer : List.of(a.answer, b.answer)) {
      answer.getStyleClass().remove(DIFFERENT);
      if (different) {
        answer.getStyleClass().add(DIFFERENT);
      }
    }
  }

  /** A sentence below the answers. */
  void tell(String sentence) {
    agreement.setText(sentence);
    show(agreement, !sentence.isEmpty());
  }

  /** How far the comparison is, 0 to 1; null where none is running. */
  void progress(@Nullable Double part) {
    show(progress, part != null);
    if (part != null) {
      bar.setProgress(part);
    }
  }

  /**
   * Shows a comparison.
   *
   * @param draw receives the number of an example that was clicked
   * @param pin receives a pair of maps that was clicked
   */
  void fill(VersusResult result, IntConsumer draw, Consumer<MapPair> pin) {
    found.getChildren().clear();
    maps.clear();
    NetworkComparison answers = result.answers();
    if (answers != null) {
      a.right.setText(right(answers.a()));
      b.right.setText(right(answers.b()));
      tell(
          Messages.text(
              "versus.agree", answers.agree(), answers.a().examples(), result.examples().name()));
      disagreements(result, answers, draw);
      mistakes(result, answers, draw);
    }
    alike(result, pin);
    show(found, true);
  }

  private static String right(Evaluation own) {
    return Messages.text(
        "versus.right",
        own.correct(),
        own.examples(),
        own.accuracy() * 100,
        own.examples() - own.correct());
  }

  private static Label heading(String key, Object... args) {
    Label label = new Label(Messages.text(key, args));
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add("heading");
    return label;
  }

  private void disagreements(VersusResult result, NetworkComparison answers, IntConsumer draw) {
    List<Disagreement> all = answers.disagreements();
    if (all.isEmpty()) {
      return;
    }
    VBox rows = new VBox();
    rows.setId("versus-disagreements");
    rows.getStyleClass().add("mistake-rows");
    for (Disagreement one : first(all)) {
      String text =
          Messages.text(
              "versus.differ",
              result.a().spec().labels().get(one.label()),
              result.a().spec().labels().get(one.answerA()),
              one.probabilityA() * 100,
              result.b().spec().labels().get(one.answerB()),
              one.probabilityB() * 100);
      rows.getChildren().add(row(text, result, one.example(), draw));
    }
    int shown = rows.getChildren().size();
    String key = shown < all.size() ? "versus.disagreements-first" : "versus.disagreements";
    found.getChildren().addAll(heading(key, all.size(), shown), rows);
  }

  private void mistakes(VersusResult result, NetworkComparison answers, IntConsumer draw) {
    if (answers.a().mistakes().isEmpty() && answers.b().mistakes().isEmpty()) {
      return;
    }
    GridPane both = columns();
    both.addRow(
        0,
        mistakes("a", result.a(), answers.a(), result, draw),
        mistakes("b", result.b(), answers.b(), result, draw));
    found.getChildren().addAll(heading("versus.mistakes"), both);
  }

  private Node mistakes(
      String letter, Model model, Evaluation own, VersusResult result, IntConsumer draw) {
    VBox rows = new VBox();
    rows.setId("versus-mistakes-" + letter);
    rows.getStyleClass().add("mistake-rows");
    for (Mistake one : first(own.mistakes())) {
      String text =
          Messages.text(
              "versus.mistake",
              model.spec().labels().get(one.label()),
              model.spec().labels().get(one.answer()),
              one.confidence() * 100);
      rows.getChildren().add(row(text, result, one.index(), draw));
    }
    if (own.mistakes().isEmpty()) {
      Label none = muted("versus-none-" + letter);
      none.setText(Messages.text("versus.none"));
      rows.getChildren().add(none);
    }
    return rows;
  }

  private static <T> List<T> first(List<T> all) {
    return all.subList(0, Math.min(VersusResult.MOST_EXAMPLES, all.size()));
  }

  private Button row(String text, VersusResult result, int example, IntConsumer draw) {
    PixelPicture picture = result.pictures().get(example);
    Button row = button(text, picture == null ? null : view(picture));
    row.setOnAction(event -> draw.accept(example));
    return row;
  }

  private static Button button(String text, @Nullable Node graphic) {
    Button row = new Button(text, graphic);
    row.setMaxWidth(Double.MAX_VALUE);
    row.setMinHeight(Region.USE_PREF_SIZE);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setWrapText(true);
    row.getStyleClass().add("mistake");
    return row;
  }

  private ImageView view(@Nullable PixelPicture picture) {
    ImageView view = new ImageView(picture == null ? null : picture.toFx());
    view.setPreserveRatio(true);
    view.fitWidthProperty().bind(em.multiply(PICTURE_EMS));
    view.fitHeightProperty().bind(em.multiply(PICTURE_EMS));
    return view;
  }

  private void alike(VersusResult result, Consumer<MapPair> pin) {
    if (result.alike().isEmpty()) {
      found.getChildren().add(heading("versus.no-maps"));
      return;
    }
    VBox rows = new VBox();
    rows.setId("versus-maps");
    rows.getStyleClass().add("mistake-rows");
    for (MapPair pair : result.alike()) {
      ImageView left = view(null);
      ImageView right = view(null);
      maps.add(left);
      maps.add(right);
      HBox both = new HBox(left, right);
      both.getStyleClass().add("tools");
      String text =
          Messages.text(
              "versus.pair",
              result.a().spec().layer(pair.layerA()).name(),
              pair.channelA(),
              result.b().spec().layer(pair.layerB()).name(),
              pair.channelB(),
              pair.correlation());
      Button row = button(text, both);
      row.setOnAction(event -> pin.accept(pair));
      rows.getChildren().add(row);
    }
    Label what = muted("versus-maps-what");
    what.setText(Messages.text("versus.maps-what"));
    found.getChildren().addAll(heading("versus.maps"), what, rows);
  }

  /**
   * Shows the maps for what lies on the pad: of each pair the first network's, then the other's.
   */
  void maps(List<PixelPicture> pictures) {
    for (int i = 0; i < maps.size(); i++) {
      maps.get(i).setImage(i < pictures.size() ? pictures.get(i).toFx() : null);
    }
  }
}
