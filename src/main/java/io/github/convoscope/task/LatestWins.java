package io.github.convoscope.task;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Does one kind of work for the newest request only. A request that comes while work is running
 * replaces the one that waits; the last request is always done. Thread-safe.
 *
 * @param <T> the type of a request
 */
public final class LatestWins<T> {
  private final Executor executor;
  private final Consumer<T> work;
  private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();

  /**
   * Makes an object that works on an executor.
   *
   * @param executor single-threaded; {@code Runnable::run} in tests
   * @param work handles a request; runs on the executor
   */
  public LatestWins(Executor executor, Consumer<T> work) {
    this.executor = executor;
    this.work = work;
  }

  /** Submits a request; returns at once. */
  public void submit(T request) {
    if (waiting.getAndSet(request) == null) {
      executor.execute(this::run);
    }
  }

  /** Submits a request unless one waits already, which is taken to be newer; returns at once. */
  public void submitIfNoneWaits(T request) {
    if (waiting.compareAndSet(null, request)) {
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
