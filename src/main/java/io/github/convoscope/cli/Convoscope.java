package io.github.convoscope.cli;

import io.github.convoscope.work.Messages;
import io.github.convoscope.work.Problem;
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
    description = "Shows what a convolutional network sees.",
    subcommands = {
      ClassifyCommand.class,
      EvaluateCommand.class,
      TrainCommand.class,
      DataCommand.class,
      SnapshotCommand.class,
      VisualizeCommand.class,
      DescribeCommand.class,
      ActivationsCommand.class,
      WeightsCommand.class,
      ExplainCommand.class,
      BenchCommand.class,
    })
public final class Convoscope implements Callable<Integer> {
  private static final int WORK_FAILED = 1;
  private static final int WRONG_INPUT = 2;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Print stack traces of errors.")
  private boolean verbose;

  @Mixin private WindowCommand window;

  /** Runs a command and exits with its status: 0 done, 1 failed, 2 wrong arguments or input. */
  public static void main(String[] args) {
    LogConfiguration.choose();
    System.exit(run(args));
  }

  /** Runs a command and returns its exit status. */
  public static int run(String... args) {
    Convoscope program = new Convoscope();
    CommandLine line = new CommandLine(program);
    line.setParameterExceptionHandler(
        (exception, given) -> {
          program.tell(Messages.text(ArgumentWords.of(exception)), exception);
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
    if (args.length > 0 && !isKnown(line, args[0])) {
      // Before the options after it, which would be told to be none of the window's.
      program.tell(Messages.text(ArgumentWords.unknown(line, args[0])), null);
      return WRONG_INPUT;
    }
    return line.execute(args);
  }

  /** Whether a first word is an option, a command or a file. */
  private static boolean isKnown(CommandLine line, String word) {
    return word.startsWith("-")
        || line.getSubcommands().containsKey(word)
        || WindowCommand.exists(word);
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
