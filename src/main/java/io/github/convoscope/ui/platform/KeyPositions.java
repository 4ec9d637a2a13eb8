package io.github.convoscope.ui.platform;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;

/** The keys of a US keyboard that type a character, and what they type there. */
public final class KeyPositions {
  private static final String SHIFTED_DIGITS = ")!@#$%^&*(";

  private static final Map<KeyCode, String> PUNCTUATION =
      new EnumMap<>(
          Map.of(
              KeyCode.MINUS, "-_",
              KeyCode.EQUALS, "=+",
              KeyCode.OPEN_BRACKET, "[{",
              KeyCode.CLOSE_BRACKET, "]}",
              KeyCode.SEMICOLON, ";:",
              KeyCode.QUOTE, "'\"",
              KeyCode.BACK_QUOTE, "`~",
              KeyCode.COMMA, ",<",
              KeyCode.PERIOD, ".>",
              KeyCode.SLASH, "/?"));

  static {
    PUNCTUATION.put(KeyCode.BACK_SLASH, "\\|");
  }

  private KeyPositions() {}

  /**
   * What a key types on a US keyboard.
   *
   * @param shift whether Shift is down; makes no difference for letters
   * @return in lower case; empty for keys that type nothing, or stand in another place
   */
  public static Optional<String> typedBy(KeyCode code, boolean shift) {
    String pair = PUNCTUATION.get(code);
    if (pair != null) {
      return Optional.of(pair.substring(shift ? 1 : 0, shift ? 2 : 1));
    }
    if (code.isLetterKey()) {
      return Optional.of(code.getName().toLowerCase(Locale.ROOT));
    }
    if (code.isDigitKey() && !code.isKeypadKey()) {
      int digit = Integer.parseInt(code.getName());
      return Optional.of(shift ? SHIFTED_DIGITS.substring(digit, digit + 1) : code.getName());
    }
    return code == KeyCode.PLUS ? Optional.of("+") : Optional.empty();
  }

  /** The key that types this on a US keyboard without Shift. */
  static Optional<KeyCode> at(char character) {
    String wanted = String.valueOf(character);
    for (KeyCode code : KeyCode.values()) {
      if (code != KeyCode.PLUS && typedBy(code, false).filter(wanted::equals).isPresent()) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }
}
