package io.github.convoscope.ui;

import atlantafx.base.controls.Notification;
import atlantafx.base.theme.Styles;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows the current notice: a problem until it is closed, anything else for as long as it takes to
 * read. It uses AtlantaFX's notification, but with our own close button: AtlantaFX's button takes
 * no keyboard focus and has no name for screen readers.
 */
final class MessageBar extends StackPane {
  private static final Duration SHORTEST = Duration.seconds(3);

  /** Slow readers need so long for a letter. */
  private static final Duration LETTER = Duration.millis(50);

  /** What the style sheet gives to margins, sign and cross beside the text. */
  private static final double BESIDE_EMS = 0.85 + 1.15 + 0.62 + 3.38;

  private static final double ABOVE_AND_BELOW_EMS = 0.38 + 0.38 + 0.16;

  private final Notices notices;
  private final ObservableValue<Number> em;
  private final PauseTransition timeout = new PauseTransition(SHORTEST);
  private @Nullable Notification notification;

  MessageBar(Notices notices, ObservableValue<Number> em) {
    this.notices = notices;
    this.em = em;
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
      timeout.setDuration(shown(notice.text()));
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

  /** How long a text that is no problem is shown. */
  static Duration shown(String text) {
    return SHORTEST.add(LETTER.multiply(text.length()));
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

  /** The width in which the text fits in one line. */
  @Override
  protected double computePrefWidth(double height) {
    // One letter more, as labels round.
    double letter = em.getValue().doubleValue();
    return Math.ceil(text().getLayoutBounds().getWidth() + (BESIDE_EMS + 1) * letter);
  }

  /**
   * Measures the text itself: the control has no right height before its style sheet is applied.
   */
  @Override
  protected double computePrefHeight(double width) {
    Text text = text();
    double unit = em.getValue().doubleValue();
    text.setWrappingWidth(Math.max(0, width - BESIDE_EMS * unit));
    return Math.ceil(text.getLayoutBounds().getHeight() + ABOVE_AND_BELOW_EMS * unit);
  }

  private Text text() {
    Notification shown = notification;
    Text text = new Text(shown == null ? "" : shown.getMessage());
    text.setFont(Font.font(Typeface.FAMILY, em.getValue().doubleValue()));
    return text;
  }
}
