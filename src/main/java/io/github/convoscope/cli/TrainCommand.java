package io.github.convoscope.cli;

import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.training.ExampleSource;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code train}: trains a network on digits or on colour pictures, and writes it with its card. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description =
        "Train a network on digits or on colour pictures. A run that was stopped continues from its"
            + " checkpoint.")
final class TrainCommand implements Callable<Integer> {
  private static final String FOR_DIGITS = "%nFor digits:%n";
  private static final String FOR_PICTURES = "%nFor colour pictures:%n";

  @Spec private CommandSpec spec;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "MODEL.zip",
      required = true,
      description = "The model to write; its card is written beside it.")
  private Path output;

  @Mixin private TrainingOptions options;

  @ArgGroup(validate = false, heading = FOR_DIGITS)
  private DigitTrainingOptions digits = new DigitTrainingOptions();

  @ArgGroup(validate = false, heading = FOR_PICTURES)
  private PictureTrainingOptions pictures = new PictureTrainingOptions();

  @Override
  public Integer call() {
    Long steps = options.steps();
    boolean ofDigits = digits.given() || (steps != null && !pictures.given());
    if (ofDigits == pictures.given()) {
      throw Problem.input(Message.of(ofDigits ? "cli.train-two" : "cli.train-none"));
    }
    refuseOptions(
        ofDigits ? FOR_PICTURES : FOR_DIGITS,
        ofDigits ? "--cifar10, --pictures" : "--mnist, --strokes, --handwriting, --steps");
    options.check();
    AtomicFile.check(output);
    TrainingTarget target = TrainingTarget.of(output);
    ModelCard card;
    if (steps != null) {
      ExampleSource source = ofDigits ? digits.source() : pictures.source();
      card = StepsTraining.train(steps, source, digits.flaws(options), options, target);
    } else {
      card = ofDigits ? digits.train(options, target) : pictures.train(options, target);
    }
    target.deleteCheckpoint();
    card.facts()
        .forEach(
            (group, facts) ->
                facts.forEach(
                    (name, value) -> target.progress().print(group + ": " + name + " " + value)));
    return 0;
  }

  /**
   * Refuses options that would be passed over in silence.
   *
   * @param heading of their group
   * @param where what they go with
   */
  private void refuseOptions(String heading, String where) {
    ParseResult given = Objects.requireNonNull(spec.commandLine().getParseResult());
    for (OptionSpec option : given.matchedOptions()) {
      if (option.group() != null && heading.equals(option.group().heading())) {
        throw Problem.input(Message.of("cli.only-with", option.longestName(), where));
      }
    }
  }
}
