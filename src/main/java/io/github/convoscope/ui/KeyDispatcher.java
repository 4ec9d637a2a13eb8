package io.github.convoscope.ui;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Gives pressed keys to the commands they mean, before any control sees them, so that a focused
 * button does not swallow Space from a lesson. Fields for text keep the keys that write.
 */
final class KeyDispatcher {
  private final Commands commands;

  private KeyDispatcher(Commands commands) {
    this.commands = commands;
  }

  static void install(Scene scene, Commands commands) {
    KeyDispatcher dispatcher = new KeyDispatcher(commands);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> dispatcher.pressed(scene, event));
  }

  private void pressed(Scene scene, KeyEvent event) {
    Node focused = scene.getFocusOwner();
    if (focused instanceof TextInputControl && writes(event)) {
      return;
    }
    commands
        .match(event)
        .ifPresentOrElse(
            command -> {
              event.consume();
              command.run();
            },
            () -> {
              if (event.getCode() == KeyCode.ENTER && focused instanceof ButtonBase button) {
                event.consume();
                button.fire();
              }
            });
  }

  private static boolean writes(KeyEvent event) {
    return !event.isShortcutDown()
        && !event.isAltDown()
        && !event.getCode().isFunctionKey()
        && event.getCode() != KeyCode.ESCAPE;
  }
}
