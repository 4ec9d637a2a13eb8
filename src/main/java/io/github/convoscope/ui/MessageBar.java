package io.github.convoscope.ui;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The bar that says in one sentence what went wrong, until it is read, or what was done, for a
 * while.
 */
final class MessageBar extends HBox {
  private static final Duration A_WHILE = Duration.seconds(10);

  MessageBar(Notices notices) {
    FontIcon icon = new FontIcon("fth-info");
    Label text = new Label();
    text.setWrapText(true);
    text.setMaxWidth(Double.MAX_VALUE);
    text.setId("message");
    HBox.setHgrow(text, Priority.ALWAYS);
    Button close = Surfaces.closeButton(notices::dismiss);
    getChildren().addAll(icon, text, close);
    getStyleClass().addAll("surface", "message-bar");
    setAlignment(Pos.CENTER_LEFT);
    setVisible(false);
    PauseTransition read = new PauseTransition(A_WHILE);
    read.setOnFinished(over -> notices.dismiss());
    notices
        .current()
        .addListener(
            (observed, before, now) -> {
              setVisible(now != null);
              read.stop();
              if (now != null && !now.problem()) {
                read.playFromStart();
              }
              if (now != null) {
                text.setText(now.text());
                icon.setIconLiteral(now.problem() ? "fth-alert-triangle" : "fth-info");
                pseudoClassStateChanged(
                    javafx.css.PseudoClass.getPseudoClass("problem"), now.problem());
              }
            });
  }
}
