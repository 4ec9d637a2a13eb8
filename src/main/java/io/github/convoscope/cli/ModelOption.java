package io.github.convoscope.cli;

import io.github.convoscope.engine.EngineKind;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.OpenOptions;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.task.Progress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options {@code --model}, {@code --card}, {@code --labels} and {@code --engine} of all
 * commands that open a model.
 */
public final class ModelOption {
  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "The network to use; without it, the bundled digits model.")
  private @Nullable Path file;

  @Option(
      names = "--card",
      paramLabel = "FILE",
      description = "The model card to use in place of the one beside the model.")
  private @Nullable Path card;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description =
          "A text file with one label a line that names the classes where there is no card;"
              + " without it, labels.txt beside the model.")
  private @Nullable Path labels;

  @Option(
      names = "--input-size",
      paramLabel = "PIXELS",
      description =
          "Rows and columns of the input, for a network that takes pictures of several sizes;"
              + " without it, the model card's, else the usual size.")
  private int side;

  @Option(
      names = "--engine",
      paramLabel = "own|dl4j",
      defaultValue = "own",
      converter = EngineChoice.class,
      description = "What computes the network: Convoscope (own) or Deeplearning4j.")
  private EngineKind engine = EngineKind.OWN;

  /** The model's file: the given one, or the shipped one. */
  public Path path() {
    return file == null ? ShippedFiles.model() : file;
  }

  /** Whether a model was given. */
  boolean hasModel() {
    return file != null;
  }

  /** Whether a model, a card, labels or another engine were given. */
  public boolean given() {
    return file != null || card != null || labels != null || side != 0 || engine != EngineKind.OWN;
  }

  /** Opens the model for a command that shows no colours. */
  public Model open() {
    return open(new ModelOpener(), path());
  }

  /** Opens this model file, with the given card, labels and engine if there are any. */
  Model open(Path other) {
    return open(new ModelOpener(), other);
  }

  /** Opens the model with the colour ranges that pictures of the scene need. */
  public Model openWithRanges() {
    return openWithRanges(path());
  }

  /** Opens this model file, with the given card if there is one. */
  Model openWithRanges(Path model) {
    return open(new ModelOpener(ShippedFiles.samples()), model);
  }

  private Model open(ModelOpener opener, Path model) {
    Model opened = opener.open(model, new OpenOptions(card, labels, side, Progress.NONE));
    Message remark = opened.remark();
    if (remark != null) {
      System.err.println("convoscope: " + Messages.text(remark));
    }
    if (opened.input().isUncertain()) {
      System.err.println("convoscope: " + Messages.text("cli.guessed-range", opened.file()));
    }
    return opened.computedBy(engine);
  }
}
