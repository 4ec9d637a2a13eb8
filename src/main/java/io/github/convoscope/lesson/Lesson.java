package io.github.convoscope.lesson;

import java.util.List;

/**
 * A lesson: what it is called, what a teacher should know, and its steps.
 *
 * <pre>{@code
 * LessonReading reading = LessonReader.read(Path.of("lessons/tour.json"), names);
 * Lesson lesson = reading.lesson(); // the parts that are right, also of a broken file
 * reading.faults().forEach(fault -> System.err.println(fault.line()));
 * }</pre>
 *
 * @param name of the file, without its ending
 * @param title shown above every step
 * @param notes for the teacher
 * @param steps in their order, at least one
 */
public record Lesson(String name, LessonText title, LessonNotes notes, List<LessonStep> steps) {
  /** Copies the steps. */
  public Lesson {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a lesson without a step");
    }
  }
}
