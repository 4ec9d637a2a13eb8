package io.github.convoscope.lesson;

import io.github.convoscope.data.TextFault;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lesson file as it was read.
 *
 * @param file where it is from
 * @param lesson all parts that are right; null where no step is
 * @param faults what is wrong, in the order of the file
 */
public record LessonReading(Path file, @Nullable Lesson lesson, List<TextFault> faults) {
  /** Copies the faults. */
  public LessonReading {
    faults = List.copyOf(faults);
  }
}
