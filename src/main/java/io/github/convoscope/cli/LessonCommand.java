package io.github.convoscope.cli;

import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.data.TextFault;
import io.github.convoscope.lesson.Lesson;
import io.github.convoscope.lesson.LessonFolder;
import io.github.convoscope.lesson.LessonLayers;
import io.github.convoscope.lesson.LessonNames;
import io.github.convoscope.lesson.LessonReader;
import io.github.convoscope.lesson.LessonReading;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.ui.lesson.WindowNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

  private final Map<String, Optional<NetworkSpec>> networks = new HashMap<>();

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
    Lesson lesson = SheetWriter.read(LessonFolder.file(name));
    AtomicFile.checkFolder(folder);
    System.err.println(Messages.text(new SheetWriter(lesson, locale).write(folder)));
    return 0;
  }

  private boolean isRight(Path file, LessonNames names) {
    try {
      LessonReading reading = LessonReader.read(file, names);
      List<TextFault> faults = new ArrayList<>(reading.faults());
      if (faults.isEmpty()) {
        // Else a wrong name may follow from another mistake.
        faults.addAll(LessonLayers.check(file, this::network, WindowNames.ownNetworks()));
      }
      for (TextFault fault : faults) {
        complain(Message.of("lesson.fault", file, fault.line(), fault.column(), fault.what()));
      }
      return faults.isEmpty();
    } catch (Problem unreadable) {
      complain(unreadable.what());
      return false;
    }
  }

  /** A network by its name in lessons; empty where it is no model that can be opened. */
  private Optional<NetworkSpec> network(String name) {
    return networks.computeIfAbsent(
        name,
        wanted -> {
          try {
            Model model = new ModelOpener(ShippedFiles.samples()).open(WindowNames.file(wanted));
            return Optional.of(model.spec());
          } catch (Problem notThere) {
            complain(notThere.what());
            return Optional.empty();
          }
        });
  }

  private static void complain(Message what) {
    System.err.println("convoscope: " + Messages.text(what).replaceAll("\\s*\\R\\s*", " "));
  }
}
