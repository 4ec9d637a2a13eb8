package io.github.convoscope.ui.neuron;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Ems;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A field that shows a class and finds another one by its name, of however many: what fits the text
 * is listed below; Enter takes the first, Esc none. JavaFX thread.
 *
 * <pre>{@code
 * ClassField field = new ClassField("trust-target", Messages.text("trust.target"), this::aimAt);
 * field.labels(model.spec().labels());
 * field.show(285);
 * }</pre>
 */
public final class ClassField {
  private static final int MOST_FOUND = 6;

  private final TextField field = new TextField();
  private final VBox found = Ems.column(0.1);
  private final VBox node;
  private final String id;
  private final IntConsumer choose;
  private ClassSearch search = ClassSearch.of(List.of());
  private List<Integer> matches = List.of();

  /**
   * An empty field.
   *
   * @param id of the text field, for tests and style
   * @param name written before it
   * @param choose receives the class that the user chose
   */
  public ClassField(String id, String name, IntConsumer choose) {
    this.id = id;
    this.choose = choose;
    Label label = new Label(name);
    label.getStyleClass().add("muted");
    label.setMinWidth(Label.USE_PREF_SIZE);
    label.setLabelFor(field);
    field.setId(id);
    field.setAccessibleText(name);
    field.setPromptText(Messages.text("neuron.class.find"));
    field.setMinWidth(0);
    field.setPrefColumnCount(8);
    HBox.setHgrow(field, Priority.ALWAYS);
    HBox line = Ems.line(0.46, label, field);
    line.getStyleClass().add("class-field");
    node = Ems.column(0.15, line, found);
    found.getStyleClass().add("class-found");
    hide();
    field.textProperty().addListener(changed -> list());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
  }

  /** The field with the list below it. */
  public Node node() {
    return node;
  }

  /** Follows the open network. */
  public void labels(List<String> labels) {
    if (!labels.equals(search.labels())) {
      search = ClassSearch.of(labels);
      field.clear();
    }
  }

  /** Shows a class, or with null none. */
  public void show(@Nullable Integer label) {
    String name =
        label == null || label >= search.labels().size()
            ? Messages.text("neuron.class.find")
            : search.brief(label);
    if (!name.equals(field.getPromptText())) {
      field.setPromptText(name);
    }
  }

  private void list() {
    matches = search.find(field.getText()).stream().limit(MOST_FOUND).toList();
    found.getChildren().clear();
    for (int label : matches) {
      Button button = new Button(search.brief(label));
      button.getStyleClass().addAll("flat", "class-match");
      button.setId(id + "-" + label);
      button.setMaxWidth(Double.MAX_VALUE);
      button.setMinWidth(0);
      button.setOnAction(event -> choose(label));
      found.getChildren().add(button);
    }
    boolean none = matches.isEmpty() && !field.getText().isBlank();
    if (none) {
      Label nothing = new Label(Messages.text("neuron.class.none"));
      nothing.getStyleClass().add("muted");
      nothing.setWrapText(true);
      found.getChildren().add(nothing);
    }
    found.setVisible(none || !matches.isEmpty());
    found.setManaged(found.isVisible());
  }

  private void hide() {
    found.setVisible(false);
    found.setManaged(false);
  }

  private void typed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && !matches.isEmpty()) {
      choose(matches.get(0));
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
      field.clear();
      event.consume();
    }
  }

  private void choose(int label) {
    field.clear();
    choose.accept(label);
  }
}
