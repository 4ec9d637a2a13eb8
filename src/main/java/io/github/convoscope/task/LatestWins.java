package io.github.convoscope.task;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Does one kind of work for the newest request only: what is asked while it is busy replaces what
 * waited, and the last request is always done. Thread-safe.
 *
 * @param <T> the request
 */
public final class LatestWins<T> {
  private final Executor executor;
  private final Consumer<T> work;
  private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();

  /**
   * Work on an executor.
   *
   * @param executor single-threaded; {@code Runnable::run} in tests
   * @param work what to do with a request; runs on the executor
   */
  public LatestWins(Executor executor, Consumer<T> work) {
    this.executor = executor;
    this.work = work;
  }

  /** Asks for work on the newest request; returns at once. */
  public void submit(T request) {
    if (waiting.getAndSet(request) == null) {
      executor.execute(this::run);
    }
  }

  private void run() {
    T request = waiting.getAndSet(null);
    if (request != null) {
      work.accept(request);
    }
  }
}
