package io.github.convoscope.ui;

import io.github.convoscope.message.Message;
import io.github.convoscope.task.Progress;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** A file that is being opened: how far it is, and how to stop it. */
public final class FileOpening implements Progress {
  private final Path file;
  private final Executor screen;
  private final ReadOnlyDoubleWrapper shown = new ReadOnlyDoubleWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Message> shownStep = new ReadOnlyObjectWrapper<>();
  private final AtomicBoolean update = new AtomicBoolean();
  private volatile double fraction;
  private volatile @Nullable Message step;
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

  /** What is being done, such as downloading; null at first. JavaFX thread. */
  public ReadOnlyObjectProperty<@Nullable Message> step() {
    return shownStep.getReadOnlyProperty();
  }

  /** Stops it; what is on screen stays. */
  public void cancel() {
    cancelled = true;
  }

  @Override
  public void report(double part, Message doing) {
    fraction = part;
    step = doing;
    if (update.compareAndSet(false, true)) {
      screen.execute(
          () -> {
            update.set(false);
            shown.set(fraction);
            shownStep.set(step);
          });
    }
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }
}
