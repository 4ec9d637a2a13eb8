package io.github.convoscope.ui;

import io.github.convoscope.task.Workers;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;

/** Workers on threads, as in the real window, that know whether any of them works. */
final class CountedWorkers {
  private final AtomicInteger working = new AtomicInteger();

  WindowWorkers make() {
    return new WindowWorkers(
        Workers.single("live"),
        counted("explain"),
        counted("background"),
        counted("requested"),
        counted("files"),
        this::onScreen);
  }

  boolean isIdle() {
    return working.get() == 0;
  }

  private Executor counted(String name) {
    Executor worker = Workers.single(name);
    return work -> {
      working.incrementAndGet();
      worker.execute(() -> counted(work));
    };
  }

  private void onScreen(Runnable work) {
    working.incrementAndGet();
    Platform.runLater(() -> counted(work));
  }

  private void counted(Runnable work) {
    try {
      work.run();
    } finally {
      working.decrementAndGet();
    }
  }
}
