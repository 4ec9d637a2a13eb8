package io.github.convoscope.model;

import io.github.convoscope.task.Progress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What may be said when a model is opened.
 *
 * @param card the card to use in place of the one beside the model, or null
 * @param labels a text file with one label a line, which names the classes where there is no card;
 *     null for {@code labels.txt} beside the model, if there is one
 * @param side rows and columns of the input where the network takes several sizes; 0 for the
 *     card's, else the usual size
 * @param progress told how far it is, and asked whether the model is still wanted
 */
public record OpenOptions(@Nullable Path card, @Nullable Path labels, int side, Progress progress) {
  /** Nothing is said. */
  public static final OpenOptions NONE = new OpenOptions(null, null, 0, Progress.NONE);

  /** The size is left to card and file. */
  public OpenOptions(@Nullable Path card, @Nullable Path labels, Progress progress) {
    this(card, labels, 0, progress);
  }

  /** The same for another size of the input; 0 for that of the card, else the usual one. */
  public OpenOptions sized(int rowsAndColumns) {
    return new OpenOptions(card, labels, rowsAndColumns, progress);
  }

  /** The same with somebody who watches. */
  public OpenOptions watched(Progress by) {
    return new OpenOptions(card, labels, side, by);
  }
}
