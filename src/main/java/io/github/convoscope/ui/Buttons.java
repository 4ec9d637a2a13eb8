package io.github.convoscope.ui;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes buttons from commands. */
public final class Buttons {
  private Buttons() {}

  /** Makes a square button with the command's icon; the tooltip has its name, help and key. */
  public static ButtonBase icon(Command command) {
    ButtonBase button =
        command
            .selected()
            .map(
                selected -> {
                  ToggleButton toggle = new ToggleButton();
                  toggle.selectedProperty().bindBidirectional(selected);
                  return (ButtonBase) toggle;
                })
            .orElseGet(
                () -> {
                  Button plain = new Button();
                  plain.setOnAction(event -> command.run());
                  return plain;
                });
    command.icon().ifPresent(code -> button.setGraphic(new FontIcon(code)));
    button.getStyleClass().add("tool");
    finish(button, command);
    return button;
  }

  /** Makes a button that shows the command's name. */
  public static Button text(Command command) {
    Button button = new Button(command.text());
    button.setOnAction(event -> command.run());
    finish(button, command);
    return button;
  }

  private static void finish(ButtonBase button, Command command) {
    button.setId(command.id());
    button.setAccessibleText(command.text());
    command.help().ifPresent(button::setAccessibleHelp);
    LazyTooltips.put(button, command::tooltip);
    button.disableProperty().bind(Bindings.not(command.enabled()));
  }
}
