package io.github.convoscope.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/** The bar that says in one sentence what went wrong, or what was done. */
final class MessageBar extends HBox {
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
    notices
        .current()
        .addListener(
            (observed, before, now) -> {
              setVisible(now != null);
              if (now != null) {
                text.setText(now.text());
                icon.setIconLiteral(now.problem() ? "fth-alert-triangle" : "fth-info");
                pseudoClassStateChanged(
                    javafx.css.PseudoClass.getPseudoClass("problem"), now.problem());
              }
            });
  }
}
