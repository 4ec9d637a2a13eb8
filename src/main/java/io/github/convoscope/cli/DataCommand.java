package io.github.convoscope.cli;

import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.data.Cifar10Fetch;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.MnistFetch;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.data.VerifiedFetch;
import io.github.convoscope.drawing.Handwriting;
import io.github.convoscope.model.PhotoNetworkFetch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code data}: fetches data sets and a network, or makes digits. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    description = "Fetch data sets or a network for photographs, or draw digits.",
    synopsisSubcommandLabel = "COMMAND")
final class DataCommand {
  /** {@code data mnist -o DIR}: fetches MNIST. */
  @Command(
      name = "mnist",
      mixinStandardHelpOptions = true,
      description = "Fetch MNIST from a public mirror and verify it.")
  int mnist(@Mixin FetchOptions options) {
    AtomicFile.checkFolder(options.folder());
    List<String> mirrors = new ArrayList<>(MnistFetch.MIRRORS);
    options.mirror().ifPresent(mirror -> mirrors.add(0, FetchOptions.folder(mirror)));
    new MnistFetch(mirrors).fetch(options.folder(), new ConsoleProgress());
    return 0;
  }

  /** {@code data cifar10 -o DIR}: fetches CIFAR-10. */
  @Command(
      name = "cifar10",
      mixinStandardHelpOptions = true,
      description =
          "Fetch CIFAR-10's binary files (170 MB) from their author's page and verify them.")
  int cifar10(@Mixin FetchOptions options) {
    AtomicFile.checkFolder(options.folder());
    VerifiedFetch archive = Cifar10Fetch.ARCHIVE;
    new Cifar10Fetch(options.mirror().map(archive::before).orElse(archive))
        .fetch(options.folder(), new ConsoleProgress());
    return 0;
  }

  /** {@code data photo-network -o FILE.zip}: fetches SqueezeNet. */
  @Command(
      name = "photo-network",
      mixinStandardHelpOptions = true,
      description =
          "Fetch SqueezeNet, a network for photographs, from its public source (0.7 MB), verify"
              + " it, and keep it as a model.")
  int photoNetwork(
      @Option(
              names = {"-o", "--output"},
              paramLabel = "FILE.zip",
              required = true,
              description = "The model to write.")
          Path file,
      @Option(
              names = "--mirror",
              paramLabel = "URL",
              description = "Try the files below this address first.")
          String mirror) {
    AtomicFile.check(file);
    VerifiedFetch weights = PhotoNetworkFetch.WEIGHTS;
    VerifiedFetch labels = PhotoNetworkFetch.LABELS;
    if (mirror != null) {
      String place = FetchOptions.folder(mirror);
      weights = weights.before(place + weights.name());
      labels = labels.before(place + labels.name());
    }
    new PhotoNetworkFetch(weights, labels).fetch(file, new ConsoleProgress());
    return 0;
  }

  /** {@code data samples -o FILE}: draws digits with the handwriting model. */
  @Command(
      name = "samples",
      mixinStandardHelpOptions = true,
      description = "Draw digits in every style of the handwriting model.")
  int samples(
      @Option(
              names = {"-o", "--output"},
              paramLabel = "FILE",
              required = true,
              description = "Where to write the drawings, in the strokes format.")
          Path file,
      @Option(
              names = "--seed",
              defaultValue = "7",
              description = "Seed of the random numbers (default: ${DEFAULT-VALUE}).")
          long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<LabelledDrawing> samples = new ArrayList<>();
    for (int digit = 0; digit < 10; digit++) {
      for (String style : Handwriting.styles(digit)) {
        samples.add(
            new LabelledDrawing(digit, null, style, Handwriting.digit(digit, style, 0.8, random)));
      }
      for (String style : Handwriting.hardStyles(digit)) {
        samples.add(
            LabelledDrawing.hard(digit, style, Handwriting.hardDigit(digit, style, 0.7, random)));
      }
    }
    StrokesFile.writeAll(file, samples);
    return 0;
  }
}
