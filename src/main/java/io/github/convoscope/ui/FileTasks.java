package io.github.convoscope.ui;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads and writes files on a worker of its own, one task after the other, so that neither the
 * screen nor an explanation waits for the disk. Errors are shown in the message bar.
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
   * Runs a task.
   *
   * @param errand the task; runs on the file worker
   * @param done receives the task's result, on the JavaFX thread; not called after an error
   */
  public <T> void run(Supplier<T> errand, Consumer<T> done) {
    run(errand, done, notices::problem);
  }

  /**
   * Runs a task.
   *
   * @param errand the task; runs on the file worker
   * @param done receives the task's result, on the JavaFX thread; not called after an error
   * @param failed receives the error, on the JavaFX thread
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
