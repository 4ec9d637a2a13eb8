package io.github.convoscope.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.UncheckedIOException;

/** Makes JSON documents and prints them to standard output. */
public final class JsonOutput {
  /** Makes and reads JSON. */
  public static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonOutput() {}

  /**
   * Prints the document in plain ASCII: other characters are escaped, so that no encoding of
   * standard output can damage them.
   */
  public static void print(JsonNode document) {
    try {
      System.out.println(
          MAPPER
              .writerWithDefaultPrettyPrinter()
              .with(JsonWriteFeature.ESCAPE_NON_ASCII)
              .writeValueAsString(document));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document over several lines. */
  static String text(JsonNode document) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An array of numbers. */
  static ArrayNode array(double... values) {
    ArrayNode array = MAPPER.createArrayNode();
    for (double value : values) {
      array.add(value);
    }
    return array;
  }

  /** An array of numbers, each with the digits of a float. */
  static ArrayNode array(float... values) {
    ArrayNode array = MAPPER.createArrayNode();
    for (float value : values) {
      array.add(value);
    }
    return array;
  }

  /** An array of whole numbers. */
  static ArrayNode array(int... values) {
    ArrayNode array = MAPPER.createArrayNode();
    for (int value : values) {
      array.add(value);
    }
    return array;
  }
}
