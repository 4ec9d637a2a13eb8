package io.github.convoscope.ui.lesson;

import io.github.convoscope.lesson.Lesson;
import io.github.convoscope.message.Message;
import java.nio.file.Path;
import java.util.Locale;

/** Writes the sheets to print of a lesson; what draws their pictures is above this package. */
@FunctionalInterface
public interface LessonSheets {
  /**
   * Writes teacher's sheet, worksheet and pictures. Runs on the file worker, not on the JavaFX
   * thread.
   *
   * @param locale language of texts and headings
   * @return what was written
   */
  Message write(Lesson lesson, Locale locale, Path folder);
}
