package io.github.convoscope.lesson;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.ShippedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds lessons: those that come with the program, and those of another folder. */
public final class LessonFolder {
  private static final String ENDING = ".json";

  private LessonFolder() {}

  /** The files of all lessons, by their names; none where the folder is missing. */
  public static List<Path> files() {
    Path folder = ShippedFiles.lessons();
    return folder == null ? List.of() : in(folder);
  }

  /** The files of the lessons in a folder, by their names; none where there is no such folder. */
  public static List<Path> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.getFileName().toString().endsWith(ENDING))
          .sorted(Comparator.comparing(file -> file.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The file of a lesson.
   *
   * @param name of a shipped lesson, or the path of a file
   * @throws Problem where there is no such lesson
   */
  public static Path file(String name) {
    for (Path shipped : files()) {
      if (LessonReader.name(shipped).equals(name)) {
        return shipped;
      }
    }
    Path given = path(name);
    if (given == null || !Files.isRegularFile(given)) {
      throw Problem.input(
          Message.of(
              "lesson.no-lesson",
              name,
              String.join(", ", files().stream().map(LessonReader::name).toList())));
    }
    return given;
  }

  private static @Nullable Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException none) {
      return null;
    }
  }
}
