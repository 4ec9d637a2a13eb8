package io.github.convoscope.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a training run writes to.
 *
 * @param model the model file
 * @param checkpoint the file of the run's state
 * @param progress shows how far the run is
 */
record TrainingTarget(Path model, Path checkpoint, ConsoleProgress progress) {
  /** A run into this file. */
  static TrainingTarget of(Path model) {
    Path checkpoint = model.resolveSibling(model.getFileName() + ".checkpoint");
    return new TrainingTarget(model, checkpoint, new ConsoleProgress());
  }

  /** Deletes the run's state; the model is written. */
  void deleteCheckpoint() {
    try {
      Files.deleteIfExists(checkpoint);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
