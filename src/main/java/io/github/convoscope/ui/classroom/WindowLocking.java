package io.github.convoscope.ui.classroom;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Keys;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import java.util.Set;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.WindowEvent;

/**
 * Locks the window of a shared computer and unlocks it by the same key, which neither menus nor key
 * sheet show meanwhile. JavaFX thread.
 */
final class WindowLocking {
  /** Locks and unlocks. */
  static final String KEYS = "Shortcut+Shift+L";

  /** All that opens files or networks, trains one, or changes settings. */
  private static final Set<MenuName> MENUS = Set.of(MenuName.FILE, MenuName.NETWORK);

  private static final Set<String> TOPICS = Set.of("file", "lesson", "mistakes", "versus");

  private static final Set<String> ALSO =
      Set.of(
          "card.export",
          "classroom.lock",
          "network.show",
          "ui.full-screen",
          "ui.normalise",
          "ui.projector",
          "welcome.show");

  /** A digit to begin with is no file of the user's; the lesson's own steps stay. */
  private static final Set<String> ALLOWED =
      Set.of(
          "pad.gallery",
          "lesson.next",
          "lesson.previous",
          "lesson.return",
          "lesson.forward",
          "lesson.backward");

  private final Shell shell;
  private final KeyCombination keys = KeyCombination.valueOf(KEYS);

  WindowLocking(Shell shell, HeldKeys held) {
    this.shell = shell;
    shell
        .stage()
        .addEventFilter(
            KeyEvent.KEY_PRESSED,
            event -> {
              if (shell.lock().isClosed() && Keys.match(keys, event)) {
                event.consume();
                if (!held.isRepeated()) {
                  open();
                }
              }
            });
    shell
        .stage()
        .addEventFilter(
            WindowEvent.WINDOW_CLOSE_REQUEST,
            event -> {
              if (shell.lock().refuses("classroom.lock.stays")) {
                event.consume();
              }
            });
  }

  /** Locks the window. */
  void close() {
    shell.host().closeDialogue();
    shell.lock().close(WindowLocking::isTaken);
    shell.stage().setTitle(Messages.text("classroom.locked.title"));
  }

  private void open() {
    shell.lock().open();
    shell.stage().setTitle(Messages.text("ui.title"));
    shell.workspace().notices().tell(Message.of("classroom.unlocked"));
  }

  private static boolean isTaken(Command command) {
    String id = command.id();
    boolean taken =
        command.menu().filter(MENUS::contains).isPresent()
            || TOPICS.contains(id.substring(0, id.indexOf('.')))
            || ALSO.contains(id);
    return taken && !ALLOWED.contains(id);
  }
}
