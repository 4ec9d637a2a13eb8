package io.github.convoscope.cli;

import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.engine.dl4j.LayerPlan;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code train} that hold for every kind of example. */
final class TrainingOptions {
  @Option(
      names = "--layers",
      paramLabel = "PLAN",
      description =
          "The layers, such as \"conv 8@7x7, pool, conv 16@5x5, pool, dense 112\"; /2 after a"
              + " kernel is a stride, mean the mean of whole maps.")
  private @Nullable String layers;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes through the data (50 for digits, 40 for pictures).")
  private @Nullable Integer epochs;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the random numbers (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--batch",
      defaultValue = "64",
      description = "Examples of one step (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--rate",
      description = "Largest learning rate (0.0015 for digits, 0.05 for pictures).")
  private @Nullable Double rate;

  @Option(
      names = "--examples",
      paramLabel = "N",
      description =
          "Train with only so many pictures or digits; those of the handwriting model then stay the"
              + " same.")
  private @Nullable Integer examples;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description =
          "Train so many steps, as the window's training room does, on the handwriting model's"
              + " digits, or --mnist, --strokes, --drawings or --cifar10, with --layers, --seed,"
              + " --batch, --rate and what teaches it wrong.")
  private @Nullable Long steps;

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description = "Also keep the network at growing distances: after 0, 1, 2, 4, 8 … steps.")
  private @Nullable Path history;

  /**
   * Checks numbers.
   *
   * @throws Problem when one makes no sense
   */
  void check() {
    if (history != null) {
      AtomicFile.check(history);
    }
    if (steps != null && steps < 0) {
      throw Problem.input(Message.of("cli.at-least-one", "--steps", steps));
    }
    atLeastOne("--epochs", epochs);
    atLeastOne("--batch", batch);
    atLeastOne("--examples", examples);
    if (rate != null && !(rate > 0 && rate <= 10)) {
      throw Problem.input(Message.of("cli.rate", rate));
    }
  }

  /**
   * Checks the number of an option.
   *
   * @throws Problem when it is below 1
   */
  static void atLeastOne(String name, @Nullable Integer value) {
    if (value != null && value < 1) {
      throw Problem.input(Message.of("cli.at-least-one", name, value));
    }
  }

  /** The layers, or null where the option is not given. */
  @Nullable LayerPlan plan() {
    return layers == null ? null : LayerPlan.parse(layers);
  }

  int epochs(int otherwise) {
    return epochs == null ? otherwise : epochs;
  }

  long seed() {
    return seed;
  }

  int batch() {
    return batch;
  }

  double rate(double otherwise) {
    return rate == null ? otherwise : rate;
  }

  /** The number of examples to train with. */
  int examples(int otherwise) {
    return examples == null ? otherwise : examples;
  }

  /** How many steps to train as the training room does, or null. */
  @Nullable Long steps() {
    return steps;
  }

  /** Where to keep the run's history, or null. */
  @Nullable Path history() {
    return history;
  }
}
