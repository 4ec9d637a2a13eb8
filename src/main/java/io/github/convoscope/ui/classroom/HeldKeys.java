package io.github.convoscope.ui.classroom;

import java.util.HashSet;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/**
 * Knows which keys are held down: the system repeats a held key, and a repeated key must not take
 * back what its first press did. JavaFX thread.
 */
final class HeldKeys {
  private final Set<KeyCode> held = new HashSet<>();
  private boolean repeated;

  /** Watches the keys of a window, before whatever watches them later. */
  HeldKeys(Stage stage) {
    stage.addEventFilter(KeyEvent.KEY_PRESSED, event -> repeated = !held.add(event.getCode()));
    stage.addEventFilter(KeyEvent.KEY_RELEASED, event -> held.remove(event.getCode()));
    // A key that is released in another window is not released here.
    stage.focusedProperty().addListener(changed -> held.clear());
  }

  /** Whether the key that is being handled was down already. */
  boolean isRepeated() {
    return repeated;
  }
}
