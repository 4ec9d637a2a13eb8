package io.github.convoscope.ui.lesson;

import io.github.convoscope.lesson.Lesson;
import io.github.convoscope.lesson.LessonChanges;
import io.github.convoscope.lesson.LessonFolder;
import io.github.convoscope.lesson.LessonNotes;
import io.github.convoscope.lesson.LessonReader;
import io.github.convoscope.lesson.LessonStep;
import io.github.convoscope.lesson.LessonText;
import io.github.convoscope.lesson.LessonWriter;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.FileDialogues.Question;
import io.github.convoscope.ui.Shell;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * Changes a lesson in the window: adds the present view as a step, moves, deletes and changes
 * steps, and saves the lesson as a file. The file of a lesson that was opened is not changed until
 * it is saved; meanwhile a draft is kept. JavaFX thread.
 */
final class LessonEditor {
  private static final String FILE = "lesson.json";

  private record Deleted(int at, LessonStep step) {}

  private final Shell shell;
  private final LessonPlayer player;
  private final BooleanProperty editing = new SimpleBooleanProperty();
  private final Deque<Deleted> deleted = new ArrayDeque<>();
  private final BooleanProperty canRestore = new SimpleBooleanProperty();
  private final LessonDrafts drafts;

  LessonEditor(Shell shell, LessonPlayer player) {
    this.shell = shell;
    this.player = player;
    drafts = new LessonDrafts(shell.workspace().fileTasks());
    player
        .lesson()
        .addListener(
            (observed, before, lesson) -> {
              if (lesson == null) {
                drafts.write();
                if (drafts.isUnsaved() && before != null) {
                  String title = before.title().in(Locale.getDefault());
                  shell.workspace().notices().tell(Message.of("lesson.kept", title));
                }
                editing.set(false);
                deleted.clear();
                canRestore.set(false);
              }
            });
  }

  /** The lessons that were changed and not saved. */
  LessonDrafts drafts() {
    return drafts;
  }

  /** Another lesson is about to be opened. */
  void leave() {
    editing.set(false);
    drafts.left();
  }

  /** Opens a draft to write on. */
  void goOn(Path draft, Lesson lesson) {
    drafts.opened(draft);
    player.start(lesson);
    editing.set(true);
  }

  /**
   * The open lesson as it may be changed: of one that comes with the program a copy with a title of
   * its own, and this is said.
   */
  private Lesson own(Lesson open) {
    if (drafts.isUnsaved() || !isShipped(open)) {
      return open;
    }
    Locale locale = Locale.getDefault();
    String title = open.title().in(locale);
    shell.workspace().notices().tell(Message.of("lesson.copied", title));
    LessonText copy = LessonText.of(locale, Messages.text("lesson.copy", title));
    return LessonChanges.withTitle(open, copy);
  }

  private static boolean isShipped(Lesson lesson) {
    return LessonFolder.files().stream()
        .anyMatch(file -> LessonReader.name(file).equals(lesson.name()));
  }

  /** Whether title and steps can be edited. */
  BooleanProperty editing() {
    return editing;
  }

  /** True where the present step can move by this many places. */
  BooleanBinding canMove(int by) {
    return Bindings.createBooleanBinding(
        () -> player.at() + by >= 0 && player.at() + by < steps(), player.changes());
  }

  /** True where the present step is not the only one. */
  BooleanBinding canDelete() {
    return Bindings.createBooleanBinding(() -> steps() > 1, player.changes());
  }

  /** True while there is a deleted step to bring back. */
  BooleanProperty canRestore() {
    return canRestore;
  }

  private int steps() {
    Lesson open = player.lesson().get();
    return open == null ? 0 : open.steps().size();
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
      drafts.left();
      Lesson begun = new Lesson("lesson", title, LessonNotes.NONE, List.of(step));
      player.start(begun);
      drafts.changed(begun);
    } else {
      startAt(LessonChanges.inserted(own(open), player.at() + 1, step), player.at() + 1);
    }
    editing.set(true);
  }

  private void startAt(Lesson changed, int step) {
    player.startAt(changed, step);
    drafts.changed(changed);
  }

  private void edited(Lesson changed, int step) {
    player.edited(changed, step);
    drafts.changed(changed);
  }

  /** Moves the present step by so many places, and stays with it. */
  void move(int by) {
    Lesson open = player.lesson().get();
    if (open != null) {
      edited(LessonChanges.moved(own(open), player.at(), player.at() + by), player.at() + by);
    }
  }

  /** Deletes the present step and shows the one that takes its place. */
  void delete() {
    Lesson open = player.lesson().get();
    if (open == null || open.steps().size() == 1) {
      return;
    }
    int at = player.at();
    deleted.push(new Deleted(at, open.steps().get(at)));
    canRestore.set(true);
    Lesson left = LessonChanges.without(own(open), at);
    startAt(left, Math.min(at, left.steps().size() - 1));
  }

  /** Brings the step back that was deleted last, and shows it. */
  void restore() {
    Lesson open = player.lesson().get();
    if (open == null || deleted.isEmpty()) {
      return;
    }
    Deleted last = deleted.pop();
    canRestore.set(!deleted.isEmpty());
    int at = Math.min(last.at, open.steps().size());
    startAt(LessonChanges.inserted(open, at, last.step), at);
  }

  /** Changes the present step. */
  void change(UnaryOperator<LessonStep> change) {
    Lesson open = player.lesson().get();
    if (open != null) {
      LessonStep next = change.apply(player.step());
      if (!next.equals(player.step())) {
        edited(LessonChanges.replaced(own(open), player.at(), next), player.at());
      }
    }
  }

  /** Changes the title in the user's language. */
  void rename(String title) {
    Lesson open = player.lesson().get();
    if (open != null && !title.isBlank()) {
      LessonText named = open.title().with(Locale.getDefault(), title);
      edited(LessonChanges.withTitle(open, named), player.at());
    }
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
            saved -> {
              if (open.equals(player.lesson().get())) {
                drafts.saved();
              }
              shell.workspace().notices().tell(Message.of("lesson.saved", saved.getFileName()));
            });
  }
}
