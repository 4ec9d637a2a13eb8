package io.github.convoscope.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A bundle for another language that lies beside the English one is used; it need not be whole. */
class MessagesTest {
  private static final Locale ESPERANTO = Locale.forLanguageTag("eo");
  private final Locale before = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @Test
  void aSecondBundleIsUsed() {
    assertEquals("Malfari", Messages.text(Message.of("ui.undo"), ESPERANTO));
    assertEquals(
        "x.zip ne ekzistas \u2013 \u0109u vere?",
        Messages.text(Message.of("ui.no-file", "x.zip"), ESPERANTO));
    Locale.setDefault(ESPERANTO);
    assertEquals("Malfari", Messages.text("ui.undo"));
  }

  @Test
  void aRegionTakesItsLanguage() {
    assertEquals("Malfari", Messages.text(Message.of("ui.undo"), Locale.forLanguageTag("eo-DE")));
  }

  @Test
  void whatItLacksIsEnglish() {
    assertEquals("Redo", Messages.text(Message.of("ui.redo"), ESPERANTO));
    assertEquals("Undo", Messages.text(Message.of("ui.undo"), Locale.forLanguageTag("tlh")));
  }

  @Test
  void englishStaysEnglishOnAMachineOfAnotherLanguage() {
    Locale.setDefault(ESPERANTO);
    assertEquals("Undo", Messages.text(Message.of("ui.undo"), Locale.ENGLISH));
    assertEquals("Undo", Messages.text(Message.of("ui.undo"), Locale.ITALIAN));
  }
}
