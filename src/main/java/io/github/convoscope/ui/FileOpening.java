package io.github.convoscope.ui;

import io.github.convoscope.message.Message;
import io.github.convoscope.task.Progress;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/** A file that is being opened: how far it is, and how to stop it. */
public final class FileOpening implements Progress {
  private final Path file;
  private final Executor screen;
  private final ReadOnlyDoubleWrapper shown = new ReadOnlyDoubleWrapper();
  private final AtomicBoolean update = new AtomicBoolean();
  private volatile double fraction;
  private volatile boolean cancelled;

  FileOpening(Path file, Executor screen) {
    this.file = file;
    this.screen = screen;
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /** How far it is, 0 to 1. JavaFX thread. */
  public ReadOnlyDoubleProperty fraction() {
    return shown.getReadOnlyProperty();
  }

  /** Stops it; what is on screen stays. */
  public void cancel() {
    cancelled = true;
  }

  @Override
  public void report(double part, Message doing) {
    fraction = part;
    if (update.compareAndSet(false, true)) {
      screen.execute(
          () -> {
            update.set(false);
            shown.set(fraction);
          });
    }
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }
}
