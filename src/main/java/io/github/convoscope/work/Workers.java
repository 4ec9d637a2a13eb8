package io.github.convoscope.work;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The only place that makes threads: daemons with names, so that the program can always end. */
public final class Workers {
  private Workers() {}

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
