package io.github.convoscope.task;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes all threads of the program. They are named daemon threads, so that they never keep the
 * program running.
 */
public final class Workers {
  private Workers() {}

  /** Makes a pool of {@code threads} threads. */
  public static ExecutorService several(String name, int threads) {
    AtomicInteger made = new AtomicInteger();
    return Executors.newFixedThreadPool(
        threads,
        task -> {
          Thread thread = new Thread(task, name + "-" + made.getAndIncrement());
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Makes one thread, which runs its tasks in order. */
  public static ExecutorService single(String name) {
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
