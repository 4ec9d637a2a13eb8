package io.github.convoscope.ui;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.task.CancelledException;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the message bar says: one sentence at a time. Telling is allowed on any thread. */
public final class Notices {
  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

  /**
   * One notice.
   *
   * @param text a sentence
   * @param problem true when something did not work
   */
  public record Notice(String text, boolean problem) {}

  private final ReadOnlyObjectWrapper<@Nullable Notice> current = new ReadOnlyObjectWrapper<>();

  /** The notice that stands in the bar, or null. JavaFX thread. */
  public ReadOnlyObjectProperty<@Nullable Notice> current() {
    return current.getReadOnlyProperty();
  }

  /** Tells something that is no problem. */
  public void tell(Message message) {
    show(new Notice(Messages.text(message), false));
  }

  /** Tells what went wrong; work that was cancelled is no problem. */
  public void problem(Throwable problem) {
    if (problem instanceof CancelledException) {
      return;
    }
    if (problem instanceof Problem known) {
      show(new Notice(Messages.text(known.what()), true));
      return;
    }
    LOG.warn("unexpected", problem);
    String what = String.valueOf(problem.getMessage());
    show(new Notice(Messages.text("ui.unexpected", what), true));
  }

  /** Takes the notice away. JavaFX thread. */
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
