package io.github.convoscope.ui;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Runs the command of a pressed key before any control receives the key. Otherwise a focused button
 * would take Space away from step mode. Text fields keep the keys that write. While a key is held
 * down, the system repeats it. Only commands that move, step, undo or redo are repeated; a page
 * that opens and closes at every repeat would be built faster than it can be removed.
 *
 * <p>While a dialogue is open, keys do nothing behind it. The key sheet closes first: a key that is
 * read there can be tried.
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

  /** Commands whose keys work while a dialogue is open. */
  private static final Set<String> OVER_DIALOGUES =
      Set.of(
          "ui.escape",
          "ui.key-sheet",
          "ui.full-screen",
          "ui.projector",
          "ui.larger-text",
          "ui.smaller-text",
          "ui.usual-text",
          "ui.next-place",
          "ui.previous-place",
          "file.quit");

  private final Commands commands;
  private final PanelHost host;
  private final Set<String> held = new HashSet<>();
  private boolean menuOpen;

  private KeyDispatcher(Commands commands, PanelHost host) {
    this.commands = commands;
    this.host = host;
  }

  /**
   * Takes the keys of a scene.
   *
   * @param host says which dialogue is open
   */
  static void install(Scene scene, Commands commands, PanelHost host) {
    KeyDispatcher dispatcher = new KeyDispatcher(commands, host);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> dispatcher.pressed(scene, event));
    scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> dispatcher.left(scene, event));
    scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> dispatcher.held.remove(key(event)));
    if (scene.lookup(".menu-bar") instanceof MenuBar bar) {
      for (Menu menu : bar.getMenus()) {
        menu.showingProperty().addListener((observed, before, now) -> dispatcher.menuShowing(now));
      }
    }
    // If the key is released while another window has the focus, that window receives the event.
    scene
        .windowProperty()
        .flatMap(Window::focusedProperty)
        .addListener((observed, before, now) -> dispatcher.held.clear());
  }

  private void pressed(Scene scene, KeyEvent event) {
    if (menuOpen) {
      return;
    }
    Node focused = scene.getFocusOwner();
    if (focused instanceof TextInputControl && writes(event)) {
      return;
    }
    boolean again = !held.add(key(event));
    commands
        .match(event)
        .filter(this::mayRun)
        .filter(command -> command.context() != Context.PRESENTING || isFree(focused))
        .ifPresentOrElse(
            command -> {
              event.consume();
              if (!again || goesOn(command)) {
                commands.pressed(event, command);
                run(command);
              }
            },
            () -> {
              if (event.getCode() == KeyCode.ENTER && focused instanceof ButtonBase button) {
                event.consume();
                button.fire();
              } else if (!again && host.dialogue().get() == null) {
                commands.refuse(event);
              }
            });
  }

  /** The keys of an open menu are its own. The one that closes it arrives when it is closed. */
  private void menuShowing(boolean now) {
    if (now) {
      menuOpen = true;
    } else {
      Platform.runLater(() -> menuOpen = false);
    }
  }

  private boolean mayRun(Command command) {
    return host.dialogue().get() == null || isKeySheet() || OVER_DIALOGUES.contains(command.id());
  }

  private boolean isKeySheet() {
    Page dialogue = host.dialogue().get();
    return dialogue != null && dialogue.id().equals(KeySheet.ID);
  }

  private void run(Command command) {
    if (commands.holdsBack(command)) {
      return;
    }
    if (isKeySheet() && !OVER_DIALOGUES.contains(command.id())) {
      host.closeDialogue();
    }
    command.run();
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

  /** Whether what has the focus has no use for arrow keys, other than moving the focus. */
  private static boolean isFree(@Nullable Node focused) {
    return focused == null || focused instanceof Button;
  }

  /** Takes a key that nothing else has taken. */
  private void left(Scene scene, KeyEvent event) {
    if (!event.isConsumed() && !menuOpen && !(scene.getFocusOwner() instanceof Control)) {
      commands
          .match(event)
          .filter(command -> command.context() == Context.PRESENTING)
          .filter(this::mayRun)
          .ifPresent(
              command -> {
                event.consume();
                commands.pressed(event, command);
                run(command);
              });
    }
  }

  private static boolean writes(KeyEvent event) {
    return !event.isShortcutDown()
        && !event.isAltDown()
        && !event.getCode().isFunctionKey()
        && event.getCode() != KeyCode.ESCAPE;
  }
}
