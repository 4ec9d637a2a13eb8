package io.github.convoscope.ui;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.platform.KeyPositions;
import io.github.convoscope.ui.platform.KeyboardLayout;
import io.github.convoscope.ui.platform.PlatformParts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;

/**
 * Finds out which keys of the user's keyboard are meant, and writes them for the screen.
 *
 * <p>A command names its keys as they are on a US keyboard. On another one, the key that types the
 * same character is meant; where none types it without Shift, as the letters of a Cyrillic keyboard
 * or the digits of a French one, also the key in the same place. JavaFX thread.
 */
public final class Keys {
  /** Keys and modifiers that JavaFX names by English words. */
  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(Ctrl|Shift|Alt|Meta|Page Up|Page Down|Home|End|Back Space|Delete|Insert|Space|Enter"
              + "|Escape|Tab|Numpad)\\b");

  /** Stands for any key where only modifiers matter. */
  private static final KeyCode ANY = KeyCode.F24;

  private static KeyboardLayout layout = KeyboardLayout.UNKNOWN;

  private Keys() {}

  /** Asks the system what the keys type now; the user may have chosen another layout. */
  public static void refresh() {
    use(PlatformParts.get().readKeyboard());
  }

  /** Takes a layout without asking the system. */
  static void use(KeyboardLayout known) {
    layout = known;
  }

  /** Whether a pressed key is the one that is meant, by its character or its place. */
  public static boolean match(KeyCombination keys, KeyEvent event) {
    return typed(keys, event) || inPlace(keys, event);
  }

  /** Whether a pressed key is the one that types what is meant. */
  static boolean typed(KeyCombination keys, KeyEvent event) {
    Optional<String> wanted = wanted(keys);
    String character = character(event);
    if (wanted.isEmpty() || character.isEmpty()) {
      return keys.match(event);
    }
    // Shift is needed for other signs than on a US keyboard.
    boolean letter = Character.isLetter(wanted.get().codePointAt(0));
    return wanted.get().equals(character)
        && modifiersMatch((KeyCodeCombination) keys, event, letter);
  }

  /**
   * Whether a pressed key stands in the place of the one that is meant, where the keyboard does not
   * type what is meant.
   */
  static boolean inPlace(KeyCombination keys, KeyEvent event) {
    Optional<String> wanted = wanted(keys);
    if (wanted.isEmpty()) {
      return false;
    }
    if (!layout.isKnown()) {
      return keys.match(event);
    }
    KeyCodeCombination combination = (KeyCodeCombination) keys;
    boolean typable =
        needsShift(combination) && !Character.isLetter(wanted.get().codePointAt(0))
            ? layout.types(wanted.get())
            : layout.typesPlain(wanted.get());
    String character = character(event);
    Optional<KeyCode> place =
        character.isEmpty() ? Optional.of(event.getCode()) : layout.position(character);
    return !typable
        && place.filter(code -> code == combination.getCode()).isPresent()
        && modifiersMatch(combination, event, true);
  }

  /** What the key that is meant types on a US keyboard; empty for keys that type nothing. */
  private static Optional<String> wanted(KeyCombination keys) {
    return keys instanceof KeyCodeCombination combination
        ? KeyPositions.typedBy(combination.getCode(), needsShift(combination))
        : Optional.empty();
  }

  private static boolean needsShift(KeyCodeCombination keys) {
    return keys.getShift() == ModifierValue.DOWN;
  }

  /** Compares the modifiers alone: the combination and the event get the same code. */
  private static boolean modifiersMatch(
      KeyCodeCombination keys, KeyEvent event, boolean withShift) {
    KeyEvent sameKey =
        new KeyEvent(
            event.getEventType(),
            "",
            "",
            ANY,
            event.isShiftDown(),
            event.isControlDown(),
            event.isAltDown(),
            event.isMetaDown());
    return withModifiers(keys, withShift ? keys.getShift() : ModifierValue.ANY).match(sameKey);
  }

  /** The modifiers of a combination, but for Shift. */
  private static KeyCodeCombination withModifiers(KeyCodeCombination keys, ModifierValue shift) {
    return new KeyCodeCombination(
        ANY, shift, keys.getControl(), keys.getAlt(), keys.getMeta(), keys.getShortcut());
  }

  /** The character of a pressed key, a letter in lower case; empty for keys that type none. */
  private static String character(KeyEvent event) {
    String text = event.getText();
    if (text.isEmpty() || !Character.isISOControl(text.codePointAt(0))) {
      return text.isBlank() ? "" : text.toLowerCase(Locale.ROOT);
    }
    // With Ctrl, letters become control characters.
    return event.getCode().isLetterKey()
        ? KeyPositions.typedBy(event.getCode(), false).orElse("")
        : "";
  }

  /** Which of a command's keys to show: the first that needs no Shift on this keyboard. */
  static KeyCombination shown(List<KeyCombination> keys) {
    return keys.stream()
        .filter(each -> wanted(each).map(Keys::isPlain).orElse(true))
        .findFirst()
        .orElse(keys.get(0));
  }

  private static boolean isPlain(String wanted) {
    return !layout.isKnown() || layout.typesPlain(wanted);
  }

  /**
   * The text for a key combination on this keyboard, such as {@code Ctrl+Z}, with the names of keys
   * in the user's language.
   */
  public static String display(KeyCombination keys) {
    return wanted(keys)
        .map(wanted -> display((KeyCodeCombination) keys, wanted))
        .orElseGet(() -> named(keys.getDisplayText().replaceAll("Numpad ?(\\d)", "Numpad $1")));
  }

  private static String named(String text) {
    return WORDS
        .matcher(text)
        .replaceAll(
            word ->
                Messages.text("ui.key." + word.group().toLowerCase(Locale.ROOT).replace(' ', '-')));
  }

  private static String display(KeyCodeCombination keys, String wanted) {
    boolean letter = Character.isLetter(wanted.codePointAt(0));
    boolean known = letter ? isPlain(wanted) : !layout.isKnown() || layout.types(wanted);
    String own = known ? wanted : layout.at(keys.getCode());
    ModifierValue shift = known && !letter ? ModifierValue.UP : keys.getShift();
    String capital = own.toUpperCase(Locale.ROOT);
    return modifiers(withModifiers(keys, shift))
        + (own.isEmpty() ? wanted : capital.length() == own.length() ? capital : own);
  }

  /** The text of the modifiers. */
  private static String modifiers(KeyCombination keys) {
    String text = keys.getDisplayText();
    return named(text.substring(0, text.length() - ANY.getName().length()));
  }

  /**
   * The keys as menus show them on this keyboard. Menus show JavaFX's combinations by their codes;
   * one that differs is only shown, as the dispatcher handles the keys.
   */
  static KeyCombination forMenu(KeyCombination keys) {
    String text = display(keys);
    return text.equals(keys.getDisplayText()) ? keys : new Label(text);
  }

  /** A text in place of a combination; no key matches it. */
  private static final class Label extends KeyCombination {
    private final String text;

    Label(String text) {
      this.text = text;
    }

    @Override
    public String getDisplayText() {
      return text;
    }

    @Override
    public boolean match(KeyEvent event) {
      return false;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Label label && label.text.equals(text);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }
  }
}
