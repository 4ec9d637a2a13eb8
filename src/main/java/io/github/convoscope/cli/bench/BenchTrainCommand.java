package io.github.convoscope.cli.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.cli.NamedValues;
import io.github.convoscope.training.Flaws;
import io.github.convoscope.training.LiveTraining;
import io.github.convoscope.training.TrainingPreset;
import io.github.convoscope.training.ValidationSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench train}: measures how soon a network learns to read digits. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description =
        "Train a network on the handwriting model's digits, and measure when it reads 95 % and"
            + " 97 % of 2,000 others.")
final class BenchTrainCommand implements Callable<Integer> {
  private static final int DIGITS = 2000;
  private static final double FIRST_AIM = 0.95;
  private static final double SECOND_AIM = 0.97;

  @Option(
      names = "--preset",
      defaultValue = "small",
      converter = Presets.class,
      completionCandidates = Presets.class,
      description = "The network: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private TrainingPreset preset;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "Stop after so many seconds (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the random numbers (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--batch",
      defaultValue = "32",
      description = "Examples of one step (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--rate",
      defaultValue = "0.004",
      description = "Largest learning rate (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--every",
      defaultValue = "50",
      description = "Count right answers after so many steps (default: ${DEFAULT-VALUE}).")
  private int every;

  /** The names of the presets. */
  private static final class Presets extends NamedValues<TrainingPreset> {
    Presets() {
      super(List.of(TrainingPreset.values()), TrainingPreset::id);
    }
  }

  @Override
  public Integer call() {
    ValidationSet others = ValidationSet.handwriting(DIGITS, seed + 1);
    double start = System.nanoTime() / 1e9;
    LiveTraining training = new LiveTraining(preset.layout(), Flaws.NONE, seed, batch, rate);
    BenchReport report = new BenchReport();
    ObjectNode figures = report.group("train");
    double stepping = 0;
    double accuracy = 0;
    double first = 0;
    double second = 0;
    double now = 0;
    while (now < seconds && second == 0) {
      double before = System.nanoTime() / 1e9;
      training.step();
      stepping += System.nanoTime() / 1e9 - before;
      if (training.steps() % every == 0) {
        accuracy =
            others.accuracy(training.trainer().logits(training.parameters(), others.images()));
        now = System.nanoTime() / 1e9 - start;
        first = first == 0 && accuracy >= FIRST_AIM ? now : first;
        second = accuracy >= SECOND_AIM ? now : 0;
      }
    }
    figures.put("steps", training.steps());
    figures.put("examples", training.steps() * batch);
    figures.put("accuracy", accuracy);
    put(figures, "seconds_to_95_percent", first);
    put(figures, "seconds_to_97_percent", second);
    figures.put("examples_per_second", BenchReport.rounded(training.steps() * batch / stepping));
    report.print();
    return 0;
  }

  private static void put(ObjectNode into, String name, double seconds) {
    if (seconds > 0) {
      into.put(name, BenchReport.rounded(seconds));
    } else {
      into.putNull(name);
    }
  }
}
