package io.github.convoscope.message;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files with the program's texts, in all languages. */
final class TextFiles {
  private static final String ENDING = ".properties";

  private TextFiles() {}

  /** The names of all files without their ending, such as {@code ui} and {@code ui_de}. */
  static List<String> names() {
    try (Stream<Path> all = Files.list(folder())) {
      return all.map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The texts of a file by their keys, as the program reads them. */
  static TreeMap<String, String> read(String name) {
    Properties properties = new Properties();
    try {
      properties.load(
          Files.newBufferedReader(folder().resolve(name + ENDING), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    TreeMap<String, String> texts = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
    return texts;
  }

  /** The keys that a file has twice, of which only the last one counts. */
  static List<String> twice(String name) {
    List<String> seen = new ArrayList<>();
    List<String> twice = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(folder().resolve(name + ENDING))) {
        int end = line.indexOf('=');
        if (end > 0 && !line.startsWith("#")) {
          String key = line.substring(0, end);
          (seen.contains(key) ? twice : seen).add(key);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return twice;
  }

  private static Path folder() {
    try {
      return Objects.requireNonNull(
          Path.of(
                  Objects.requireNonNull(
                          Messages.class.getResource(
                              "/io/github/convoscope/messages/ui.properties"))
                      .toURI())
              .getParent());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
