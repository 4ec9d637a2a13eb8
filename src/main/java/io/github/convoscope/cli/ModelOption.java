package io.github.convoscope.cli;

import io.github.convoscope.data.ModelCardFile;
import io.github.convoscope.model.ModelFiles;
import io.github.convoscope.model.OpenedModel;
import io.github.convoscope.network.ModelCard;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --model}, which every command has: a network with its model card. */
public final class ModelOption {
  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "The network to use; without it, the bundled digits model.")
  private @Nullable Path file;

  /** A network and what is known of it. */
  public record Choice(OpenedModel model, ModelCard card) {}

  /** The model's file. */
  public Path path() {
    return file == null ? ModelFiles.bundled() : file;
  }

  /** Opens the network; a card that lies beside it gives the names of its classes. */
  public Choice open() {
    Path chosen = path();
    Path beside = ModelCardFile.beside(chosen);
    if (Files.isRegularFile(beside) && !beside.equals(chosen)) {
      ModelCard card = ModelCardFile.read(beside);
      OpenedModel model = ModelFiles.open(chosen, card.labels());
      if (card.labels().size() == model.engine().spec().classes()) {
        return new Choice(model, card);
      }
      return unknown(model);
    }
    return unknown(ModelFiles.open(chosen));
  }

  private static Choice unknown(OpenedModel model) {
    var spec = model.engine().spec();
    return new Choice(model, ModelCard.unknown(spec.name(), spec.labels()));
  }
}
