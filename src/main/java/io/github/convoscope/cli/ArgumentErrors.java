package io.github.convoscope.cli;

import io.github.convoscope.message.Message;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what is wrong with the arguments. */
final class ArgumentErrors {
  private ArgumentErrors() {}

  /** What is wrong with arguments that picocli refused. */
  static Message of(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    String name = name(command);
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched, name);
    }
    if (wrong.getArgSpec() != null && wrong.getValue() != null) {
      return wrongValue(wrong.getArgSpec(), wrong.getValue(), wrong.getCause());
    }
    if (wrong.getClass() == ParameterException.class && !command.getSubcommands().isEmpty()) {
      return Message.of("cli.needs-command", name, commands(command));
    }
    return Message.of("cli.wrong", sentence(wrong));
  }

  /** What is wrong with a first argument that is neither a command nor a file. */
  static Message unknown(CommandLine program, String word) {
    if (word.matches(".*[./\\\\].*")) {
      return Message.of("data.no-file", word);
    }
    return Message.of("cli.no-command-or-file", word, commands(program));
  }

  private static Message unmatched(UnmatchedArgumentException wrong, String name) {
    CommandLine command = wrong.getCommandLine();
    String word = wrong.getUnmatched().get(0);
    if (!wrong.isUnknownOption()) {
      if (InputFiles.isNamedLikeModel(word)
          && command.getCommandSpec().findOption("--model") != null) {
        return Message.of("cli.model-option", word);
      }
      return command.getSubcommands().isEmpty()
          ? Message.of("cli.too-many", name, word)
          : Message.of("cli.no-such-command", name, word, commands(command));
    }
    String option = word.replaceFirst("=.*", "");
    List<String> similar = wrong.getSuggestions();
    return similar.isEmpty()
        ? Message.of("cli.no-option", name, option)
        : Message.of("cli.no-option-similar", name, option, String.join(", ", similar));
  }

  private static Message wrongValue(ArgSpec argument, String value, @Nullable Throwable cause) {
    String name =
        argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    if (cause instanceof UnknownName unknown) {
      return Message.of("cli.no-such-value", name, value, unknown.names());
    }
    Class<?> type = argument.type();
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return Message.of("cli.not-whole", name, value);
    }
    boolean number = type == double.class || type == Double.class;
    return Message.of(number ? "cli.not-a-number" : "cli.not-a-value", name, value);
  }

  /** picocli's own sentence, as it follows {@code convoscope: }. */
  private static String sentence(ParameterException wrong) {
    String text = String.valueOf(wrong.getMessage()).replaceFirst("^Error: ", "");
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  private static String commands(CommandLine command) {
    return String.join(", ", command.getSubcommands().keySet());
  }

  /** The command as the user wrote it, without the program's name. */
  private static String name(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName(" ");
    return name.substring(name.indexOf(' ') + 1);
  }
}
