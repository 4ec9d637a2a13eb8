package io.github.convoscope.ui;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Opens files of every kind that the window knows. Features add openers while they are installed; a
 * file goes to each opener in turn until one recognises it.
 */
public final class FileOpeners {
  /** Reads one kind of file. */
  @FunctionalInterface
  public interface Opener {
    /**
     * Reads an existing regular file. Runs on the file worker, not on the JavaFX thread.
     *
     * @return an action that shows the content, to be run on the JavaFX thread; null if the file is
     *     of another kind
     * @throws Problem if it is of this kind but cannot be read; nothing has changed then
     */
    @Nullable Runnable read(Path file, Progress progress);
  }

  private final List<Opener> openers = new ArrayList<>();
  private final FileTasks tasks;
  private final Notices notices;
  private final ReadOnlyObjectWrapper<@Nullable FileOpening> opening =
      new ReadOnlyObjectWrapper<>();

  FileOpeners(FileTasks tasks, Notices notices) {
    this.tasks = tasks;
    this.notices = notices;
  }

  /** The file that is being opened, or null. JavaFX thread. */
  public ReadOnlyObjectProperty<@Nullable FileOpening> opening() {
    return opening.getReadOnlyProperty();
  }

  /** Adds an opener. Openers that are added later are asked first. */
  public void add(Opener opener) {
    openers.add(0, opener);
  }

  /** Opens a file; an error is shown in the message bar. JavaFX thread. */
  public void open(Path file) {
    open(file, this::read);
  }

  /**
   * Opens a file in a way of its own, such as downloading it first; it need not exist yet.
   *
   * @param opener gives the action that shows the content; never null
   */
  public void open(Path file, Opener opener) {
    cancel();
    notices.resolved(this);
    FileOpening mine = new FileOpening(file, tasks.screen());
    opening.set(mine);
    tasks.run(
        () -> Objects.requireNonNull(opener.read(file, mine)),
        show -> {
          if (finished(mine)) {
            show.run();
          }
        },
        problem -> {
          if (finished(mine)) {
            notices.problem(problem, this);
          }
        });
  }

  /** Gives up the file that is being opened, if there is one. JavaFX thread. */
  public void cancel() {
    FileOpening now = opening.get();
    if (now != null) {
      now.cancel();
      opening.set(null);
    }
  }

  /** Whether this opening was still the wanted one. */
  private boolean finished(FileOpening mine) {
    boolean wanted = opening.get() == mine;
    if (wanted) {
      opening.set(null);
    }
    return wanted;
  }

  private Runnable read(Path file, Progress progress) {
    progress.check();
    if (!Files.exists(file)) {
      throw Problem.input(Message.of("ui.no-file", file));
    }
    if (!Files.isRegularFile(file)) {
      throw Problem.input(Message.of("ui.not-a-file", file));
    }
    for (Opener opener : openers) {
      Runnable show = opener.read(file, progress);
      if (show != null) {
        return show;
      }
    }
    throw Problem.input(Message.of("ui.unknown-file", file.getFileName()));
  }
}
