package io.github.convoscope.ui;

import io.github.convoscope.task.Workers;
import java.util.concurrent.Executor;
import javafx.application.Platform;

/**
 * Holds the threads of the window.
 *
 * @param live computes the newest drawing, nothing else
 * @param explain short explanations
 * @param background long explanations
 * @param requested long explanations that the user asked for and waits for
 * @param files reads and writes files
 * @param screen the JavaFX thread
 */
public record WindowWorkers(
    Executor live,
    Executor explain,
    Executor background,
    Executor requested,
    Executor files,
    Executor screen) {
  /** Makes one thread for each task. */
  public static WindowWorkers threads() {
    return new WindowWorkers(
        Workers.single("live"),
        Workers.single("explain"),
        Workers.single("background"),
        Workers.single("requested"),
        Workers.single("files"),
        Platform::runLater);
  }

  /** Runs all work at once on the calling thread, for tests. */
  public static WindowWorkers direct() {
    return new WindowWorkers(
        Runnable::run, Runnable::run, Runnable::run, Runnable::run, Runnable::run, Runnable::run);
  }
}
