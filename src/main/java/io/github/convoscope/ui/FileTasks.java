package io.github.convoscope.ui;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Errands to the disk and the like: done on a worker of their own, in order, so that neither the
 * screen nor an explanation waits for them. What goes wrong is told in the message bar.
 */
public final class FileTasks {
  private final Executor worker;
  private final Executor screen;
  private final Notices notices;

  FileTasks(Executor worker, Executor screen, Notices notices) {
    this.worker = worker;
    this.screen = screen;
    this.notices = notices;
  }

  /**
   * Runs an errand.
   *
   * @param errand off the JavaFX thread
   * @param done gets what it brought, on the JavaFX thread; not called when something went wrong
   */
  public <T> void run(Supplier<T> errand, Consumer<T> done) {
    run(errand, done, notices::problem);
  }

  /**
   * Runs an errand.
   *
   * @param errand off the JavaFX thread
   * @param done gets what it brought, on the JavaFX thread; not called when something went wrong
   * @param failed gets what went wrong, on the JavaFX thread
   */
  public <T> void run(Supplier<T> errand, Consumer<T> done, Consumer<Throwable> failed) {
    worker.execute(
        () -> {
          try {
            T brought = errand.get();
            screen.execute(() -> accept(done, brought));
          } catch (RuntimeException | Error problem) {
            screen.execute(() -> failed.accept(problem));
          }
        });
  }

  /** Runs on the JavaFX thread. */
  Executor screen() {
    return screen;
  }

  private <T> void accept(Consumer<T> done, T brought) {
    try {
      done.accept(brought);
    } catch (RuntimeException problem) {
      notices.problem(problem);
    }
  }
}
