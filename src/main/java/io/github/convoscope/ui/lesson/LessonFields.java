package io.github.convoscope.ui.lesson;

import io.github.convoscope.lesson.Lesson;
import io.github.convoscope.lesson.LessonStep;
import io.github.convoscope.lesson.LessonText;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Buttons;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.neuron.Nodes;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Edits the open lesson in its panel, in the user's language: title, text, order of the steps, task
 * and question. Follows the player while it is in the window. JavaFX thread.
 */
final class LessonFields extends VBox {
  private static final int LINES = 5;

  private final LessonPlayer player;
  private final TextField title = new TextField();
  private final TextArea text = new TextArea();
  private final TaskFields task;
  private final QuestionFields question;
  private boolean filling;

  LessonFields(Shell shell, LessonPlayer player, LessonEditor editor) {
    this.player = player;
    Consumer<UnaryOperator<LessonStep>> change =
        next -> {
          if (!filling) {
            editor.change(next);
          }
        };
    task = new TaskFields(shell.workspace(), change);
    question = new QuestionFields(change);
    name(title, "lesson-edit-title", "lesson.title");
    name(text, "lesson-edit-text", "lesson.text");
    text.setWrapText(true);
    text.setPrefRowCount(LINES);
    FlowPane tools = Ems.row();
    for (String command :
        List.of("step-earlier", "step-later", "delete-step", "restore-step", "record", "save")) {
      tools.getChildren().add(Buttons.icon(shell.commands().get("lesson." + command)));
    }
    getChildren().addAll(title, text, tools, task, question);
    getStyleClass().add("lesson-edit");
    visibleProperty().bind(editor.editing());
    managedProperty().bind(editor.editing());
    player.changes().when(Nodes.inScene(this)).subscribe(changed -> fill());
    editor.editing().addListener(changed -> fill());
    title
        .textProperty()
        .addListener(
            (observed, before, now) -> {
              if (!filling) {
                editor.rename(now);
              }
            });
    text.textProperty()
        .addListener((observed, before, now) -> change.accept(step -> said(step, now)));
  }

  private static LessonStep said(LessonStep step, String text) {
    return text.isBlank()
        ? step
        : new LessonStep(
            step.text().with(Locale.getDefault(), text),
            step.stage(),
            step.task(),
            step.question());
  }

  private void fill() {
    Lesson open = player.lesson().get();
    if (open == null || filling || !isVisible()) {
      return;
    }
    // What is shown is not a change: else a text that is missing in the user's language became one.
    filling = true;
    set(title, open.title().in(Locale.getDefault()));
    set(text, player.step().text().in(Locale.getDefault()));
    task.show(player.step().task());
    question.show(player.step().question());
    filling = false;
  }

  /** Gives a field its identifier and what it is for. */
  static void name(TextInputControl field, String id, String prompt) {
    field.setId(id);
    field.setAccessibleText(Messages.text(prompt));
    field.setPromptText(Messages.text(prompt));
  }

  /** Shows a text that was changed elsewhere; the field that is being written in has it already. */
  static void set(TextInputControl field, String now) {
    boolean emptied = field.isFocused() && field.getText().isBlank();
    if (!emptied && !field.getText().equals(now)) {
      field.setText(now);
    }
  }

  /** The text in the user's language changed; a new text where there was none. */
  static LessonText changed(@Nullable LessonText before, String now) {
    Locale locale = Locale.getDefault();
    return before == null ? LessonText.of(locale, now) : before.with(locale, now);
  }
}
