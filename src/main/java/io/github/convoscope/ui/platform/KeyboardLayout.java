package io.github.convoscope.ui.platform;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.input.KeyCode;

/**
 * Says what the keys of the user's keyboard type. A key is called by its position: what it types on
 * a US keyboard.
 *
 * <pre>{@code
 * KeyboardLayout french = PlatformParts.get().readKeyboard();
 * french.at(KeyCode.Q); // "a"
 * french.position("&"); // DIGIT1
 * }</pre>
 *
 * <p>Immutable.
 */
public final class KeyboardLayout {
  /** A keyboard that the system tells nothing about. */
  public static final KeyboardLayout UNKNOWN = new KeyboardLayout(Map.of());

  private final Map<KeyCode, Key> keys;

  /**
   * What a key types.
   *
   * @param plain without Shift, in lower case; empty for nothing
   * @param shifted with Shift; empty for nothing
   */
  public record Key(String plain, String shifted) {}

  private KeyboardLayout(Map<KeyCode, Key> keys) {
    this.keys = keys;
  }

  /** A layout of these keys, by their positions. */
  public static KeyboardLayout of(Map<KeyCode, Key> keys) {
    return keys.isEmpty() ? UNKNOWN : new KeyboardLayout(new EnumMap<>(keys));
  }

  /** Whether the system tells what the keys type. */
  public boolean isKnown() {
    return !keys.isEmpty();
  }

  /** What a key types without Shift; empty where that is not known. */
  public String at(KeyCode position) {
    Key key = keys.get(position);
    return key == null ? "" : key.plain();
  }

  /** Whether a key types this without Shift; capitals count as small letters. */
  public boolean typesPlain(String character) {
    String small = character.toLowerCase(Locale.ROOT);
    return keys.values().stream().anyMatch(key -> key.plain().equals(small));
  }

  /** Whether a key types this, with or without Shift. */
  public boolean types(String character) {
    return position(character).isPresent();
  }

  /** The key that types this, without Shift where there is one. */
  public Optional<KeyCode> position(String character) {
    String small = character.toLowerCase(Locale.ROOT);
    return find(key -> key.plain().equals(small))
        .or(() -> find(key -> key.shifted().equals(character)));
  }

  private Optional<KeyCode> find(Predicate<Key> wanted) {
    return keys.entrySet().stream()
        .filter(key -> wanted.test(key.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
