package io.github.convoscope.ui;

import atlantafx.base.controls.Notification;
import atlantafx.base.theme.Styles;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows the current notice over the scene: a problem until it is closed, anything else for ten
 * seconds. It uses AtlantaFX's notification, but with our own close button: AtlantaFX's button
 * takes no keyboard focus and has no name for screen readers.
 */
final class MessageBar extends StackPane {
  private static final Duration SHOWN = Duration.seconds(10);

  private final Notices notices;
  private final PauseTransition timeout = new PauseTransition(SHOWN);
  private @Nullable Notification notification;

  MessageBar(Notices notices) {
    this.notices = notices;
    getStyleClass().add("message-bar");
    setVisible(false);
    timeout.setOnFinished(over -> notices.dismiss());
    notices.current().addListener((observed, before, now) -> show(now));
  }

  private void show(Notices.@Nullable Notice notice) {
    setVisible(notice != null);
    timeout.stop();
    if (notice == null) {
      return;
    }
    if (!notice.problem()) {
      timeout.playFromStart();
    }
    Notification shown = notification();
    shown.setMessage(notice.text());
    shown.setAccessibleText(notice.text());
    shown.setGraphic(new FontIcon(notice.problem() ? "fth-alert-triangle" : "fth-info"));
    shown.getStyleClass().remove(Styles.WARNING);
    if (notice.problem()) {
      shown.getStyleClass().add(Styles.WARNING);
    }
  }

  /** Makes the notification when it is first needed, as most windows show none while they start. */
  private Notification notification() {
    Notification known = notification;
    if (known != null) {
      return known;
    }
    Notification made = new Notification();
    made.setId("message");
    made.setAccessibleRole(AccessibleRole.TEXT);
    made.setFocusTraversable(false);
    made.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    // The control keeps the height of the previous message as its minimum.
    made.setMinHeight(0);
    Region close = Surfaces.closeButton(notices::dismiss);
    StackPane.setAlignment(close, Pos.CENTER_RIGHT);
    getChildren().addAll(made, close);
    notification = made;
    return made;
  }

  @Override
  protected double computePrefHeight(double width) {
    Notification shown = notification;
    return shown == null ? 0 : shown.prefHeight(width);
  }
}
