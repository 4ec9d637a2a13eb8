package io.github.convoscope.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.ChoiceFormat;
import java.text.Format;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every language says what the English texts say: same keys, same placeholders. */
class TranslationsTest {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");
  private static final int PLACES = 10;

  /** The files of languages other than English. */
  private static List<String> translated() {
    return TextFiles.names().stream().filter(name -> name.indexOf('_') > 0).toList();
  }

  @Test
  void germanIsWhole() {
    List<String> missing = new ArrayList<>();
    List<String> names = TextFiles.names();
    for (String topic : topics()) {
      if (names.contains(topic + "_de")) {
        Map<String, String> german = TextFiles.read(topic + "_de");
        TextFiles.read(topic)
            .forEach(
                (key, text) -> {
                  if (!german.containsKey(key)) {
                    missing.add(key + "=" + text);
                  }
                });
      } else {
        missing.add("the file " + topic + "_de.properties");
      }
    }
    assertEquals(List.of(), missing, () -> "not in German:\n" + String.join("\n", missing) + "\n");
  }

  /** A file of another language is whole, so that nothing on one panel is in two languages. */
  @ParameterizedTest
  @MethodSource("translated")
  void aFileHasTheKeysOfTheEnglishOne(String name) {
    TreeSet<String> differing = new TreeSet<>(TextFiles.read(name).keySet());
    TreeSet<String> english = new TreeSet<>(TextFiles.read(topic(name)).keySet());
    TreeSet<String> both = new TreeSet<>(english);
    both.retainAll(differing);
    differing.addAll(english);
    differing.removeAll(both);
    assertEquals(List.of(), List.copyOf(differing), "keys in only one of the languages");
  }

  @ParameterizedTest
  @MethodSource("translated")
  void aTextHasThePlaceholdersOfTheEnglishOne(String name) {
    TreeMap<String, String> english = TextFiles.read(topic(name));
    List<String> differing = new ArrayList<>();
    TextFiles.read(name)
        .forEach(
            (key, text) -> {
              String original = english.getOrDefault(key, "");
              if (!places(text).equals(places(original))
                  || !numbers(text, Locale.ROOT).equals(numbers(original, Locale.ROOT))) {
                differing.add(original + " <> " + text);
              }
            });
    assertEquals(List.of(), differing);
  }

  /** Each text is formatted in its language, with words and with numbers. */
  @Test
  void everyTextCanBeFormatted() {
    int formatted = 0;
    for (String name : TextFiles.names()) {
      Locale language = language(name);
      for (Map.Entry<String, String> text : TextFiles.read(name).entrySet()) {
        for (double number : new double[] {0, 1, 2, 1234.5}) {
          MessageFormat pattern = new MessageFormat(text.getValue(), language);
          Object[] values = new Object[PLACES];
          Arrays.fill(values, number);
          String said = pattern.format(values);
          assertFalse(said.isBlank(), text.getKey());
          assertEquals(
              text.getValue().contains("'{'"), said.contains("{"), text.getKey() + "=" + said);
          formatted++;
        }
      }
    }
    assertTrue(formatted > 10_000, formatted + " texts");
  }

  @Test
  void noFileHasAKeyTwice() {
    for (String name : TextFiles.names()) {
      assertEquals(List.of(), TextFiles.twice(name), name);
    }
  }

  @Test
  void numbersFollowTheLanguageOfTheText() {
    assertEquals("98.3\u00a0%", percent(Locale.ENGLISH));
    assertEquals("98,3\u00a0%", percent(Locale.GERMAN));
    assertEquals("98.3\u00a0%", percent(Locale.ITALIAN));
  }

  private static String percent(Locale language) {
    return Messages.text(Message.of("pad.percent", 98.3), language);
  }

  private static List<String> topics() {
    return TextFiles.names().stream().filter(name -> name.indexOf('_') < 0).toList();
  }

  private static String topic(String name) {
    return name.substring(0, name.indexOf('_'));
  }

  private static Locale language(String name) {
    int end = name.indexOf('_');
    return end < 0 ? Locale.ENGLISH : Locale.forLanguageTag(name.substring(end + 1));
  }

  private static TreeSet<String> places(String text) {
    TreeSet<String> places = new TreeSet<>();
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find()) {
      places.add(matcher.group(1));
    }
    return places;
  }

  /** How each placeholder writes its number; choices differ with the grammar. */
  private static List<String> numbers(String text, Locale language) {
    List<String> numbers = new ArrayList<>();
    MessageFormat pattern = new MessageFormat(text, language);
    Format[] formats = pattern.getFormatsByArgumentIndex();
    for (int i = 0; i < formats.length; i++) {
      Format format = formats[i];
      if (format != null && !(format instanceof ChoiceFormat)) {
        numbers.add(i + " " + format.format(1234.5678));
      }
    }
    return numbers;
  }
}
