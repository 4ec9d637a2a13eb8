package io.github.convoscope.ui.classroom;

import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Keys;
import io.github.convoscope.ui.Shell;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/**
 * Shows each pressed key with the name of its command, so that a class can follow. Keys that write
 * text are not shown. JavaFX thread.
 */
final class ShownKeys {
  private static final Duration LONG_ENOUGH = Duration.seconds(2);

  private final Shell shell;
  private final BooleanProperty wanted;
  private final Label key = new Label();
  private final Label name = new Label();
  private final HBox pill = new HBox(key, name);
  private final PauseTransition pause = new PauseTransition(LONG_ENOUGH);

  ShownKeys(Shell shell) {
    this.shell = shell;
    wanted = shell.workspace().settings().flag("keys-shown", false);
    key.getStyleClass().add("key");
    key.setId("shown-key");
    name.setId("shown-command");
    pill.setId("shown-keys");
    pill.getStyleClass().addAll("surface", "classroom-pill");
    pill.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    pill.setMouseTransparent(true);
    pill.setViewOrder(Layers.KEYS);
    StackPane.setAlignment(pill, Pos.BOTTOM_CENTER);
    pause.setOnFinished(event -> hide());
    wanted.addListener(changed -> hide());
    shell.commands().onKey(this::pressed);
  }

  /** Whether keys are shown. */
  BooleanProperty wanted() {
    return wanted;
  }

  private void pressed(KeyEvent event, Command command) {
    if (!wanted.get()) {
      return;
    }
    command.keys().stream()
        .filter(keys -> Keys.match(keys, event))
        .findFirst()
        .ifPresent(keys -> show(Keys.display(keys), command.text()));
  }

  private void show(String keys, String command) {
    key.setText(keys);
    name.setText(command);
    if (!shell.over().contains(pill)) {
      shell.over().add(pill);
    }
    pause.playFromStart();
  }

  private void hide() {
    pause.stop();
    shell.over().remove(pill);
  }
}
