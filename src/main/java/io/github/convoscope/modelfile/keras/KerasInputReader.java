package io.github.convoscope.modelfile.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.convoscope.modelfile.keras.KerasGraph.Call;
import io.github.convoscope.modelfile.keras.KerasTensor.Kind;
import io.github.convoscope.network.Shape;

/**
 * Finds the shape of a model's input, and chooses rows and columns where the file leaves them open.
 */
final class KerasInputReader {
  private static final int LARGEST = 1 << 14;
  private static final int LARGEST_FLAT = 1 << 23;

  private final String file;
  private final JsonNode shape;
  private final int[] wanted;
  private final int freeSize;
  private boolean chosen;

  private KerasInputReader(String file, JsonNode shape, int[] wanted, int freeSize) {
    this.file = file;
    this.shape = shape;
    this.wanted = wanted;
    this.freeSize = freeSize;
  }

  /**
   * The input of a model.
   *
   * @param shape its shape
   * @param kind what it is in Keras
   * @param chosen true where its size was chosen
   */
  record Found(Shape shape, Kind kind, boolean chosen) {
    /** The input as the first layers read it. */
    KerasTensor tensor() {
      return new KerasTensor(0, shape, kind, null, true);
    }
  }

  /**
   * Finds the input.
   *
   * @param freeSize rows and columns where the file leaves them open; 0 to choose by the channels
   * @throws io.github.convoscope.message.Problem if the file doesn't say it, or has too many axes
   */
  static Found find(KerasLayer model, KerasGraph graph, boolean channelsFirst, int freeSize) {
    JsonNode shape = shape(model, graph);
    return new KerasInputReader(model.file(), shape, resized(graph), freeSize).read(channelsFirst);
  }

  private static JsonNode shape(KerasLayer model, KerasGraph graph) {
    KerasLayer input = graph.inputLayer();
    JsonNode shape = input == null ? JsonNodeFactory.instance.missingNode() : of(input);
    for (Call call : graph.calls()) {
      if (shape.isMissingNode() && call.inputs().contains(0)) {
        shape = of(call.layer());
      }
    }
    return shape.isMissingNode() ? model.buildShape() : shape;
  }

  private static JsonNode of(KerasLayer layer) {
    JsonNode shape = layer.setting("batch_shape", "batch_input_shape");
    if (shape.isMissingNode() && layer.has("input_dim")) {
      return JsonNodeFactory.instance.arrayNode().addNull().add(layer.number("input_dim"));
    }
    return shape.isMissingNode() ? layer.buildShape() : shape;
  }

  /** The size that a first layer Resizing asks for. */
  private static int[] resized(KerasGraph graph) {
    for (Call call : graph.calls()) {
      if (call.layer().type().equals("Resizing")) {
        return new int[] {call.layer().number("height"), call.layer().number("width")};
      }
    }
    return new int[] {0, 0};
  }

  private Found read(boolean channelsFirst) {
    int axes = shape.isArray() ? shape.size() : 0;
    switch (axes) {
      case 2 -> {
        return new Found(Shape.units(extent(1, LARGEST_FLAT)), Kind.UNITS, false);
      }
      case 3 -> {
        Shape picture = Shape.maps(1, free(1, 0, 1), free(2, 1, 1));
        return new Found(picture, Kind.PICTURE, chosen);
      }
      case 4 -> {
        int channels = extent(channelsFirst ? 1 : 3, LARGEST);
        int first = channelsFirst ? 2 : 1;
        Shape maps = Shape.maps(channels, free(first, 0, channels), free(first + 1, 1, channels));
        return new Found(maps, Kind.MAPS, chosen);
      }
      default -> throw KerasProblem.of("input-shape", file);
    }
  }

  private int free(int axis, int wantedAxis, int channels) {
    if (!shape.get(axis).isNull()) {
      return extent(axis, LARGEST);
    }
    chosen = true;
    if (wanted[wantedAxis] > 0) {
      return Math.min(LARGEST, wanted[wantedAxis]);
    }
    int usual = channels == 1 ? KerasFile.USUAL_GREY_SIZE : KerasFile.USUAL_SIZE;
    return freeSize > 0 ? freeSize : usual;
  }

  private int extent(int axis, int most) {
    JsonNode extent = shape.get(axis);
    if (!extent.isIntegralNumber() || extent.asLong() < 1 || extent.asLong() > most) {
      throw KerasProblem.of("input-shape", file);
    }
    return extent.asInt();
  }
}
