package io.github.convoscope.message;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Knows the languages of the program: English, and each one that has texts of the window, a file
 * {@code messages/ui_TAG.properties}. A language is added by adding files only.
 *
 * <pre>{@code
 * Languages.all();                                       // en, de, fr
 * Languages.nearest(Locale.forLanguageTag("de-AT"));     // de-AT: there are German texts
 * Languages.nearest(Locale.ITALIAN);                     // en
 * }</pre>
 */
public final class Languages {
  private static final String FOLDER = "/io/github/convoscope/messages/";
  private static final Pattern FILE = Pattern.compile("(?:.*/)?ui_([A-Za-z_]+)\\.properties");

  private Languages() {}

  /** All languages: English, then the others by their tags. */
  public static List<Locale> all() {
    List<Locale> all = new ArrayList<>(List.of(Locale.ENGLISH));
    found().stream().sorted(Comparator.comparing(Locale::toLanguageTag)).forEach(all::add);
    return all;
  }

  /** Whether there are texts in this language, whatever the region. */
  public static boolean has(Locale wanted) {
    return wanted.getLanguage().equals(Locale.ENGLISH.getLanguage())
        || Languages.class.getResource(FOLDER + "ui_" + wanted.getLanguage() + ".properties")
            != null;
  }

  /**
   * The language to take: the one wanted with its region, which says how numbers are written, or
   * English where there are no texts in it.
   */
  public static Locale nearest(Locale wanted) {
    return has(wanted) ? wanted : Locale.ENGLISH;
  }

  /** A language's own name for itself, such as "Deutsch", with a capital. */
  public static String name(Locale language) {
    String name = language.getDisplayName(language);
    int first = name.offsetByCodePoints(0, 1);
    return name.substring(0, first).toUpperCase(language) + name.substring(first);
  }

  private static List<Locale> found() {
    URL english = Objects.requireNonNull(Languages.class.getResource(FOLDER + "ui.properties"));
    try {
      return files(english).stream()
          .map(FILE::matcher)
          .filter(Matcher::matches)
          .map(file -> Locale.forLanguageTag(file.group(1).replace('_', '-')))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The files beside the English ones, which lie in a folder or in the program's archive. */
  private static List<String> files(URL english) throws IOException {
    if (english.openConnection() instanceof JarURLConnection archive) {
      return archive.getJarFile().stream()
          .map(entry -> "/" + entry.getName())
          .filter(name -> name.startsWith(FOLDER))
          .toList();
    }
    try {
      Path folder = Objects.requireNonNull(Path.of(new URI(english.toString())).getParent());
      try (Stream<Path> all = Files.list(folder)) {
        return all.map(file -> String.valueOf(file.getFileName())).toList();
      }
    } catch (URISyntaxException impossible) {
      throw new IOException(impossible);
    }
  }
}
