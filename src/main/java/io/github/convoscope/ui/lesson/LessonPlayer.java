package io.github.convoscope.ui.lesson;

import io.github.convoscope.lesson.Lesson;
import io.github.convoscope.lesson.LessonQuestion;
import io.github.convoscope.lesson.LessonStage;
import io.github.convoscope.lesson.LessonState;
import io.github.convoscope.lesson.LessonStep;
import io.github.convoscope.lesson.LessonTask;
import io.github.convoscope.lesson.StageChain;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Shell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Leads through a lesson: which step it is, whether its task is done, what was predicted. At the
 * end the window is as it was before. JavaFX thread.
 */
final class LessonPlayer {
  /** Nothing was chosen. */
  static final int NOTHING = -1;

  private final Shell shell;
  private final HiddenAnswer answer;
  private final LessonStager stager;
  private final LessonWatch watch;
  private final ReadOnlyObjectWrapper<@Nullable Lesson> lesson = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
  private @Nullable BeforeLesson before;
  private @Nullable Lesson ended;
  private int at;
  private int chosen = NOTHING;
  private boolean revealed;
  private boolean done;
  private boolean staged;
  private boolean finished;

  /** What was predicted at the steps whose answer is known, by their numbers. */
  private final Map<Integer, Integer> predicted = new HashMap<>();

  LessonPlayer(Shell shell) {
    this.shell = shell;
    answer = new HiddenAnswer(shell);
    stager = new LessonStager(shell);
    watch = new LessonWatch(shell, this::look);
  }

  /** The open lesson, or null. */
  ReadOnlyObjectProperty<@Nullable Lesson> lesson() {
    return lesson.getReadOnlyProperty();
  }

  /** A number that increases whenever there is something else to show. */
  ReadOnlyLongProperty changes() {
    return changes.getReadOnlyProperty();
  }

  /** Opens a lesson at its first step. */
  void start(Lesson next) {
    predicted.clear();
    startAt(next, 0);
  }

  /**
   * Opens the lesson that was ended last, at the step where it was.
   *
   * @return false where no lesson was ended before it was finished
   */
  boolean goOn() {
    Lesson known = ended;
    if (known == null) {
      return false;
    }
    startAt(known, at);
    return true;
  }

  /** Opens a lesson at a step. */
  void startAt(Lesson next, int step) {
    if (lesson.get() == null) {
      before = new BeforeLesson(shell);
    }
    shell.host().closeDialogue();
    if (next.steps().get(step).stage().show().isEmpty()) {
      shell.host().closePage();
    }
    lesson.set(next);
    inLesson(true);
    goTo(step);
  }

  /**
   * Takes another state of the open lesson, as it is edited; the window stays as it is.
   *
   * @param step the number of the present step there
   */
  void edited(Lesson next, int step) {
    predicted.clear();
    lesson.set(next);
    at = step;
    changed();
  }

  /** The present step. */
  LessonStep step() {
    Lesson open = lesson.get();
    if (open == null) {
      throw new IllegalStateException("no lesson is open");
    }
    return open.steps().get(at);
  }

  /** The present step's number, from 0. */
  int at() {
    return at;
  }

  /** The number of the choice that was predicted, or {@link #NOTHING}. */
  int chosen() {
    return chosen;
  }

  /** Whether what was asked is shown. */
  boolean isRevealed() {
    return revealed;
  }

  /** Whether the step's task is done. */
  boolean isDone() {
    return done;
  }

  /** Whether everything that the step shows is there. */
  boolean isStaged() {
    return staged;
  }

  /** What conditions are about, now. */
  LessonState state() {
    return watch.state();
  }

  /** Whether the last step is over; what it showed stays until the lesson is closed. */
  boolean isFinished() {
    return finished;
  }

  /** Shows what was asked, or goes on to the next step; after the last one it is finished. */
  void next() {
    Lesson open = lesson.get();
    if (open == null || finished) {
      return;
    }
    if (isAsking()) {
      choose(NOTHING);
    } else if (at + 1 < open.steps().size()) {
      goTo(at + 1);
    } else if (shell.lock().isClosed()) {
      // A shared computer stays on the lesson: the next student begins it.
      predicted.clear();
      goTo(0);
    } else {
      finished = true;
      changed();
    }
  }

  /** Whether something is asked that is not shown yet. */
  boolean isAsking() {
    LessonQuestion question = lesson.get() == null ? null : step().question();
    return question != null
        && !revealed
        && (!question.choices().isEmpty() || question.then() != null || question.reveal() != null);
  }

  /** Goes back one step. */
  void back() {
    if (finished) {
      finished = false;
      changed();
    } else if (lesson.get() != null && at > 0) {
      goTo(at - 1);
    }
  }

  /** Goes to a step. */
  void goTo(int step) {
    Lesson open = lesson.get();
    if (open == null || step < 0 || step >= open.steps().size()) {
      return;
    }
    at = step;
    finished = false;
    // Who comes back to a question finds it as it was answered.
    Integer known = predicted.get(step);
    chosen = known == null ? NOTHING : known;
    revealed = known != null;
    done = false;
    show();
  }

  /** Shows the present step as it began: the camera, the drawing, what is pinned and open. */
  void comeBack() {
    if (lesson.get() != null) {
      finished = false;
      show();
    }
  }

  /** Predicts, and shows what was asked. */
  void choose(int choice) {
    if (isAsking()) {
      chosen = choice;
      revealed = true;
      predicted.put(at, choice);
      show();
    }
  }

  private void show() {
    Lesson open = lesson.get();
    if (open == null) {
      return;
    }
    LessonQuestion question = step().question();
    answer.hide(question != null && question.hide() && !revealed);
    staged = false;
    watch.pause();
    stager.show(stage(open), this::shown);
    changed();
  }

  /** The parts of the window that the present step opens; none without a lesson. */
  List<String> openParts() {
    Lesson open = lesson.get();
    return open == null ? List.of() : stage(open).show();
  }

  private LessonStage stage(Lesson open) {
    return StageChain.at(open, at, revealed);
  }

  private void shown() {
    // A network that was just opened tells its answer.
    LessonQuestion question = lesson.get() == null ? null : step().question();
    answer.hide(question != null && question.hide() && !revealed);
    staged = true;
    watch.resume();
    changed();
  }

  /** Looks whether the task is done. */
  private void look() {
    if (lesson.get() == null || !staged) {
      return;
    }
    LessonTask task = step().task();
    if (task != null && !done && task.until().holds(watch.state())) {
      done = true;
    }
    changed();
  }

  /** Ends the lesson and shows what was there before. */
  void end() {
    BeforeLesson last = before;
    if (lesson.get() == null || last == null) {
      return;
    }
    if (shell.lock().refuses("lesson.locked")) {
      // Its panel was closed.
      changed();
      return;
    }
    before = null;
    ended = finished ? null : lesson.get();
    finished = false;
    stager.cancel();
    lesson.set(null);
    answer.hide(false);
    inLesson(false);
    last.restore();
    changed();
  }

  private void inLesson(boolean open) {
    for (Context context : List.of(Context.REMOTE, Context.LESSON, Context.PRESENTING)) {
      shell.commands().active(context).set(open);
    }
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }
}
