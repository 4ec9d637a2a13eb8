package io.github.convoscope.lesson;

import java.util.ArrayList;
import java.util.List;

/** Makes changed copies of lessons, as an editor needs them. Steps count from 0. */
public final class LessonChanges {
  private LessonChanges() {}

  /** The same lesson with other steps. */
  public static Lesson withSteps(Lesson lesson, List<LessonStep> steps) {
    return new Lesson(lesson.name(), lesson.title(), lesson.notes(), steps);
  }

  /** The same lesson with another title. */
  public static Lesson withTitle(Lesson lesson, LessonText title) {
    return new Lesson(lesson.name(), title, lesson.notes(), lesson.steps());
  }

  /** Puts a step in the place of another. */
  public static Lesson replaced(Lesson lesson, int at, LessonStep step) {
    List<LessonStep> steps = new ArrayList<>(lesson.steps());
    steps.set(at, step);
    return withSteps(lesson, steps);
  }

  /** Puts a step before the one that is there now, or at the end. */
  public static Lesson inserted(Lesson lesson, int at, LessonStep step) {
    List<LessonStep> steps = new ArrayList<>(lesson.steps());
    steps.add(at, step);
    return withSteps(lesson, steps);
  }

  /**
   * Takes a step out.
   *
   * @throws IllegalArgumentException if it is the only one
   */
  public static Lesson without(Lesson lesson, int at) {
    List<LessonStep> steps = new ArrayList<>(lesson.steps());
    steps.remove(at);
    return withSteps(lesson, steps);
  }

  /** Moves a step to another place. */
  public static Lesson moved(Lesson lesson, int from, int to) {
    List<LessonStep> steps = new ArrayList<>(lesson.steps());
    steps.add(to, steps.remove(from));
    return withSteps(lesson, steps);
  }
}
