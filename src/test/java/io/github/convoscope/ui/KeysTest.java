package io.github.convoscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.ui.platform.KeyPositions;
import io.github.convoscope.ui.platform.KeyboardLayout;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys that are pressed on keyboards of other countries, by their codes and characters. */
class KeysTest {
  private static final String US = "1234567890-=qwertyuiop[]asdfghjkl;'\\zxcvbnm,./";
  private static final String FRENCH = "&é\"'(-è_çà)=azertyuiop\u0302$qsdfghjklmù*wxcvbn,;:!";
  private static final String FRENCH_SHIFT = "1234567890°+AZERTYUIOP\u0308£QSDFGHJKLM%µWXCVBN?./§";
  private static final String GERMAN = "1234567890ß\u0301qwertzuiopü+asdfghjklöä#yxcvbnm,.-";
  private static final String GERMAN_SHIFT = "!\"§$%&/()=?\u0300QWERTZUIOPÜ*ASDFGHJKLÖÄ'YXCVBNM;:_";
  private static final String RUSSIAN = "1234567890-=йцукенгшщзхъфывапролджэ\\ячсмитьбю.";
  private static final String RUSSIAN_SHIFT = "!\"№;%:?*()_+ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭ/ЯЧСМИТЬБЮ,";
  private static final String GREEK = "1234567890-=;ςερτυθιοπ[]ασδφγηξκλ\u0301'\\ζχψωβνμ,./";
  private static final String GREEK_SHIFT = "!@#$%^&*()_+:΅ΕΡΤΥΘΙΟΠ{}ΑΣΔΦΓΗΞΚΛ\u0308\"|ΖΧΨΩΒΝΜ<>?";
  private static final String DVORAK = "1234567890[]',.pyfgcrl/=aoeuidhtns-\\;qjkxbmwvz";
  private static final String DVORAK_SHIFT = "!@#$%^&*(){}\"<>PYFGCRL?+AOEUIDHTNS_|:QJKXBMWVZ";

  private final Locale before = Locale.getDefault();

  @AfterEach
  void forget() {
    Locale.setDefault(before);
    Keys.use(KeyboardLayout.UNKNOWN);
  }

  @Test
  void keysHaveTheirNamesInTheUsersLanguage() {
    Locale.setDefault(Locale.GERMAN);
    assertEquals("Strg+Umschalt+P", Keys.display(KeyCombination.valueOf("Ctrl+Shift+P")));
    assertEquals("Bild auf", Keys.display(KeyCombination.valueOf("Page Up")));
    assertEquals("Strg+Rücktaste", Keys.display(KeyCombination.valueOf("Ctrl+Backspace")));
    assertEquals("Num 1", Keys.display(KeyCombination.valueOf("Numpad 1")));
    Locale.setDefault(Locale.FRENCH);
    assertEquals("Début", Keys.display(KeyCombination.valueOf("Home")));
    Locale.setDefault(Locale.ENGLISH);
    assertEquals("Ctrl+Shift+P", Keys.display(KeyCombination.valueOf("Ctrl+Shift+P")));
    assertEquals("PgUp", Keys.display(KeyCombination.valueOf("Page Up")));
  }

  @Test
  void theRowOfDigitsIsMeantOnAFrenchKeyboard() {
    Keys.use(layout(FRENCH, FRENCH_SHIFT));
    KeyCombination one = KeyCombination.valueOf("Alt+1");
    assertTrue(Keys.match(one, press(KeyCode.AMPERSAND, "&", "alt")));
    assertTrue(Keys.match(one, press(KeyCode.AMPERSAND, "1", "alt shift")));
    assertFalse(Keys.match(one, press(KeyCode.AMPERSAND, "&", "")));
    assertFalse(Keys.match(one, press(KeyCode.UNDEFINED, "é", "alt")));
    assertTrue(
        Keys.match(KeyCombination.valueOf("Period"), press(KeyCode.SEMICOLON, ".", "shift")));
    assertTrue(
        Keys.match(KeyCombination.valueOf("Shift+Slash"), press(KeyCode.COMMA, "?", "shift")));
    assertFalse(Keys.match(KeyCombination.valueOf("Q"), press(KeyCode.A, "a", "")));
    assertEquals("Alt+1", Keys.display(one));
    assertEquals("?", Keys.display(KeyCombination.valueOf("Shift+Slash")));
  }

  @Test
  void signsAreMeantByTheirCharacterOnAGermanKeyboard() {
    Keys.use(layout(GERMAN, GERMAN_SHIFT));
    KeyCombination help = KeyCombination.valueOf("Shift+Slash");
    assertTrue(Keys.match(help, press(KeyCode.UNDEFINED, "?", "shift")));
    assertFalse(Keys.match(help, press(KeyCode.MINUS, "_", "shift")));
    assertTrue(Keys.match(KeyCombination.valueOf("Z"), press(KeyCode.Z, "z", "")));
    assertFalse(Keys.match(KeyCombination.valueOf("Y"), press(KeyCode.Z, "z", "")));
    assertTrue(Keys.match(KeyCombination.valueOf("Equals"), press(KeyCode.DIGIT0, "=", "shift")));
    assertTrue(Keys.match(KeyCombination.valueOf("Plus"), press(KeyCode.PLUS, "+", "")));
    // The bracket needs AltGr, so the key in its place is meant too.
    KeyCombination bracket = KeyCombination.valueOf("Open Bracket");
    assertTrue(Keys.match(bracket, press(KeyCode.UNDEFINED, "ü", "")));
    assertEquals("Ü", Keys.display(bracket));
    List<KeyCombination> closer =
        List.of(KeyCombination.valueOf("Equals"), KeyCombination.valueOf("Plus"));
    assertEquals("+", Keys.display(Keys.shown(closer)));
  }

  @Test
  void lettersAreMeantByTheirPlaceWhereNoneAreLatin() {
    for (List<String> keyboard :
        List.of(List.of(RUSSIAN, RUSSIAN_SHIFT), List.of(GREEK, GREEK_SHIFT))) {
      Keys.use(layout(keyboard.get(0), keyboard.get(1)));
      String g = keyboard.get(0).substring(US.indexOf('g'), US.indexOf('g') + 1);
      String z = keyboard.get(0).substring(US.indexOf('z'), US.indexOf('z') + 1);
      KeyCombination key = KeyCombination.valueOf("G");
      assertTrue(Keys.match(key, press(KeyCode.UNDEFINED, g, "")));
      assertTrue(Keys.match(key, press(KeyCode.G, g, "")), "a second layout is Latin");
      assertFalse(Keys.match(key, press(KeyCode.UNDEFINED, g.toUpperCase(), "shift")));
      assertTrue(
          Keys.match(
              KeyCombination.valueOf("Shift+G"),
              press(KeyCode.UNDEFINED, g.toUpperCase(), "shift")));
      assertFalse(Keys.match(key, press(KeyCode.UNDEFINED, z, "")));
      assertTrue(
          Keys.match(KeyCombination.valueOf("Ctrl+Z"), press(KeyCode.UNDEFINED, z, "control")));
      assertEquals(g.toUpperCase(), Keys.display(key));
      assertEquals(
          "Ctrl+Shift+" + z.toUpperCase(), Keys.display(KeyCombination.valueOf("Ctrl+Shift+Z")));
    }
    Keys.use(layout(RUSSIAN, RUSSIAN_SHIFT));
    KeyCombination help = KeyCombination.valueOf("Shift+Slash");
    assertTrue(Keys.match(help, press(KeyCode.DIGIT7, "?", "shift")));
    assertFalse(Keys.match(help, press(KeyCode.UNDEFINED, ",", "shift")));
  }

  @Test
  void aKeyTypesTheLetterThatItShowsOnADvorakKeyboard() {
    Keys.use(layout(DVORAK, DVORAK_SHIFT));
    assertTrue(Keys.match(KeyCombination.valueOf("G"), press(KeyCode.G, "g", "")));
    assertFalse(Keys.match(KeyCombination.valueOf("U"), press(KeyCode.G, "g", "")));
    assertTrue(Keys.match(KeyCombination.valueOf("Ctrl+Z"), press(KeyCode.Z, "\u001a", "control")));
    assertEquals("[", Keys.display(KeyCombination.valueOf("Open Bracket")));
  }

  @Test
  void codesDecideWhereTheSystemTellsNothing() {
    assertTrue(Keys.match(KeyCombination.valueOf("Alt+1"), press(KeyCode.DIGIT1, "¡", "alt")));
    assertTrue(Keys.match(KeyCombination.valueOf("G"), press(KeyCode.G, "", "")));
    assertTrue(Keys.match(KeyCombination.valueOf("G"), press(KeyCode.G, "п", "")));
    assertTrue(
        Keys.match(KeyCombination.valueOf("Ctrl+Enter"), press(KeyCode.ENTER, "\r", "control")));
    assertFalse(
        Keys.match(KeyCombination.valueOf("Ctrl+M"), press(KeyCode.ENTER, "\r", "control")));
    assertEquals("?", Keys.display(KeyCombination.valueOf("Shift+Slash")));
    assertEquals("PgDn", Keys.display(KeyCombination.valueOf("Page Down")));
    assertEquals("=", Keys.display(KeyCombination.valueOf("Equals")));
    assertEquals("Alt+num 1", Keys.display(KeyCombination.valueOf("Alt+Numpad 1")));
  }

  @Test
  void capitalsOfCapsLockAreLetters() {
    assertTrue(Keys.match(KeyCombination.valueOf("G"), press(KeyCode.G, "G", "")));
    assertFalse(Keys.match(KeyCombination.valueOf("Shift+G"), press(KeyCode.G, "G", "")));
  }

  /** A keyboard whose keys, in the places of {@link #US}, type these characters. */
  private static KeyboardLayout layout(String plain, String shifted) {
    Map<KeyCode, KeyboardLayout.Key> keys = new EnumMap<>(KeyCode.class);
    List<KeyCode> codes = new ArrayList<>(List.of(KeyCode.values()));
    codes.remove(KeyCode.PLUS);
    assertEquals(US.length(), plain.length());
    assertEquals(US.length(), shifted.length());
    for (int i = 0; i < US.length(); i++) {
      String typed = US.substring(i, i + 1);
      for (KeyCode code : codes) {
        if (KeyPositions.typedBy(code, false).filter(typed::equals).isPresent()) {
          keys.put(
              code, new KeyboardLayout.Key(plain.substring(i, i + 1), shifted.substring(i, i + 1)));
        }
      }
    }
    return KeyboardLayout.of(keys);
  }

  private static KeyEvent press(KeyCode code, String text, String modifiers) {
    return new KeyEvent(
        KeyEvent.KEY_PRESSED,
        "",
        text,
        code,
        modifiers.contains("shift"),
        modifiers.contains("control"),
        modifiers.contains("alt"),
        false);
  }
}
