package io.github.convoscope.modelfile.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.convoscope.message.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One layer of Keras's JSON, read with bounds. A whole model is a layer, too, and has layers in it.
 *
 * <pre>{@code
 * int units = layer.number("units", "output_dim"); // the name since Keras 2, the name before
 * }</pre>
 */
final class KerasLayer {
  private static final int MOST_LAYERS = 5000;
  private static final int LARGEST = 1 << 24;

  private final String file;
  private final JsonNode json;
  private final @Nullable KerasLayer parent;
  private final int ordinal;
  private @Nullable List<KerasLayer> layers;

  private KerasLayer(String file, JsonNode json, @Nullable KerasLayer parent, int ordinal) {
    this.file = file;
    this.json = json;
    this.parent = parent;
    this.ordinal = ordinal;
  }

  /** The whole model of a file. */
  static KerasLayer model(String file, JsonNode json) {
    return new KerasLayer(file, json, null, 0);
  }

  /** Name of the file, for messages. */
  String file() {
    return file;
  }

  /** The model that it is in; null for the whole model. */
  @Nullable KerasLayer parent() {
    return parent;
  }

  /** How many layers of the same class come before it in its model. */
  int ordinal() {
    return ordinal;
  }

  /** Name of its class in Python. */
  String type() {
    return json.path("class_name").asText("");
  }

  /** Its name in its model; empty where the file gives none. */
  String name() {
    String own = config().path("name").asText("");
    return own.isEmpty() ? json.path("name").asText("") : own;
  }

  /** The module that its class comes from; empty where the file doesn't say. */
  String module() {
    return json.path("module").asText("");
  }

  /** The name under which its class was registered with Keras; empty where it wasn't. */
  String registeredName() {
    return json.path("registered_name").asText("");
  }

  /** Its settings; for models of Keras before 2.2.3 the list of layers. */
  JsonNode config() {
    return json.path("config");
  }

  /** Which calls of other layers it reads, one entry a call; missing in a sequential model. */
  JsonNode inboundNodes() {
    return json.path("inbound_nodes");
  }

  /** The shape for which it was built, the batch first; missing in older files. */
  JsonNode buildShape() {
    JsonNode shape = json.path("build_config").path("input_shape");
    return shape.isMissingNode() ? config().path("build_input_shape") : shape;
  }

  /**
   * The layers of a model, in the file's order.
   *
   * @throws Problem if there are none or too many
   */
  List<KerasLayer> layers() {
    if (layers == null) {
      JsonNode list = config().isArray() ? config() : config().path("layers");
      if (!list.isArray() || list.isEmpty()) {
        throw KerasProblem.of("configuration", file);
      }
      if (list.size() > MOST_LAYERS) {
        throw KerasProblem.of("too-many-layers", file, MOST_LAYERS);
      }
      Map<String, Integer> counts = new HashMap<>();
      List<KerasLayer> found = new ArrayList<>();
      for (JsonNode each : list) {
        int before = counts.merge(each.path("class_name").asText(""), 1, Integer::sum) - 1;
        found.add(new KerasLayer(file, each, this, before));
      }
      layers = found;
    }
    return layers;
  }

  /** The first of some settings that is there and not null; missing where none is. */
  JsonNode setting(String... names) {
    for (String name : names) {
      JsonNode value = config().path(name);
      if (!value.isMissingNode() && !value.isNull()) {
        return value;
      }
    }
    return config().path("");
  }

  boolean has(String... names) {
    return !setting(names).isMissingNode();
  }

  /** A setting that is true or false. */
  boolean is(String name, boolean otherwise) {
    JsonNode value = setting(name);
    return value.isMissingNode() ? otherwise : value.asBoolean(otherwise);
  }

  /** A setting that is a word. */
  String word(String otherwise, String... names) {
    JsonNode value = setting(names);
    return value.isTextual() ? value.asText() : otherwise;
  }

  /** A setting that is a whole number of at least 1. */
  int number(String... names) {
    return whole(setting(names), 1, names[0]);
  }

  /** A setting that is a number; old files have NumPy's numbers as objects. */
  double real(double otherwise, String... names) {
    JsonNode value = setting(names);
    if (value.isObject()) {
      value = value.path("value");
    }
    if (value.isArray() && value.size() == 1) {
      value = value.get(0);
    }
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
      throw bad(names[0]);
    }
    return value.asDouble();
  }

  /** A setting that is one whole number of at least {@code least} or two: rows, columns. */
  int[] pair(int least, int otherwise, String... names) {
    JsonNode value = setting(names);
    if (value.isMissingNode()) {
      return new int[] {otherwise, otherwise};
    }
    if (value.isArray() && value.size() == 2) {
      return new int[] {whole(value.get(0), least, names[0]), whole(value.get(1), least, names[0])};
    }
    int both = whole(value, least, names[0]);
    return new int[] {both, both};
  }

  private int whole(JsonNode value, int least, String name) {
    boolean integral = value.isNumber() && value.asDouble() == Math.rint(value.asDouble());
    if (!integral || value.asDouble() < least || value.asDouble() > LARGEST) {
      throw bad(name);
    }
    return (int) value.asDouble();
  }

  /** The settings contradict each other or the program can't use them. */
  Problem bad(String setting) {
    return KerasProblem.of("bad-layer", file, shown(), KerasProblem.readable(setting));
  }

  /** Its name, or its class where it has none, for messages. */
  String shown() {
    return KerasProblem.readable(name().isEmpty() ? type() : name());
  }
}
