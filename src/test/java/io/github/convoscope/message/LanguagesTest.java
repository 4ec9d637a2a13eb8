package io.github.convoscope.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The languages are those that have files. */
class LanguagesTest {
  @Test
  void thereAreAsManyAsThereAreFiles() {
    List<String> files =
        TextFiles.names().stream()
            .filter(name -> name.startsWith("ui_"))
            .map(name -> name.substring(3))
            .toList();
    List<String> tags = Languages.all().stream().map(Locale::toLanguageTag).toList();
    assertEquals("en", tags.get(0));
    assertEquals(files, tags.subList(1, tags.size()));
    assertTrue(tags.contains("de"), tags::toString);
  }

  @Test
  void aRegionIsKeptAndWhatIsMissingIsEnglish() {
    assertEquals(Locale.GERMANY, Languages.nearest(Locale.GERMANY));
    assertEquals(Locale.UK, Languages.nearest(Locale.UK));
    assertEquals(Locale.ENGLISH, Languages.nearest(Locale.forLanguageTag("tlh-AQ")));
    assertEquals(Locale.ENGLISH, Languages.nearest(Locale.ROOT));
    assertFalse(Languages.has(Locale.forLanguageTag("tlh")));
  }

  @Test
  void eachCallsItselfByItsOwnName() {
    assertEquals("English", Languages.name(Locale.ENGLISH));
    assertEquals("Deutsch", Languages.name(Locale.GERMAN));
    assertEquals("Français", Languages.name(Locale.FRENCH));
  }
}
