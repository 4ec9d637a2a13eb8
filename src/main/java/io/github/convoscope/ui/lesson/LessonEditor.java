package io.github.convoscope.ui.lesson;

import io.github.convoscope.lesson.Lesson;
import io.github.convoscope.lesson.LessonNotes;
import io.github.convoscope.lesson.LessonStep;
import io.github.convoscope.lesson.LessonText;
import io.github.convoscope.lesson.LessonWriter;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Buttons;
import io.github.convoscope.ui.FileDialogues.Question;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.neuron.Nodes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Writes a lesson in the window: adds the present view as a step, edits title and text in the
 * user's language, and saves the lesson as a file. The file of a lesson that was opened is not
 * changed until it is saved. JavaFX thread.
 */
final class LessonEditor {
  private static final String FILE = "lesson.json";
  private static final int LINES = 5;

  private final Shell shell;
  private final LessonPlayer player;
  private final BooleanProperty editing = new SimpleBooleanProperty();

  LessonEditor(Shell shell, LessonPlayer player) {
    this.shell = shell;
    this.player = player;
    player
        .lesson()
        .addListener(
            (observed, before, lesson) -> {
              if (lesson == null) {
                editing.set(false);
              }
            });
  }

  /** Whether title and text can be edited. */
  BooleanProperty editing() {
    return editing;
  }

  /** Adds what the window shows as a step, after the present one; without a lesson begins one. */
  void record() {
    Locale locale = Locale.getDefault();
    LessonStep step =
        new LessonStep(
            LessonText.of(locale, Messages.text("lesson.new-text")),
            RecordedView.of(shell),
            null,
            null);
    Lesson open = player.lesson().get();
    if (open == null) {
      LessonText title = LessonText.of(locale, Messages.text("lesson.new-title"));
      player.start(new Lesson("lesson", title, LessonNotes.NONE, List.of(step)));
    } else {
      List<LessonStep> steps = new ArrayList<>(open.steps());
      steps.add(player.at() + 1, step);
      player.startAt(with(open, open.title(), steps), player.at() + 1);
    }
    editing.set(true);
  }

  /** Saves the lesson where the user says. */
  void save() {
    Lesson open = player.lesson().get();
    Path file =
        open == null
            ? null
            : shell
                .fileDialogues()
                .save(new Question(Messages.text("lesson.save"), FILE, List.of()));
    if (file != null) {
      write(open, file);
    }
  }

  private void write(Lesson open, Path file) {
    shell
        .workspace()
        .fileTasks()
        .run(
            () -> {
              LessonWriter.write(file, open);
              return file;
            },
            saved ->
                shell.workspace().notices().tell(Message.of("lesson.saved", saved.getFileName())));
  }

  private static Lesson with(Lesson open, LessonText title, List<LessonStep> steps) {
    return new Lesson(open.name(), title, open.notes(), steps);
  }

  private void change(@Nullable String title, @Nullable String text) {
    Lesson open = player.lesson().get();
    if (open == null) {
      return;
    }
    Locale locale = Locale.getDefault();
    List<LessonStep> steps = new ArrayList<>(open.steps());
    LessonStep now = player.step();
    if (text != null && !text.isBlank()) {
      steps.set(
          player.at(),
          new LessonStep(now.text().with(locale, text), now.stage(), now.task(), now.question()));
    }
    LessonText named =
        title == null || title.isBlank() ? open.title() : open.title().with(locale, title);
    player.edited(with(open, named, steps));
  }

  /** Makes the fields, which follow the player while they are in the window. */
  VBox fields() {
    TextField title = new TextField();
    title.setId("lesson-edit-title");
    title.setAccessibleText(Messages.text("lesson.title"));
    title.setPromptText(Messages.text("lesson.title"));
    TextArea text = new TextArea();
    text.setId("lesson-edit-text");
    text.setAccessibleText(Messages.text("lesson.text"));
    text.setPromptText(Messages.text("lesson.text"));
    text.setWrapText(true);
    text.setPrefRowCount(LINES);
    HBox tools =
        new HBox(
            Buttons.icon(shell.commands().get("lesson.record")),
            Buttons.icon(shell.commands().get("lesson.save")));
    tools.getStyleClass().add("lesson-tools");
    VBox fields = new VBox(title, text, tools);
    fields.getStyleClass().add("lesson-edit");
    fields.visibleProperty().bind(editing);
    fields.managedProperty().bind(editing);
    Runnable fill =
        () -> {
          Lesson open = player.lesson().get();
          if (open != null) {
            set(title, open.title());
            set(text, player.step().text());
          }
        };
    player.changes().when(Nodes.inScene(fields)).subscribe(change -> fill.run());
    title.textProperty().addListener((observed, before, now) -> change(now, null));
    text.textProperty().addListener((observed, before, now) -> change(null, now));
    return fields;
  }

  /** Shows a text that was changed elsewhere; the field that is being written in has it already. */
  private static void set(TextInputControl field, LessonText text) {
    String now = text.in(Locale.getDefault());
    boolean emptied = field.isFocused() && field.getText().isBlank();
    if (!emptied && !field.getText().equals(now)) {
      field.setText(now);
    }
  }
}
