package io.github.convoscope.ui.welcome;

import io.github.convoscope.ui.FreshStart;
import io.github.convoscope.ui.Keys;
import io.github.convoscope.ui.Shell;
import java.util.List;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/**
 * Makes the window one for an open day: it fills the screen, has no menus and no files, and stores
 * nothing. Only Ctrl+Shift+Q closes it (Cmd on macOS). After a minute without a hand it is cleared,
 * and the welcome plays again. JavaFX thread.
 */
final class Kiosk {
  private static final double IDLE = 60;

  /** Commands that leave the window, or open a dialogue of the system for files. */
  private static final List<String> FORBIDDEN =
      List.of("file.", "mistakes.", "ui.full-screen", "card.export", "saliency.sheet");

  /** Not a command: the key sheet must not show it. */
  private static final KeyCombination LEAVE = KeyCombination.valueOf("Shortcut+Shift+Q");

  private final Shell shell;
  private final WelcomeClock clock;
  private final Welcome welcome;
  private double lastHand;
  private boolean leaving;

  private Kiosk(Shell shell, WelcomeClock clock, Welcome welcome) {
    this.shell = shell;
    this.clock = clock;
    this.welcome = welcome;
    lastHand = clock.seconds();
  }

  /** Makes it so, before other features are installed. */
  static void install(Shell shell, WelcomeClock clock, Welcome welcome) {
    Kiosk kiosk = new Kiosk(shell, clock, welcome);
    shell.withoutMenus();
    shell.workspace().settings().keepNothing();
    shell
        .commands()
        .forbid(command -> FORBIDDEN.stream().anyMatch(start -> command.id().startsWith(start)));
    shell.scene().addEventFilter(KeyEvent.KEY_PRESSED, kiosk::pressed);
    shell.scene().addEventFilter(InputEvent.ANY, event -> kiosk.lastHand = clock.seconds());
    Stage stage = shell.stage();
    stage.setOnCloseRequest(Event::consume);
    fillScreen(stage);
    stage.fullScreenProperty().addListener((observed, before, full) -> kiosk.keepFullScreen(full));
    clock.after(IDLE, kiosk::look);
  }

  /** Takes the whole screen, even where no window manager knows of full screen. */
  private static void fillScreen(Stage stage) {
    Rectangle2D screen = Screen.getPrimary().getBounds();
    stage.initStyle(StageStyle.UNDECORATED);
    stage.setX(screen.getMinX());
    stage.setY(screen.getMinY());
    stage.setWidth(screen.getWidth());
    stage.setHeight(screen.getHeight());
    stage.setFullScreen(true);
  }

  private void pressed(KeyEvent event) {
    if (Keys.match(LEAVE, event)) {
      event.consume();
      leaving = true;
      shell.stage().close();
    }
  }

  /** Some desktops have keys of their own that end full screen. */
  private void keepFullScreen(boolean full) {
    if (!full && !leaving) {
      Platform.runLater(() -> shell.stage().setFullScreen(!leaving));
    }
  }

  /** Clears the window if no hand was there for a minute; looks again when that may be so. */
  private void look() {
    if (leaving) {
      return;
    }
    double left = lastHand + IDLE - clock.seconds();
    if (left > 0) {
      clock.after(left, this::look);
      return;
    }
    if (!welcome.isPlaying()) {
      FreshStart.make(shell);
      welcome.play();
    }
    clock.after(IDLE, this::look);
  }
}
