package io.github.convoscope.ui;

import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Shows the tooltip of a control also while it is disabled, as it says then what to do first. A
 * disabled control gets no events of the pointer, so its parent watches for it. JavaFX thread.
 */
final class DisabledHint {
  private final Control control;
  private final Supplier<String> words;
  private final EventHandler<MouseEvent> watcher = this::moved;
  private @Nullable Tooltip tooltip;
  private @Nullable PauseTransition waiting;

  private DisabledHint(Control control, Supplier<String> words) {
    this.control = control;
    this.words = words;
  }

  /** Shows these words where the pointer rests on the control while it is disabled. */
  static void install(Control control, Supplier<String> words) {
    DisabledHint hint = new DisabledHint(control, words);
    control.parentProperty().addListener((observed, before, parent) -> hint.watch(before, parent));
    hint.watch(null, control.getParent());
    control.disabledProperty().addListener(changed -> hint.hide());
  }

  private void watch(@Nullable Parent before, @Nullable Parent parent) {
    hide();
    if (before != null) {
      before.removeEventHandler(MouseEvent.MOUSE_MOVED, watcher);
      before.removeEventHandler(MouseEvent.MOUSE_EXITED, watcher);
    }
    if (parent != null) {
      parent.addEventHandler(MouseEvent.MOUSE_MOVED, watcher);
      parent.addEventHandler(MouseEvent.MOUSE_EXITED, watcher);
    }
  }

  private void moved(MouseEvent event) {
    Point2D at = control.sceneToLocal(event.getSceneX(), event.getSceneY());
    boolean within = control.isDisabled() && control.isVisible() && control.contains(at);
    if (!within || event.getEventType() == MouseEvent.MOUSE_EXITED) {
      hide();
    } else if (waiting == null) {
      PauseTransition rest = new PauseTransition(BesideTooltip.DELAY);
      waiting = rest;
      rest.setOnFinished(finished -> show());
      rest.play();
    }
  }

  private void show() {
    if (control.getScene() != null && control.isDisabled()) {
      Tooltip shown = new BesideTooltip(control, words.get());
      tooltip = shown;
      shown.show(control.getScene().getWindow(), 0, 0);
    }
  }

  private void hide() {
    if (waiting != null) {
      waiting.stop();
      waiting = null;
    }
    if (tooltip != null) {
      tooltip.hide();
      tooltip = null;
    }
  }
}
