package io.github.convoscope.ui.lesson;

import io.github.convoscope.lesson.LessonQuestion;
import io.github.convoscope.lesson.LessonQuestion.Choice;
import io.github.convoscope.lesson.LessonReader;
import io.github.convoscope.lesson.LessonStep;
import io.github.convoscope.lesson.LessonText;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.LazyTooltips;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Edits a step's question: its choices, which of them are right, and what is said afterwards. What
 * is shown afterwards and conditions of choices stay as they are. JavaFX thread.
 */
final class QuestionFields extends VBox {
  private final Consumer<UnaryOperator<LessonStep>> change;
  private final TextField text = new TextField();
  private final VBox rows = new VBox();
  private final Button add = new Button(Messages.text("lesson.add-choice"));
  private final CheckBox hide = new CheckBox(Messages.text("lesson.hide-answer"));
  private final TextField then = new TextField();
  private final VBox more = new VBox(rows, add, hide, then);

  /** True while values are shown that are there already. */
  private boolean showing;

  /**
   * Makes the fields.
   *
   * @param change receives what the user changes
   */
  QuestionFields(Consumer<UnaryOperator<LessonStep>> change) {
    this.change = change;
    LessonFields.name(text, "lesson-edit-ask", "lesson.edit-ask");
    LessonFields.name(then, "lesson-edit-then", "lesson.edit-then");
    add.setId("lesson-add-choice");
    hide.setId("lesson-edit-hide");
    hide.setWrapText(true);
    hide.setMinHeight(Region.USE_PREF_SIZE);
    hide.setMinWidth(0);
    hide.setMaxWidth(Double.MAX_VALUE);
    more.getStyleClass().add("lesson-edit");
    rows.getStyleClass().add("lesson-edit");
    getStyleClass().add("lesson-edit");
    getChildren().addAll(text, more);
    text.textProperty().addListener((observed, before, now) -> change(old -> asked(old, now)));
    then.textProperty().addListener((observed, before, now) -> change(old -> told(old, now)));
    hide.selectedProperty()
        .addListener(
            (observed, before, now) ->
                change(
                    old ->
                        old == null
                            ? null
                            : new LessonQuestion(
                                old.text(), old.choices(), now, old.then(), old.reveal())));
    add.setOnAction(event -> change(QuestionFields::withChoice));
  }

  private void change(UnaryOperator<@Nullable LessonQuestion> next) {
    if (!showing) {
      change.accept(
          step ->
              new LessonStep(step.text(), step.stage(), step.task(), next.apply(step.question())));
    }
  }

  private static @Nullable LessonQuestion asked(@Nullable LessonQuestion old, String now) {
    if (now.isBlank()) {
      return null;
    }
    return old == null
        ? new LessonQuestion(LessonFields.changed(null, now), List.of(), false, null, null)
        : new LessonQuestion(
            LessonFields.changed(old.text(), now),
            old.choices(),
            old.hide(),
            old.then(),
            old.reveal());
  }

  private static @Nullable LessonQuestion told(@Nullable LessonQuestion old, String now) {
    return old == null
        ? null
        : new LessonQuestion(
            old.text(),
            old.choices(),
            old.hide(),
            now.isBlank() ? null : LessonFields.changed(old.then(), now),
            old.reveal());
  }

  private static @Nullable LessonQuestion with(
      @Nullable LessonQuestion old, UnaryOperator<List<Choice>> next) {
    return old == null
        ? null
        : new LessonQuestion(
            old.text(),
            next.apply(new ArrayList<>(old.choices())),
            old.hide(),
            old.then(),
            old.reveal());
  }

  /** One more choice, or the first two: a question has none or at least two. */
  private static @Nullable LessonQuestion withChoice(@Nullable LessonQuestion old) {
    return with(
        old,
        choices -> {
          do {
            String words = Messages.text("lesson.new-choice", choices.size() + 1);
            choices.add(new Choice(LessonText.of(Locale.getDefault(), words), false, null));
          } while (choices.size() < 2);
          return choices;
        });
  }

  private static @Nullable LessonQuestion withoutChoice(@Nullable LessonQuestion old, int index) {
    return with(
        old,
        choices -> {
          choices.remove(index);
          return choices.size() < 2 ? List.of() : choices;
        });
  }

  /** Shows a step's question; empty fields without one. */
  void show(@Nullable LessonQuestion question) {
    showing = true;
    LessonFields.set(text, question == null ? "" : in(question.text()));
    more.setVisible(question != null);
    more.setManaged(question != null);
    if (question != null) {
      while (rows.getChildren().size() > question.choices().size()) {
        rows.getChildren().remove(rows.getChildren().size() - 1);
      }
      while (rows.getChildren().size() < question.choices().size()) {
        rows.getChildren().add(row(rows.getChildren().size()));
      }
      for (int i = 0; i < question.choices().size(); i++) {
        show(rows.getChildren().get(i), question.choices().get(i));
      }
      add.setDisable(question.choices().size() >= LessonReader.MOST_CHOICES);
      hide.setSelected(question.hide());
      LessonText after = question.then();
      LessonFields.set(then, after == null ? "" : in(after));
    }
    showing = false;
  }

  private static String in(LessonText text) {
    return text.in(Locale.getDefault());
  }

  private static void show(Node row, Choice choice) {
    HBox line = (HBox) row;
    CheckBox right = (CheckBox) line.getChildren().get(0);
    // Right under a condition, which only the file can name.
    right.setIndeterminate(!choice.right() && choice.when() != null);
    right.setSelected(choice.right());
    LessonFields.set((TextField) line.getChildren().get(1), in(choice.text()));
  }

  private HBox row(int index) {
    CheckBox right = new CheckBox();
    right.setId("lesson-edit-right-" + index);
    right.setAccessibleText(Messages.text("lesson.edit-right"));
    LazyTooltips.put(right, Messages.text("lesson.edit-right"));
    TextField words = new TextField();
    LessonFields.name(words, "lesson-edit-choice-" + index, "lesson.edit-choice");
    Button remove = new Button(null, new FontIcon("fth-x"));
    remove.setId("lesson-remove-choice-" + index);
    remove.getStyleClass().addAll("tool", "flat");
    remove.setAccessibleText(Messages.text("lesson.remove-choice"));
    LazyTooltips.put(remove, Messages.text("lesson.remove-choice"));
    remove.setOnAction(event -> change(old -> withoutChoice(old, index)));
    right.setOnAction(event -> changeChoice(index, old -> judged(old, right.isSelected())));
    words
        .textProperty()
        .addListener((observed, before, now) -> changeChoice(index, old -> said(old, now)));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(right, words, remove);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("lesson-tools");
    return row;
  }

  private void changeChoice(int index, UnaryOperator<Choice> next) {
    change(
        old ->
            with(
                old,
                choices -> {
                  choices.set(index, next.apply(choices.get(index)));
                  return choices;
                }));
  }

  private static Choice judged(Choice old, boolean right) {
    return new Choice(old.text(), right, right ? null : old.when());
  }

  private static Choice said(Choice old, String now) {
    return now.isBlank()
        ? old
        : new Choice(LessonFields.changed(old.text(), now), old.right(), old.when());
  }
}
