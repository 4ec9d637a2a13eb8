package io.github.convoscope.lesson;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A text in one or more languages.
 *
 * @param byLanguage the texts by their languages' tags, such as {@code en}; never empty
 */
public record LessonText(Map<String, String> byLanguage) {
  /** Keeps the order of the languages. */
  public LessonText {
    byLanguage = Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
    if (byLanguage.isEmpty()) {
      throw new IllegalArgumentException("a text in no language");
    }
  }

  /** A text in the language of a locale. */
  public static LessonText of(Locale locale, String text) {
    return new LessonText(Map.of(locale.getLanguage(), text));
  }

  /** The text in this language; else in English, else in its first language. */
  public String in(Locale locale) {
    String own = byLanguage.get(locale.getLanguage());
    String english = own == null ? byLanguage.get("en") : own;
    return english == null
        ? Objects.requireNonNull(byLanguage.values().iterator().next())
        : english;
  }

  /** The same with another text in one language. */
  public LessonText with(Locale locale, String text) {
    Map<String, String> changed = new LinkedHashMap<>(byLanguage);
    changed.put(locale.getLanguage(), text);
    return new LessonText(changed);
  }
}
