package io.github.convoscope.cli;

import io.github.convoscope.message.Languages;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The main class: reads the command line and runs the command that it names.
 *
 * <pre>{@code
 * int status = Convoscope.run("classify", "--json", "seven.png");
 * }</pre>
 */
@Command(
    name = "convoscope",
    mixinStandardHelpOptions = true,
    version = "convoscope 0.1.0",
    description = "Shows what a convolutional network sees.")
public final class Convoscope implements Callable<Integer> {
  private static final int WORK_FAILED = 1;

  /** What JavaFX says where nobody serves the display. */
  private static final String NO_DISPLAY = "Unable to open DISPLAY";

  /** The exit status where an argument or an input file is wrong. */
  static final int WRONG_INPUT = 2;

  /** The commands in the order in which {@code --help} lists them. */
  private static final Map<String, Supplier<Class<?>>> COMMANDS = commands();

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Print stack traces of errors, and what the program logs.")
  private boolean verbose;

  @Mixin private WindowCommand window;

  /** Runs a command and exits with its status: 0 done, 1 failed, 2 wrong arguments or input. */
  public static void main(String[] args) {
    Locale.setDefault(Languages.nearest(Locale.getDefault(Locale.Category.DISPLAY)));
    LogConfiguration.choose(List.of(args).contains("--verbose"));
    System.exit(run(args));
  }

  private static Map<String, Supplier<Class<?>>> commands() {
    Map<String, Supplier<Class<?>>> commands = new LinkedHashMap<>();
    commands.put("classify", () -> ClassifyCommand.class);
    commands.put("evaluate", () -> EvaluateCommand.class);
    commands.put("compare", () -> CompareCommand.class);
    commands.put("train", () -> TrainCommand.class);
    commands.put("data", () -> DataCommand.class);
    commands.put("snapshot", () -> SnapshotCommand.class);
    commands.put("film", () -> FilmCommand.class);
    commands.put("history", () -> HistoryCommand.class);
    commands.put("lesson", () -> LessonCommand.class);
    commands.put("visualize", () -> VisualizeCommand.class);
    commands.put("describe", () -> DescribeCommand.class);
    commands.put("activations", () -> ActivationsCommand.class);
    commands.put("convert", () -> ConvertCommand.class);
    commands.put("weights", () -> WeightsCommand.class);
    commands.put("explain", () -> ExplainCommand.class);
    commands.put("find-mark", () -> FindMarkCommand.class);
    commands.put("bench", () -> provided("bench"));
    return commands;
  }

  /** A command of a package that builds on this one. */
  private static Class<?> provided(String name) {
    return ServiceLoader.load(CommandProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no package has the command " + name))
        .type();
  }

  /**
   * Runs a command and returns its exit status. picocli only learns of the commands that are among
   * the arguments: all commands would take it a fifth of a second, and the window would wait.
   */
  public static int run(String... args) {
    List<String> arguments = List.of(args);
    List<String> named = COMMANDS.keySet().stream().filter(arguments::contains).toList();
    boolean help = arguments.contains("-h") || arguments.contains("--help");
    boolean known = arguments.isEmpty() || isKnown(args[0]);
    return run(args, known && !(help && named.isEmpty()) ? named : List.copyOf(COMMANDS.keySet()));
  }

  private static int run(String[] args, Collection<String> commands) {
    boolean all = commands.size() == COMMANDS.size();
    Convoscope program = new Convoscope();
    CommandLine line = new CommandLine(program);
    for (String name : commands) {
      // A CommandLine of its own, since only then picocli runs the model transformers of a class.
      line.addSubcommand(name, new CommandLine(Objects.requireNonNull(COMMANDS.get(name)).get()));
    }
    line.setParameterExceptionHandler(
        (exception, given) -> {
          if (!all) {
            // The message lists what would have been right, so picocli needs all commands.
            return run(args, COMMANDS.keySet());
          }
          program.print(Messages.text(ArgumentErrors.of(exception)), exception);
          return WRONG_INPUT;
        });
    line.setExecutionExceptionHandler(
        (exception, command, result) -> {
          if (exception instanceof Problem problem) {
            program.print(Messages.text(problem.what()), exception);
            return problem.kind() == Problem.Kind.INPUT ? WRONG_INPUT : WORK_FAILED;
          }
          program.print(words(exception), exception);
          return WORK_FAILED;
        });
    if (args.length > 0 && !isKnown(args[0])) {
      // Else picocli would complain about the options after it, which are not the window's.
      program.print(Messages.text(ArgumentErrors.unknown(line, args[0])), null);
      return WRONG_INPUT;
    }
    return line.execute(args);
  }

  /** What is told of an error that nobody expected; JavaFX names no display that is not there. */
  private static String words(Exception exception) {
    String said = String.valueOf(exception.getMessage());
    return said.equals(NO_DISPLAY)
        ? Messages.text("window.dead-display", String.valueOf(System.getenv("DISPLAY")))
        : said;
  }

  /** Whether the first argument is an option, a command or a file. */
  private static boolean isKnown(String argument) {
    return argument.startsWith("-")
        || COMMANDS.containsKey(argument)
        || WindowCommand.exists(argument);
  }

  /** Opens the window: there is no command. */
  @Override
  public Integer call() {
    return window.open();
  }

  /** Prints an error in one line. */
  void print(String sentence, @Nullable Exception cause) {
    System.err.println("convoscope: " + sentence.replaceAll("\\s*\\R\\s*", " "));
    if (verbose && cause != null) {
      cause.printStackTrace();
    }
  }
}
