package io.github.convoscope.ui.training;

import io.github.convoscope.model.ChangingNetwork;
import io.github.convoscope.model.Model;
import io.github.convoscope.task.Workers;
import io.github.convoscope.training.RoomCheckpoint;
import io.github.convoscope.training.TrainingRecipe;
import io.github.convoscope.training.WatchedTraining;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Trains on a thread of its own and publishes snapshots, about a dozen a second; the pen goes
 * first. Methods are called on the JavaFX thread, and so are the receivers.
 */
final class RoomWorker {
  private static final long SHOWN_NANOS = 80_000_000L;
  private static final long SAVED_NANOS = 10_000_000_000L;

  /**
   * After a movement of the pen training waits so long, and never longer than the second number.
   */
  private static final long QUIET_NANOS = 50_000_000L;

  private static final long MOST_WAITED_NANOS = 1_000_000_000L;
  private static final int MEASURED = 40;

  private static final int NONE = -1;

  private final ExecutorService thread = Workers.single("training");
  private final Consumer<RoomSnapshot> shown;
  private final Consumer<Throwable> failed;
  private final Path checkpoint;
  private final AtomicReference<@Nullable RoomSnapshot> waiting = new AtomicReference<>();
  private final AtomicInteger wanted = new AtomicInteger(NONE);
  private final AtomicInteger request = new AtomicInteger();
  private volatile long drawn;

  /** The following are used on the thread only. */
  private @Nullable WatchedTraining training;

  private @Nullable ChangingNetwork network;
  private @Nullable Model last;
  private double speed;

  /**
   * A worker without a training.
   *
   * @param checkpoint file of the state that survives a crash
   * @param shown receives snapshots
   * @param failed receives errors; training has stopped then
   */
  RoomWorker(Path checkpoint, Consumer<RoomSnapshot> shown, Consumer<Throwable> failed) {
    this.checkpoint = checkpoint;
    this.shown = shown;
    this.failed = failed;
  }

  /** Begins a training. */
  void begin(TrainingRecipe recipe) {
    begin(() -> new WatchedTraining(recipe));
  }

  /** Continues the training that was interrupted. */
  void continueSaved() {
    begin(() -> WatchedTraining.continued(RoomCheckpoint.read(checkpoint)));
  }

  private void begin(Supplier<WatchedTraining> make) {
    pause();
    thread.execute(() -> training = null);
    run(
        () -> {
          WatchedTraining made = make.get();
          training = made;
          network = made.network("training", MEASURED);
          last = null;
          speed = 0;
          publish(false);
        });
  }

  /** Trains until it is paused, or for so many steps. */
  void start(long most) {
    int mine = request.incrementAndGet();
    runTrained(() -> train(mine, most));
  }

  /** Makes one step, a moment to go back to. */
  void step() {
    pause();
    runTrained(
        () -> {
          training().step(true);
          publish(false);
        });
  }

  /** Trains to the end of this epoch. */
  void epoch() {
    int mine = request.incrementAndGet();
    runTrained(
        () -> {
          int steps = training().stepsOfEpoch();
          train(mine, steps - training().steps() % steps);
        });
  }

  /** Stops after the present step. */
  void pause() {
    request.incrementAndGet();
  }

  /** Goes to a moment; of several that are asked for quickly only the newest counts. */
  void goTo(int moment) {
    pause();
    if (wanted.getAndSet(moment) == NONE) {
      runTrained(
          () -> {
            int to = wanted.getAndSet(NONE);
            if (to < training().moments().size()) {
              training().goTo(to);
              publish(false);
            }
          });
    }
  }

  /** Does something with the training, on its thread. */
  <T> void with(Function<WatchedTraining, T> errand, Consumer<T> done) {
    runTrained(
        () -> {
          T result = errand.apply(training());
          Platform.runLater(() -> done.accept(result));
        });
  }

  /**
   * Trains the same recipe with the next seed for as many steps, and matches the units of both
   * networks. Whatever else is asked for meanwhile gives it up.
   *
   * @param done receives the two networks, or null where it was given up
   */
  void secondSeed(DoubleConsumer progress, Consumer<@Nullable TwoSeeds> done) {
    int mine = request.incrementAndGet();
    runTrained(
        () -> {
          TwoSeeds seeds =
              SecondSeed.train(
                  training(),
                  () -> {
                    waitForPen();
                    return request.get() == mine;
                  },
                  part -> Platform.runLater(() -> progress.accept(part)));
          Platform.runLater(() -> done.accept(seeds));
        });
  }

  /** Says that the pen has moved: training waits a moment. */
  void penMoved() {
    drawn = System.nanoTime();
  }

  private WatchedTraining training() {
    return Objects.requireNonNull(training);
  }

  /** Does something with the training, unless it could not begin. */
  private void runTrained(Runnable task) {
    run(
        () -> {
          if (training != null) {
            task.run();
          }
        });
  }

  private void run(Runnable task) {
    thread.execute(
        () -> {
          try {
            task.run();
          } catch (RuntimeException | Error problem) {
            pause();
            Platform.runLater(() -> failed.accept(problem));
          }
        });
  }

  /**
   * Trains while nothing else is asked for.
   *
   * @param mine the number of the request
   */
  private void train(int mine, long most) {
    WatchedTraining now = training();
    long end = most == Long.MAX_VALUE ? most : now.steps() + most;
    long shownAt = System.nanoTime();
    long savedAt = shownAt;
    long from = now.steps();
    while (request.get() == mine && now.steps() < end) {
      waitForPen();
      now.step(false);
      long time = System.nanoTime();
      if (time - shownAt >= SHOWN_NANOS && request.get() == mine && now.steps() < end) {
        speed = (now.steps() - from) * now.recipe().batch() * 1e9 / (time - shownAt);
        from = now.steps();
        publish(true);
        shownAt = System.nanoTime();
      }
      if (time - savedAt >= SAVED_NANOS) {
        now.checkpoint().write(checkpoint);
        savedAt = time;
      }
    }
    now.keep();
    publish(false);
    now.checkpoint().write(checkpoint);
  }

  private void waitForPen() {
    long begun = System.nanoTime();
    long time = begun;
    while (drawn != 0 && time - drawn < QUIET_NANOS && time - begun < MOST_WAITED_NANOS) {
      LockSupport.parkNanos(QUIET_NANOS - (time - drawn));
      time = System.nanoTime();
    }
  }

  private void publish(boolean running) {
    WatchedTraining now = training();
    Model model = Objects.requireNonNull(network).at(now.parameters());
    Model before = last;
    last = model;
    RoomSnapshot next =
        new RoomSnapshot(
            now.recipe(),
            model,
            now.steps(),
            now.loss(),
            now.rate(),
            running ? speed : 0,
            now.stepsOfEpoch(),
            now.moments(),
            now.moment(),
            before == null
                ? null
                : UnitChange.largest(model.spec(), before.weights(), model.weights()),
            running);
    if (waiting.getAndSet(next) == null) {
      Platform.runLater(
          () -> {
            RoomSnapshot newest = waiting.getAndSet(null);
            if (newest != null) {
              shown.accept(newest);
            }
          });
    }
  }
}
