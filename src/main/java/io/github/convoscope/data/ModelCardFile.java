package io.github.convoscope.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.PictureInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads and writes model cards, JSON files beside the model: {@code digits.json} for {@code
 * digits.zip}. A card that can't be written there is kept in the user's folder, under the checksum
 * of the model.
 *
 * <p>Unknown keys are passed over. The keys {@code input} and {@code picture} may be missing: the
 * model file decides then.
 */
public final class ModelCardFile {
  private static final long MOST_BYTES = 4L << 20;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ModelCardFile() {}

  /** The card file of a model file: the same name with the ending .json. */
  public static Path beside(Path model) {
    String name = model.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return model.resolveSibling((dot < 1 ? name : name.substring(0, dot)) + ".json");
  }

  /**
   * The card file of a model in the user's folder.
   *
   * @param sha256 of the model file, in hexadecimal
   */
  public static Path kept(String sha256) {
    return UserFolder.path().resolve("cards").resolve(sha256 + ".json");
  }

  /**
   * Writes a card beside its model or, where that can't be, into the user's folder.
   *
   * @param sha256 of the model file, in hexadecimal
   * @return where it was written
   * @throws Problem when it can be written in neither place
   */
  public static Path writeFor(Path model, String sha256, ModelCard card) {
    try {
      Path file = beside(model);
      write(file, card);
      return file;
    } catch (Problem notThere) {
      Path file = kept(sha256);
      write(file, card);
      return file;
    }
  }

  /**
   * Reads a card.
   *
   * @throws Problem when the file can't be read or is no model card
   */
  public static ModelCard read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw wrong("data.no-file", file);
      }
      if (Files.size(file) > MOST_BYTES) {
        throw wrong("data.too-large", file);
      }
      return card(MAPPER.readTree(file.toFile()), file);
    } catch (IOException e) {
      throw Problem.input(Message.of("data.not-a-card", file), e);
    }
  }

  /** Writes a card; what is not known is left out. */
  public static void write(Path file, ModelCard card) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("name", card.name());
    card.labels().forEach(root.putArray("labels")::add);
    if (InputRange.isRange(card.low(), card.high())) {
      root.putArray("input").add(card.low()).add(card.high());
    }
    if (!card.picture().equals(PictureInput.UNKNOWN)) {
      root.set("picture", CardPicture.node(card.picture()));
    }
    card.facts()
        .forEach(
            (group, values) -> {
              ObjectNode node = root.withObject("/facts").putObject(group);
              values.forEach(node::put);
            });
    if (!card.thresholds().isEmpty()) {
      ObjectNode thresholds = root.putObject("thresholds");
      new TreeMap<>(card.thresholds()).forEach(thresholds::put);
    }
    if (!card.ranges().isEmpty()) {
      ArrayNode ranges = root.putArray("ranges");
      card.ranges().forEach(range -> put(ranges.addObject(), range));
    }
    if (card.mean().length > 0) {
      put(root.putArray("mean"), card.mean());
    }
    AtomicFile.write(file, out -> MAPPER.writerWithDefaultPrettyPrinter().writeValue(out, root));
  }

  private static void put(ObjectNode node, ModelCard.LayerRange range) {
    node.put("layer", range.layer());
    node.put("low", range.low());
    node.put("high", range.high());
    put(node.putArray("unitLow"), range.unitLow());
    put(node.putArray("unitHigh"), range.unitHigh());
  }

  private static ModelCard card(JsonNode root, Path file) {
    List<String> labels = new ArrayList<>();
    root.path("labels").forEach(label -> labels.add(label.asText()));
    if (!root.isObject() || labels.isEmpty()) {
      throw wrong("data.not-a-card", file);
    }
    Map<String, Double> thresholds = new TreeMap<>();
    root.path("thresholds")
        .fields()
        .forEachRemaining(entry -> thresholds.put(entry.getKey(), entry.getValue().asDouble()));
    List<ModelCard.LayerRange> ranges = new ArrayList<>();
    for (JsonNode node : root.path("ranges")) {
      ranges.add(
          new ModelCard.LayerRange(
              node.path("layer").asText(),
              node.path("low").asDouble(),
              node.path("high").asDouble(),
              floats(node.path("unitLow")),
              floats(node.path("unitHigh"))));
    }
    Map<String, Map<String, String>> facts = new LinkedHashMap<>();
    root.path("facts")
        .fields()
        .forEachRemaining(
            group -> {
              Map<String, String> values = new LinkedHashMap<>();
              group
                  .getValue()
                  .fields()
                  .forEachRemaining(value -> values.put(value.getKey(), value.getValue().asText()));
              facts.put(group.getKey(), values);
            });
    return new ModelCard(
        root.path("name").asText("model"),
        labels,
        root.path("input").path(0).asDouble(Double.NaN),
        root.path("input").path(1).asDouble(Double.NaN),
        ranges,
        floats(root.path("mean")),
        thresholds,
        facts,
        CardPicture.read(root.path("picture")));
  }

  private static void put(ArrayNode array, float[] values) {
    for (float value : values) {
      array.add(value);
    }
  }

  private static float[] floats(JsonNode array) {
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) array.get(i).asDouble();
    }
    return values;
  }

  private static Problem wrong(String key, Path file) {
    return Problem.input(Message.of(key, file));
  }
}
