package io.github.convoscope.ui.lesson;

import io.github.convoscope.data.UserFolder;
import io.github.convoscope.lesson.Lesson;
import io.github.convoscope.lesson.LessonFolder;
import io.github.convoscope.lesson.LessonWriter;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.ui.FileTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps lessons that were changed and not saved yet, each as a file in the user's folder, so that
 * none is lost. JavaFX thread, but for {@link #files()}.
 *
 * <pre>{@code
 * drafts.changed(lesson); // soon written
 * drafts.left();          // another lesson is opened: it is written now, and stays
 * }</pre>
 */
final class LessonDrafts {
  private static final Duration PAUSE = Duration.millis(500);
  private static final String ENDING = ".json";

  private final FileTasks tasks;
  private final PauseTransition pause = new PauseTransition(PAUSE);

  /** The draft of the open lesson; null where it has none. */
  private @Nullable Path file;

  /** What is not written yet. */
  private @Nullable Lesson waiting;

  LessonDrafts(FileTasks tasks) {
    this.tasks = tasks;
    pause.setOnFinished(event -> write());
  }

  private static Path folder() {
    return UserFolder.path().resolve("lessons");
  }

  /** The files of all drafts, the oldest first. Any thread. */
  static List<Path> files() {
    return LessonFolder.in(folder());
  }

  /** Whether the open lesson has changes that are in no file of the user's. */
  boolean isUnsaved() {
    return file != null;
  }

  /** Keeps a state of the open lesson. */
  void changed(Lesson lesson) {
    if (file == null) {
      // Names by the time sort by age.
      file = folder().resolve("lesson-" + System.currentTimeMillis() + ENDING);
    }
    waiting = lesson;
    pause.playFromStart();
  }

  /** Writes what is not written yet. */
  void write() {
    pause.stop();
    Lesson lesson = waiting;
    Path to = file;
    waiting = null;
    if (lesson != null && to != null) {
      tasks.run(
          () -> {
            LessonWriter.write(to, lesson);
            return to;
          },
          written -> {});
    }
  }

  /** Another lesson is opened; the draft stays. */
  void left() {
    write();
    file = null;
  }

  /** A draft is opened; it is written on. */
  void opened(Path draft) {
    left();
    file = draft;
  }

  /** The open lesson was saved: its draft goes. */
  void saved() {
    Path old = file;
    pause.stop();
    waiting = null;
    file = null;
    if (old != null) {
      delete(old, () -> {});
    }
  }

  /**
   * Deletes a draft.
   *
   * @param then is run afterwards
   */
  void delete(Path draft, Runnable then) {
    if (draft.equals(file)) {
      pause.stop();
      waiting = null;
      file = null;
    }
    tasks.run(
        () -> {
          try {
            return Files.deleteIfExists(draft);
          } catch (IOException e) {
            throw Problem.work(
                Message.of("data.cannot-write", draft, String.valueOf(e.getMessage())), e);
          }
        },
        gone -> then.run());
  }
}
