package io.github.convoscope.ui.classroom;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Keys;
import io.github.convoscope.ui.Shell;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/**
 * Draws a black curtain over the whole window. While it is drawn, nothing below it receives keys or
 * the pointer; the keys that draw it, and Esc, open it. JavaFX thread.
 */
final class Curtain {
  /** What remotes send for a black screen. */
  static final String REMOTE_KEYS = "Period";

  private static final List<KeyCombination> OPENING =
      Stream.of("F7", REMOTE_KEYS, "Esc").map(KeyCombination::valueOf).toList();

  private final Shell shell;
  private final HeldKeys held;
  private final BooleanProperty drawn = new SimpleBooleanProperty();
  private final Label hint = new Label();
  private final StackPane black = new StackPane(hint);
  private final InvalidationListener windows = changed -> Platform.runLater(this::hideWindows);

  Curtain(Shell shell, HeldKeys held) {
    this.shell = shell;
    this.held = held;
    black.getStyleClass().add("curtain");
    black.setId("curtain");
    black.setViewOrder(Layers.CURTAIN);
    hint.getStyleClass().add("curtain-hint");
    hint.setId("curtain-hint");
    hint.setWrapText(true);
    StackPane.setAlignment(hint, Pos.BOTTOM_CENTER);
    shell.stage().addEventFilter(InputEvent.ANY, this::take);
    drawn.addListener((observed, before, now) -> draw(now));
  }

  /** Whether it is drawn. */
  BooleanProperty drawn() {
    return drawn;
  }

  private void draw(boolean now) {
    List<Node> over = shell.over();
    if (now) {
      hint.setText("");
      over.add(black);
      Window.getWindows().addListener(windows);
      hideWindows();
    } else {
      Window.getWindows().removeListener(windows);
      over.remove(black);
    }
  }

  /** Menus and tooltips are windows of their own, in front of the curtain. */
  private void hideWindows() {
    if (drawn.get()) {
      for (Window window : List.copyOf(Window.getWindows())) {
        if (window instanceof PopupWindow popup) {
          popup.hide();
        }
      }
    }
  }

  private void take(InputEvent event) {
    if (!drawn.get() || event.getEventType() == KeyEvent.KEY_RELEASED) {
      // A key that was pressed before may come up below.
      return;
    }
    event.consume();
    if (event instanceof KeyEvent key && event.getEventType() == KeyEvent.KEY_PRESSED) {
      if (OPENING.stream().anyMatch(keys -> Keys.match(keys, key))) {
        drawn.set(held.isRepeated());
        return;
      }
      tell();
    } else if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
      tell();
    }
  }

  /** Says how to open it, to somebody who tries anything else. */
  private void tell() {
    hint.setText(Messages.text("classroom.curtain.hint", Keys.display(OPENING.get(0))));
  }
}
