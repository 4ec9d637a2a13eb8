package io.github.convoscope.training;

import io.github.convoscope.data.TrainingHistory;
import io.github.convoscope.engine.dl4j.NetworkTrainer;
import io.github.convoscope.task.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Trains the digits network: it runs epochs of augmented examples, keeps a running mean of the
 * parameters (Polyak averaging), and validates after each epoch. The best parameters are kept.
 *
 * <pre>{@code
 * TrainingData data = TrainingData.read(mnistFolder, strokesFile);
 * Training training = new Training(settings, data);
 * training.run(checkpoint, Progress.NONE, result -> log(result.accuracies()));
 * new ModelFinaliser(settings, data, sources).write(training, Path.of("digits.zip"));
 * }</pre>
 *
 * <p>It writes a checkpoint after each epoch. Started again with the same settings, it continues
 * from there, and the result is the same, bit for bit. One thread at a time.
 */
public final class Training {
  private final NetworkTrainer trainer;
  private final TrainingLoop loop;

  /** A new run without teachers. */
  public Training(TrainingSettings settings, TrainingData data) {
    this(settings, data, new TeacherNetworks(List.of(), settings.layout()));
  }

  /** A new run. */
  public Training(TrainingSettings settings, TrainingData data, TeacherNetworks teachers) {
    trainer = new NetworkTrainer(settings.layout(), settings.seed());
    Distillation distillation = settings.distillation();
    loop =
        new TrainingLoop(
            settings.loop(),
            trainer,
            () -> data.examples(settings),
            data.validation(),
            (images, targets) ->
                teachers.soften(
                    images, targets, distillation.temperature(), distillation.labelWeight()),
            settings.layout().rows() * settings.layout().columns(),
            settings.layout().classes(),
            List.of());
  }

  /** The network in training. */
  public NetworkTrainer trainer() {
    return trainer;
  }

  /** The parameters with the best validation so far, a copy. */
  public float[] best() {
    return loop.best();
  }

  /** The results of the epochs so far; their accuracies are of the data's validation sets. */
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
