package io.github.convoscope.ui;

import java.util.Map;
import javafx.scene.input.KeyCombination;

/** Writes keys for the screen. */
public final class Keys {
  private static final Map<String, String> WORDS =
      Map.of(
          "Slash", "/",
          "Equals", "=",
          "Comma", ",",
          "Period", ".",
          "Open Bracket", "[",
          "Close Bracket", "]",
          "Page Up", "PgUp",
          "Page Down", "PgDn");

  private Keys() {}

  /** The text for a key combination, such as {@code Ctrl+Z}. */
  public static String display(KeyCombination keys) {
    String text = keys.getDisplayText();
    for (Map.Entry<String, String> word : WORDS.entrySet()) {
      text = text.replace(word.getKey(), word.getValue());
    }
    text = text.replaceAll("Numpad (\\d)", "num $1");
    return text.equals("Shift+/") ? "?" : text;
  }
}
