package io.github.convoscope.ui;

import io.github.convoscope.message.Messages;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** Makes the texts and buttons that panels have in common. JavaFX thread. */
public final class PanelParts {
  private PanelParts() {}

  /** An empty text that wraps and is never shortened. */
  public static Label text(String id, String style) {
    Label text = new Label();
    text.setId(id);
    text.setWrapText(true);
    text.setMinHeight(Label.USE_PREF_SIZE);
    text.getStyleClass().add(style);
    return text;
  }

  /**
   * A button that is never shortened.
   *
   * @param key message key of its name; with hyphens for dots, its id
   */
  public static Button button(String key, Runnable action) {
    Button button = new Button(Messages.text(key));
    button.setId(key.replace('.', '-'));
    button.setMinWidth(Button.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }
}
