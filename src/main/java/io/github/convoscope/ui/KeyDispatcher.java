package io.github.convoscope.ui;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

/**
 * Runs the command of a pressed key before any control receives the key. Otherwise a focused button
 * would take Space away from step mode. Text fields keep the keys that write. While a key is held
 * down, the system repeats it. Only commands that move, step, undo or redo are repeated; a page
 * that opens and closes at every repeat would be built faster than it can be removed.
 */
final class KeyDispatcher {
  private static final Set<KeyCode> GO_ON =
      EnumSet.of(
          KeyCode.LEFT,
          KeyCode.RIGHT,
          KeyCode.UP,
          KeyCode.DOWN,
          KeyCode.PAGE_UP,
          KeyCode.PAGE_DOWN,
          KeyCode.SPACE,
          KeyCode.TAB,
          KeyCode.EQUALS,
          KeyCode.PLUS,
          KeyCode.ADD,
          KeyCode.MINUS,
          KeyCode.SUBTRACT);

  private final Commands commands;
  private final Set<String> held = new HashSet<>();

  private KeyDispatcher(Commands commands) {
    this.commands = commands;
  }

  static void install(Scene scene, Commands commands) {
    KeyDispatcher dispatcher = new KeyDispatcher(commands);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> dispatcher.pressed(scene, event));
    scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> dispatcher.held.remove(key(event)));
    // If the key is released while another window has the focus, that window receives the event.
    scene
        .windowProperty()
        .flatMap(Window::focusedProperty)
        .addListener((observed, before, now) -> dispatcher.held.clear());
  }

  private void pressed(Scene scene, KeyEvent event) {
    Node focused = scene.getFocusOwner();
    if (focused instanceof TextInputControl && writes(event)) {
      return;
    }
    boolean again = !held.add(key(event));
    commands
        .match(event)
        .ifPresentOrElse(
            command -> {
              event.consume();
              if (!again || goesOn(command)) {
                command.run();
              }
            },
            () -> {
              if (event.getCode() == KeyCode.ENTER && focused instanceof ButtonBase button) {
                event.consume();
                button.fire();
              } else if (!again) {
                commands.refuse(event);
              }
            });
  }

  /** Which key it is: letters that JavaFX has no code for differ only in what they type. */
  private static String key(KeyEvent event) {
    return event.getCode() == KeyCode.UNDEFINED
        ? event.getText().toLowerCase(Locale.ROOT)
        : event.getCode().name();
  }

  private static boolean goesOn(Command command) {
    for (KeyCombination keys : command.keys()) {
      if (keys instanceof KeyCodeCombination combination) {
        KeyCode code = combination.getCode();
        boolean history = code == KeyCode.Z || code == KeyCode.Y;
        if (GO_ON.contains(code) || (history && combination.getShortcut() == ModifierValue.DOWN)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean writes(KeyEvent event) {
    return !event.isShortcutDown()
        && !event.isAltDown()
        && !event.getCode().isFunctionKey()
        && event.getCode() != KeyCode.ESCAPE;
  }
}
