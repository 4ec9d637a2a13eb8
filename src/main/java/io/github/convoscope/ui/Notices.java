package io.github.convoscope.ui;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.task.CancelledException;
import java.util.Locale;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the text of the message bar, one sentence at a time. {@code tell} and {@code problem} may
 * be called on any thread.
 */
public final class Notices {
  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

  /**
   * One notice.
   *
   * @param text a sentence
   * @param problem true if it reports an error
   * @param cause what the error lies in, such as a lane of the explainer; an error goes when that
   *     succeeds or is given up
   */
  public record Notice(String text, boolean problem, @Nullable Object cause) {
    /** A notice that stays until it is read or closed. */
    public Notice(String text, boolean problem) {
      this(text, problem, null);
    }
  }

  private final ReadOnlyObjectWrapper<@Nullable Notice> current = new ReadOnlyObjectWrapper<>();

  /** The notice in the bar, or null. JavaFX thread. */
  public ReadOnlyObjectProperty<@Nullable Notice> current() {
    return current.getReadOnlyProperty();
  }

  /** Shows a message that is no error. */
  public void tell(Message message) {
    tell(message, Locale.getDefault());
  }

  /** Shows a message that is no error, in a language. */
  void tell(Message message, Locale language) {
    show(new Notice(Messages.text(message, language), false));
  }

  /** Shows an error until it is closed; does nothing for work that was cancelled. */
  public void problem(Throwable problem) {
    problem(problem, null);
  }

  /** Shows an error until it is closed or its cause is {@linkplain #resolved resolved}. */
  public void problem(Throwable problem, @Nullable Object cause) {
    if (problem instanceof CancelledException) {
      return;
    }
    if (problem instanceof Problem known) {
      show(new Notice(Messages.text(known.what()), true, cause));
      return;
    }
    LOG.warn("unexpected", problem);
    String what = String.valueOf(problem.getMessage());
    show(new Notice(Messages.text("ui.unexpected", what), true, cause));
  }

  /** Removes an error whose cause is gone. JavaFX thread. */
  public void resolved(Object cause) {
    Notice now = current.get();
    if (now != null && cause.equals(now.cause())) {
      dismiss();
    }
  }

  /** Removes the notice. JavaFX thread. */
  public void dismiss() {
    current.set(null);
  }

  private void show(Notice notice) {
    if (Platform.isFxApplicationThread()) {
      current.set(notice);
    } else {
      Platform.runLater(() -> current.set(notice));
    }
  }
}
