package io.github.convoscope.cli;

import io.github.convoscope.data.TextFault;
import io.github.convoscope.lesson.Lesson;
import io.github.convoscope.lesson.LessonFolder;
import io.github.convoscope.lesson.LessonNames;
import io.github.convoscope.lesson.LessonReader;
import io.github.convoscope.lesson.LessonReading;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.ui.lesson.WindowNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The command {@code lesson list | check | sheet}: lists the shipped lessons, checks lesson files,
 * writes sheets to print.
 */
@Command(
    name = "lesson",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "list | check | sheet",
    description =
        "List the shipped lessons, check lesson files line by line, or write sheets to print.")
final class LessonCommand {
  private static final int NAME_WIDTH = 22;

  /** {@code lesson list}: a line for each shipped lesson. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "List the lessons that come with the program.")
  int list() {
    LessonNames names = WindowNames.all();
    for (Path file : LessonFolder.files()) {
      LessonReading reading = LessonReader.read(file, names);
      Lesson lesson = reading.lesson();
      if (lesson != null) {
        String name = String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s", lesson.name());
        String title = lesson.title().in(Locale.getDefault());
        System.out.println(
            Messages.text(
                "lesson.listed", name, title, lesson.notes().minutes(), lesson.steps().size()));
      }
    }
    return 0;
  }

  /** {@code lesson check FILE...}: says what is wrong, one line an error. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Check lesson files; says file, line and what is wrong.")
  int check(@Parameters(arity = "1..*", paramLabel = "FILE") List<Path> files) {
    boolean right = true;
    LessonNames names = WindowNames.all();
    for (Path file : files) {
      right &= isRight(file, names);
    }
    return right ? 0 : Convoscope.WRONG_INPUT;
  }

  /** {@code lesson sheet NAME -o DIR}: writes the teacher's sheet and the worksheet. */
  @Command(
      name = "sheet",
      mixinStandardHelpOptions = true,
      description =
          "Write the teacher's sheet and the worksheet of a lesson as pages to print, with"
              + " pictures.")
  int sheet(
      @Parameters(paramLabel = "NAME", description = "A shipped lesson, or a file.") String name,
      @Option(names = "-o", required = true, paramLabel = "DIR", description = "Folder to fill.")
          Path folder,
      @Option(names = "--language", paramLabel = "TAG", description = "Language of the texts.")
          @Nullable String language) {
    Locale locale = language == null ? Locale.getDefault() : LanguageOption.taken(language);
    new SheetWriter(LessonFolder.file(name), locale).write(folder);
    return 0;
  }

  private static boolean isRight(Path file, LessonNames names) {
    try {
      LessonReading reading = LessonReader.read(file, names);
      for (TextFault fault : reading.faults()) {
        complain(Message.of("lesson.fault", file, fault.line(), fault.column(), fault.what()));
      }
      return reading.faults().isEmpty();
    } catch (Problem unreadable) {
      complain(unreadable.what());
      return false;
    }
  }

  private static void complain(Message what) {
    System.err.println("convoscope: " + Messages.text(what).replaceAll("\\s*\\R\\s*", " "));
  }
}
