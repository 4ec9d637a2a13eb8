package io.github.convoscope.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Words, numbers, lists and maps as JSON text, for floors that don't read or write files. */
public final class Json {
  private static final ObjectWriter PRETTY = new ObjectMapper().writerWithDefaultPrettyPrinter();

  private Json() {}

  /**
   * One object over several lines, ended by a line break; keys in the map's own order.
   *
   * @param object values are strings, numbers, booleans, arrays of numbers, lists and maps of these
   */
  public static String pretty(Map<String, ?> object) {
    try {
      return PRETTY.writeValueAsString(object) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
