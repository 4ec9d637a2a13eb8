package io.github.convoscope.modelfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Checks the classes that a description names, before DL4J's own reader is given it: that reader
 * makes an object of every class that is named.
 */
final class SerializedNames {
  private static final List<String> PACKAGES =
      List.of(
          "org.deeplearning4j.nn.conf.",
          "org.deeplearning4j.nn.weights.",
          "org.nd4j.linalg.activations.impl.",
          "org.nd4j.linalg.learning.",
          "org.nd4j.linalg.lossfunctions.impl.",
          "org.nd4j.linalg.schedule.");

  /** Layers that run code of somebody else's. */
  private static final Pattern CODE = Pattern.compile("(?i)samediff|lambda|custom");

  private SerializedNames() {}

  /**
   * Walks through a whole description.
   *
   * @throws io.github.convoscope.message.Problem if it names a class that is in no known package
   */
  static void check(String file, JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (field.getKey().equals("@class")) {
        checkName(file, field.getValue().asText());
      }
    }
    node.forEach(child -> check(file, child));
  }

  private static void checkName(String file, String name) {
    boolean known = PACKAGES.stream().anyMatch(name::startsWith);
    if (!known || CODE.matcher(name).find()) {
      throw ModelFileProblem.of("unknown-layer", file, ModelArchive.readable(name));
    }
  }
}
