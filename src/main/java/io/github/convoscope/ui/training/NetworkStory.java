package io.github.convoscope.ui.training;

import io.github.convoscope.model.Model;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds the history of a network's training: the file beside the network that has its name and ends
 * in {@code .history}, such as {@code models/digits.history}.
 */
final class NetworkStory {
  private NetworkStory() {}

  /** The history of a network, or null where there is none. */
  static @Nullable Path of(@Nullable Model model) {
    Path file = model == null ? null : model.path();
    if (file == null) {
      return null;
    }
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    Path story = file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".history");
    return Files.isRegularFile(story) ? story : null;
  }
}
