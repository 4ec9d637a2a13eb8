package io.github.convoscope.cli;

import io.github.convoscope.cli.bench.BenchCommand;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program: reads the command line and runs the command it names. */
@Command(
    name = "convoscope",
    mixinStandardHelpOptions = true,
    version = "convoscope 0.1.0",
    description = "Shows what a convolutional network sees.")
public final class Convoscope implements Callable<Integer> {
  private static final int WORK_FAILED = 1;
  private static final int WRONG_INPUT = 2;

  /** In the order in which help lists them. */
  private static final Map<String, Class<?>> COMMANDS = commands();

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Print stack traces of errors, and what the program logs.")
  private boolean verbose;

  @Mixin private WindowCommand window;

  /** Runs a command and exits with its status: 0 done, 1 failed, 2 wrong arguments or input. */
  public static void main(String[] args) {
    LogConfiguration.choose(List.of(args).contains("--verbose"));
    System.exit(run(args));
  }

  private static Map<String, Class<?>> commands() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("classify", ClassifyCommand.class);
    commands.put("evaluate", EvaluateCommand.class);
    commands.put("train", TrainCommand.class);
    commands.put("data", DataCommand.class);
    commands.put("snapshot", SnapshotCommand.class);
    commands.put("visualize", VisualizeCommand.class);
    commands.put("describe", DescribeCommand.class);
    commands.put("activations", ActivationsCommand.class);
    commands.put("weights", WeightsCommand.class);
    commands.put("explain", ExplainCommand.class);
    commands.put("bench", BenchCommand.class);
    return commands;
  }

  /**
   * Runs a command and returns its exit status. Only the commands that the arguments name are made
   * known to picocli: all of them take it a fifth of a second, for which the window would wait.
   */
  public static int run(String... args) {
    List<String> words = List.of(args);
    List<String> named = COMMANDS.keySet().stream().filter(words::contains).toList();
    boolean help = words.contains("-h") || words.contains("--help");
    boolean known = words.isEmpty() || isKnown(args[0]);
    return run(args, known && !(help && named.isEmpty()) ? named : List.copyOf(COMMANDS.keySet()));
  }

  private static int run(String[] args, Collection<String> commands) {
    boolean all = commands.size() == COMMANDS.size();
    Convoscope program = new Convoscope();
    CommandLine line = new CommandLine(program);
    for (String name : commands) {
      line.addSubcommand(name, Objects.requireNonNull(COMMANDS.get(name)));
    }
    line.setParameterExceptionHandler(
        (exception, given) -> {
          if (!all) {
            // What is wrong is told with all that would have been right.
            return run(args, COMMANDS.keySet());
          }
          program.tell(Messages.text(ArgumentErrors.of(exception)), exception);
          return WRONG_INPUT;
        });
    line.setExecutionExceptionHandler(
        (exception, command, result) -> {
          if (exception instanceof Problem problem) {
            program.tell(Messages.text(problem.what()), exception);
            return problem.kind() == Problem.Kind.INPUT ? WRONG_INPUT : WORK_FAILED;
          }
          program.tell(String.valueOf(exception.getMessage()), exception);
          return WORK_FAILED;
        });
    if (args.length > 0 && !isKnown(args[0])) {
      // Before the options after it, which would be told to be none of the window's.
      program.tell(Messages.text(ArgumentErrors.unknown(line, args[0])), null);
      return WRONG_INPUT;
    }
    return line.execute(args);
  }

  /** Whether a first word is an option, a command or a file. */
  private static boolean isKnown(String word) {
    return word.startsWith("-") || COMMANDS.containsKey(word) || WindowCommand.exists(word);
  }

  /** Without a command: opens the window. */
  @Override
  public Integer call() {
    return window.open();
  }

  private void tell(String sentence, @Nullable Exception cause) {
    System.err.println("convoscope: " + sentence.replaceAll("\\s*\\R\\s*", " "));
    if (verbose && cause != null) {
      cause.printStackTrace();
    }
  }
}
