package io.github.convoscope.model;

import io.github.convoscope.data.LabelsFile;
import io.github.convoscope.data.ModelCardFile;
import io.github.convoscope.network.ModelCard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a model beside its file: its card, which was chosen, lies beside it or in the
 * user's folder; and where there is none, its labels from a text file.
 *
 * @param model the model file
 * @param card null where there is none
 * @param labels names of the classes; empty where nothing names them
 * @param name what to call their file in messages
 */
record CardSource(Path model, @Nullable ModelCard card, List<String> labels, Path name) {
  private static final String BACKGROUND = "background";

  /** Nothing is known. */
  static CardSource none(Path model) {
    return new CardSource(model, null, List.of(), Path.of(""));
  }

  /**
   * Finds and reads card or labels.
   *
   * @param sha256 of the model file, in hexadecimal
   * @throws io.github.convoscope.message.Problem if a file that is there can't be read
   */
  static CardSource of(Path model, String sha256, OpenOptions options) {
    Path beside = ModelCardFile.beside(model);
    Path kept = ModelCardFile.kept(sha256);
    if (options.card() != null) {
      return card(model, options.card());
    }
    if (Files.isRegularFile(beside)) {
      return card(model, beside);
    }
    if (Files.isRegularFile(kept)) {
      return card(model, kept);
    }
    Path text = options.labels() == null ? LabelsFile.beside(model) : options.labels();
    return options.labels() != null || Files.isRegularFile(text)
        ? new CardSource(model, null, LabelsFile.read(text), text.getFileName())
        : none(model);
  }

  /** Rows and columns of the input as the options say, else the card; 0 where neither does. */
  int side(OpenOptions options) {
    return options.side() > 0 || card == null ? options.side() : card.picture().side();
  }

  /** The same with the labels of a file beside the model, where nothing else is known. */
  CardSource orLabels(String file) {
    Path text = model.resolveSibling(file);
    return card == null && labels.isEmpty() && Files.isRegularFile(text)
        ? new CardSource(model, null, LabelsFile.read(text), text.getFileName())
        : this;
  }

  /**
   * The same without a first label for the background, which lists of ImageNet's classes have and
   * networks have not.
   */
  CardSource fitting(int classes) {
    return card == null
            && labels.size() == classes + 1
            && labels.get(0).equalsIgnoreCase(BACKGROUND)
        ? new CardSource(model, null, labels.subList(1, labels.size()), name)
        : this;
  }

  private static CardSource card(Path model, Path file) {
    ModelCard card = ModelCardFile.read(file);
    return new CardSource(model, card, card.labels(), file.getFileName());
  }
}
