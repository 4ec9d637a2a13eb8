package io.github.convoscope.modelfile.keras;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Reads Keras's description of a network as plain JSON, with bounds; nothing in it is run. */
final class KerasJson {
  private static final int DEEPEST = 200;
  private static final int LARGEST = 1 << 25;
  private static final int LONGEST_TEXT = 1 << 22;
  private static final int LONGEST_NUMBER = 100;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST_TEXT)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .build())
          // Python writes NaN and Infinity as they are.
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private KerasJson() {}

  /**
   * Reads a text.
   *
   * @param file name of the file, for messages
   * @throws io.github.convoscope.message.Problem if it isn't a JSON object, or too deep or large
   */
  static JsonNode read(String file, String text) {
    if (text.length() > LARGEST) {
      throw KerasProblem.of("configuration-size", file);
    }
    try {
      JsonNode root = MAPPER.readTree(text);
      if (root == null || !root.isObject()) {
        throw KerasProblem.of("configuration", file);
      }
      return root;
    } catch (IOException e) {
      throw KerasProblem.of(e, "configuration", file);
    }
  }
}
