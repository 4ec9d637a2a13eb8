package io.github.convoscope.task;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The only place that makes threads: daemons with names, so that the program can always end. */
public final class Workers {
  private Workers() {}

  /** So many threads that share their work. */
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

  /** One thread that does its work in order. */
  public static ExecutorService single(String name) {
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
