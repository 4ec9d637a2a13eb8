package io.github.convoscope.modelfile.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the layer outputs that Keras's JSON refers to: {@code ["conv", 0, 0]} until Keras 2, an
 * object of class {@code __keras_tensor__} with such a list since Keras 3, both in lists and
 * dictionaries of any depth.
 */
final class KerasReferences {
  /**
   * A result of a call of a layer.
   *
   * @param layer the layer's name in its model
   * @param call which of its calls
   * @param result which of the call's results
   */
  record Reference(String layer, int call, int result) {}

  private final List<Reference> found = new ArrayList<>();

  private KerasReferences() {}

  /** All references in a part of the JSON, in order. */
  static List<Reference> in(JsonNode node) {
    KerasReferences references = new KerasReferences();
    references.collect(node);
    return references.found;
  }

  /** The references that one call of a layer reads. */
  static List<Reference> ofCall(JsonNode call) {
    if (!call.isObject()) {
      return in(call);
    }
    KerasReferences references = new KerasReferences();
    references.collect(call.path("args"));
    references.collect(call.path("kwargs"));
    return references.found;
  }

  private void collect(JsonNode node) {
    if (node.isArray() && isReference(node)) {
      found.add(new Reference(node.get(0).asText(), node.get(1).asInt(), node.get(2).asInt()));
    } else if (node.path("class_name").asText("").equals("__keras_tensor__")) {
      collect(node.path("config").path("keras_history"));
    } else if (node.isContainerNode()) {
      node.forEach(this::collect);
    }
  }

  private static boolean isReference(JsonNode node) {
    return node.size() >= 3
        && node.get(0).isTextual()
        && node.get(1).isIntegralNumber()
        && node.get(2).isIntegralNumber();
  }
}
