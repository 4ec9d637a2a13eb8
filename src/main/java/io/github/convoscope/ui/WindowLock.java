package io.github.convoscope.ui;

import io.github.convoscope.message.Message;
import java.nio.file.Path;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a shared window on what it shows: while it is closed there are no menus, no files, and none
 * of the commands that lead away. What the program does by itself, such as a lesson's step, goes
 * on. JavaFX thread.
 */
public final class WindowLock {
  private final Commands commands;
  private final Notices notices;
  private final ReadOnlyBooleanWrapper closed = new ReadOnlyBooleanWrapper();

  WindowLock(Commands commands, Notices notices) {
    this.commands = commands;
    this.notices = notices;
  }

  /** True while the window is locked. */
  public ReadOnlyBooleanProperty closed() {
    return closed.getReadOnlyProperty();
  }

  /** Whether the window is locked. */
  public boolean isClosed() {
    return closed.get();
  }

  /**
   * Locks the window.
   *
   * @param which the commands that are taken from the user
   */
  public void close(Predicate<Command> which) {
    commands.lock(which);
    closed.set(true);
  }

  /** Unlocks the window. */
  public void open() {
    commands.lock(command -> false);
    closed.set(false);
  }

  /**
   * Says that something is not possible in a locked window; false where the window is not locked.
   *
   * @param sentence message key of what is said
   */
  public boolean refuses(String sentence) {
    if (isClosed()) {
      notices.tell(Message.of(sentence));
    }
    return isClosed();
  }

  /** Says that no file is opened or saved in a locked window; false where it is not locked. */
  public boolean refusesFiles() {
    return refuses("ui.locked.refused");
  }

  /** Asks for no file, and says why. */
  FileDialogues noFiles() {
    return new FileDialogues() {
      @Override
      public @Nullable Path open(Question question) {
        return refused();
      }

      @Override
      public @Nullable Path save(Question question) {
        return refused();
      }

      @Override
      public @Nullable Path folder(Question question) {
        return refused();
      }
    };
  }

  private @Nullable Path refused() {
    refusesFiles();
    return null;
  }
}
