package io.github.convoscope.drawing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads the shipped templates from {@code handwriting.txt}. */
final class Templates {
  private static final List<Template> ALL = read();

  private Templates() {}

  /** All templates of one kind, in the file's order. */
  static List<Template> of(Template.Kind kind) {
    return ALL.stream().filter(template -> template.kind() == kind).toList();
  }

  private static List<Template> read() {
    try (InputStream in = Templates.class.getResourceAsStream("handwriting.txt");
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Templates::template)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Template template(String line) {
    String[] halves = line.split("\\|");
    String[] head = halves[0].trim().split(" ");
    List<List<Template.Knot>> strokes =
        Stream.of(halves[1].split(";"))
            .map(stroke -> Stream.of(stroke.trim().split("\\s+")).map(Templates::knot).toList())
            .toList();
    Template.Kind kind = Template.Kind.valueOf(head[0].toUpperCase(Locale.ROOT));
    return new Template(kind, head[1], head[2], Double.parseDouble(head[3]), strokes);
  }

  private static Template.Knot knot(String text) {
    boolean corner = text.endsWith("!");
    String[] xy = (corner ? text.substring(0, text.length() - 1) : text).split(",");
    return new Template.Knot(
        Double.parseDouble(xy[0]) / 100, Double.parseDouble(xy[1]) / 100, corner);
  }
}
