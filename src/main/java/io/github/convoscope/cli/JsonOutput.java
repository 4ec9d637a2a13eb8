package io.github.convoscope.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.UncheckedIOException;

/** One JSON document on standard output. */
public final class JsonOutput {
  public static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonOutput() {}

  /**
   * Prints the document, with no sign that standard output's encoding could spoil: others are
   * escaped.
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

  /** An array of numbers, each in its shortest form. */
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
