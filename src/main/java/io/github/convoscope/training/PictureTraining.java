package io.github.convoscope.training;

import io.github.convoscope.data.LabelledPictures;
import io.github.convoscope.data.TrainingHistory;
import io.github.convoscope.engine.dl4j.PlannedTrainer;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network on labelled colour pictures.
 *
 * <pre>{@code
 * PictureData data = PictureData.split(Cifar10.train(folder));
 * PictureTraining training = new PictureTraining(settings, data);
 * training.run(checkpoint, Progress.NONE, result -> log(result.accuracies()));
 * }</pre>
 *
 * <p>It writes a checkpoint every hundred steps and after each epoch. Started again with the same
 * settings, it continues from there, and the result is the same, bit for bit. Started again with
 * another number of epochs, it continues from the last moment from which the longer or shorter run
 * is the same. One thread at a time.
 */
public final class PictureTraining {
  private final PlannedTrainer trainer;
  private final TrainingLoop loop;

  /** A new run. */
  public PictureTraining(PictureSettings settings, PictureData data) {
    LabelledPictures train = data.train();
    Shape input = Shape.maps(LabelledPictures.CHANNELS, train.rows(), train.columns());
    int classes = train.names().size();
    trainer =
        new PlannedTrainer(
            settings.plan(),
            input,
            classes,
            settings.momentum(),
            settings.decay(),
            settings.seed());
    loop =
        new TrainingLoop(
            settings.loop(),
            trainer,
            () -> List.of(new PictureExamples(train, settings.variation(), settings.smoothing())),
            List.of(data.validationSet()),
            (inputs, targets) -> {},
            input.size(),
            classes,
            train.names());
  }

  /** The network in training. */
  public PlannedTrainer trainer() {
    return trainer;
  }

  /** The parameters with the best validation so far, a copy. */
  public float[] best() {
    return loop.best();
  }

  /** The results of the epochs so far; one accuracy each. */
  public List<EpochResult> results() {
    return loop.results();
  }

  /** Runs the remaining epochs without a history. */
  public void run(Path checkpoint, Progress progress, Consumer<EpochResult> onEpoch) {
    run(checkpoint, null, progress, onEpoch);
  }

  /**
   * Runs the remaining epochs.
   *
   * @param checkpoint the file of the run's state, read if it exists
   * @param history the file of a {@link TrainingHistory}, written as the run goes on; null for none
   * @param progress called after every batch
   * @param onEpoch called after every epoch
   * @throws io.github.convoscope.message.Problem when the checkpoint is broken or was written with
   *     other settings
   * @throws io.github.convoscope.task.CancelledException after a batch when cancelled
   */
  public void run(
      Path checkpoint, @Nullable Path history, Progress progress, Consumer<EpochResult> onEpoch) {
    loop.run(checkpoint, history, progress, onEpoch);
  }
}
