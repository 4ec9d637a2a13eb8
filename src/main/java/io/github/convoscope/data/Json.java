package io.github.convoscope.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Writes strings, numbers, lists and maps as JSON text, for packages that don't use Jackson. */
public final class Json {
  private static final ObjectWriter PRETTY = new ObjectMapper().writerWithDefaultPrettyPrinter();

  private Json() {}

  /**
   * Writes one object over several lines, with a line break at the end and the keys in the map's
   * order.
   *
   * @param object with strings, numbers, booleans, arrays of numbers, lists and maps of these
   */
  public static String pretty(Map<String, ?> object) {
    try {
      return PRETTY.writeValueAsString(object) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
