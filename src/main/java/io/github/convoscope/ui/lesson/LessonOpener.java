package io.github.convoscope.ui.lesson;

import io.github.convoscope.data.TextFault;
import io.github.convoscope.lesson.Lesson;
import io.github.convoscope.lesson.LessonReader;
import io.github.convoscope.lesson.LessonReading;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.FileOpeners;
import io.github.convoscope.ui.Notices;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Opens lesson files. Of one with mistakes the rest is opened, and the first mistake is told.
 *
 * @param notices tells of mistakes
 * @param start receives the lesson on the JavaFX thread
 */
record LessonOpener(Notices notices, Consumer<Lesson> start) implements FileOpeners.Opener {
  @Override
  public @Nullable Runnable read(Path file, Progress progress) {
    if (!LessonReader.recognises(file)) {
      return null;
    }
    LessonReading reading = LessonReader.read(file, WindowNames.all());
    Lesson lesson = reading.lesson();
    if (lesson == null) {
      throw Problem.input(mistake("lesson.broken", reading));
    }
    return () -> {
      start.accept(lesson);
      if (!reading.faults().isEmpty()) {
        notices.problem(Problem.input(mistake("lesson.mistakes", reading)));
      }
    };
  }

  private static Message mistake(String key, LessonReading reading) {
    TextFault first = reading.faults().get(0);
    return Message.of(
        key, reading.file().getFileName(), first.line(), first.what(), reading.faults().size() - 1);
  }
}
