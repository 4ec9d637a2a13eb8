package io.github.convoscope.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.network.PictureInput;
import io.github.convoscope.network.PictureInput.ChannelOrder;
import io.github.convoscope.network.PictureInput.Placement;
import io.github.convoscope.network.PictureInput.Polarity;
import java.util.function.Function;

/** Reads and writes the part {@code picture} of a model card. */
final class CardPicture {
  /** As many channels as any network that this program opens. */
  private static final int MOST_NUMBERS = 4096;

  private CardPicture() {}

  /** What the node says; what is missing or unknown is as in {@link PictureInput#UNKNOWN}. */
  static PictureInput read(JsonNode node) {
    return new PictureInput(
        named(Placement.values(), Placement::word, node.path("placement")),
        named(ChannelOrder.values(), ChannelOrder::word, node.path("channels")),
        named(Polarity.values(), Polarity::word, node.path("ink")),
        numbers(node.path("mean")),
        numbers(node.path("deviation")),
        node.path("size").asInt(0));
  }

  /** The node of a picture input. */
  static ObjectNode node(PictureInput picture) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("placement", picture.placement().word());
    node.put("channels", picture.order().word());
    node.put("ink", picture.polarity().word());
    if (picture.mean().length > 0) {
      put(node.putArray("mean"), picture.mean());
      put(node.putArray("deviation"), picture.deviation());
    }
    if (picture.side() > 0) {
      node.put("size", picture.side());
    }
    return node;
  }

  private static <T> T named(T[] values, Function<T, String> word, JsonNode name) {
    for (T value : values) {
      if (word.apply(value).equals(name.asText())) {
        return value;
      }
    }
    return values[0];
  }

  private static void put(ArrayNode array, double[] values) {
    for (double value : values) {
      array.add(value);
    }
  }

  private static double[] numbers(JsonNode array) {
    double[] values = new double[Math.min(MOST_NUMBERS, array.size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.path(i).asDouble(Double.NaN);
    }
    return values;
  }
}
