package io.github.convoscope.cli;

import io.github.convoscope.message.Message;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the arguments, in one sentence with the names a person would have needed. */
final class ArgumentErrors {
  private ArgumentErrors() {}

  /** What to tell about arguments that picocli refused. */
  static Message of(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    String name = name(command);
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched, command, name);
    }
    if (wrong instanceof OverwrittenOptionException twice) {
      return Message.of("cli.twice", name(twice.getOverwritten()));
    }
    if (wrong instanceof MutuallyExclusiveArgsException) {
      return Message.of("cli.one-of", name, groups(command));
    }
    if (wrong instanceof CommandLine.MissingParameterException missing) {
      return missing(missing, command, name);
    }
    ArgSpec about = wrong.getArgSpec();
    if (about != null && wrong.getValue() != null) {
      return notOfType(about, wrong);
    }
    if (command.getSubcommands().isEmpty()) {
      return Message.of("cli.wrong", String.valueOf(wrong.getMessage()));
    }
    return Message.of("cli.needs-command", name, commands(command));
  }

  /** What to tell about a word that is neither a command nor a file. */
  static Message unknown(CommandLine program, String word) {
    if (word.matches(".*[./\\\\].*")) {
      return Message.of("data.no-file", word);
    }
    List<String> near = Nearby.of(word, program.getSubcommands().keySet());
    return near.isEmpty()
        ? Message.of("cli.no-command-or-file", word, commands(program))
        : Message.of("cli.no-command-or-file-near", word, String.join(", ", near));
  }

  private static Message unmatched(
      UnmatchedArgumentException wrong, CommandLine command, String name) {
    String word = wrong.getUnmatched().get(0);
    boolean commands = !command.getSubcommands().isEmpty();
    if (!wrong.isUnknownOption()) {
      return commands
          ? Message.of("cli.no-such-command", name, word, commands(command))
          : Message.of("cli.too-much", name, word);
    }
    String option = word.replaceFirst("=.*", "");
    List<String> near =
        Nearby.of(option, List.copyOf(command.getCommandSpec().optionsMap().keySet()));
    return near.isEmpty()
        ? Message.of("cli.no-option", name, option)
        : Message.of("cli.no-option-near", name, option, String.join(", ", near));
  }

  private static Message missing(
      CommandLine.MissingParameterException wrong, CommandLine command, String name) {
    List<ArgSpec> missing = wrong.getMissing();
    boolean ofGroup = missing.stream().anyMatch(ArgumentErrors::isChoice);
    if (ofGroup) {
      return Message.of("cli.one-of", name, groups(command));
    }
    ArgSpec about = wrong.getArgSpec();
    if (about instanceof OptionSpec option && !option.required() || missing.isEmpty()) {
      return about == null
          ? Message.of("cli.wrong", String.valueOf(wrong.getMessage()))
          : Message.of("cli.option-needs", name(about), about.paramLabel());
    }
    return Message.of(
        "cli.needs", name, String.join(" ", missing.stream().map(ArgumentErrors::usage).toList()));
  }

  private static Message notOfType(ArgSpec about, ParameterException wrong) {
    String value = wrong.getValue();
    if (wrong.getCause() instanceof ChoiceProblem choice) {
      return Message.of("cli.explain.no-such", name(about), value, choice.choices());
    }
    Class<?> type = about.type();
    boolean whole = type == int.class || type == Integer.class || type == long.class;
    boolean number = whole || type == double.class;
    return Message.of(
        whole ? "cli.not-whole" : number ? "cli.not-a-number" : "cli.not-a-value",
        name(about),
        value);
  }

  private static boolean isChoice(ArgSpec spec) {
    ArgGroupSpec group = spec.group();
    return group != null && group.exclusive();
  }

  private static String groups(CommandLine command) {
    List<String> choices = new ArrayList<>();
    for (ArgGroupSpec group : command.getCommandSpec().argGroups()) {
      group.args().forEach(spec -> choices.add(usage(spec)));
    }
    return String.join(", ", choices);
  }

  private static String usage(ArgSpec spec) {
    String label = spec.paramLabel();
    return spec instanceof OptionSpec option ? option.shortestName() + " " + label : label;
  }

  private static String name(ArgSpec spec) {
    return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
  }

  private static String commands(CommandLine command) {
    return String.join(", ", command.getSubcommands().keySet());
  }

  private static String name(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName(" ");
    return name.substring(name.indexOf(' ') + 1);
  }
}
