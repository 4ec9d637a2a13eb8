package io.github.convoscope.engine.dl4j;

import io.github.convoscope.engine.dl4j.PlannedLayer.Kind;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Describes the layers of a network to be trained, without its input and its output layer.
 *
 * <pre>{@code
 * LayerPlan plan = LayerPlan.parse("conv 8@7x7, pool, conv 16@5x5, pool, dense 112");
 * }</pre>
 *
 * <p>A convolution is written {@code conv MAPS@KERNELxKERNEL}, with {@code /STRIDE} behind it where
 * the stride is not 1; {@code pool} takes the largest of 2×2, {@code mean} the mean of each whole
 * map, {@code dense UNITS} is fully connected. After {@code mean} or {@code dense} only dense
 * layers can follow.
 *
 * @param layers at least one
 */
public record LayerPlan(List<PlannedLayer> layers) {
  private static final int MOST_LAYERS = 64;
  private static final int MOST_UNITS = 4096;
  private static final int MOST_KERNEL = 15;
  private static final int MOST_STRIDE = 4;
  private static final Pattern CONVOLUTION =
      Pattern.compile(
          "conv\\s*(\\d{1,6})\\s*@\\s*(\\d{1,4})\\s*x\\s*(\\d{1,4})(?:\\s*/\\s*(\\d{1,4}))?");
  private static final Pattern DENSE = Pattern.compile("dense\\s*(\\d{1,6})");

  /** Copies the list. */
  public LayerPlan {
    layers = List.copyOf(layers);
  }

  /**
   * Reads a plan.
   *
   * @param text layers, separated by commas
   * @throws Problem when a layer can't be read, has an impossible size or stands where it can't
   */
  public static LayerPlan parse(String text) {
    List<PlannedLayer> layers = new ArrayList<>();
    boolean flat = false;
    for (String part : text.split(",", -1)) {
      PlannedLayer layer = layer(part.strip().toLowerCase(Locale.ROOT), part.strip());
      if (flat && layer.kind() != Kind.DENSE) {
        throw Problem.input(Message.of("engine.plan-order", part.strip()));
      }
      flat = layer.kind() == Kind.DENSE || layer.kind() == Kind.MEAN;
      layers.add(layer);
    }
    if (layers.size() > MOST_LAYERS) {
      throw Problem.input(Message.of("engine.plan-long", layers.size(), MOST_LAYERS));
    }
    return new LayerPlan(layers);
  }

  /** The plan of the digits network: two convolutions, each with pooling, and a dense layer. */
  public static LayerPlan digits(int firstMaps, int maps, int units) {
    return parse(
        String.format(
            Locale.ROOT, "conv %d@7x7, pool, conv %d@5x5, pool, dense %d", firstMaps, maps, units));
  }

  private static PlannedLayer layer(String text, String written) {
    Matcher convolution = CONVOLUTION.matcher(text);
    if (convolution.matches()) {
      int kernel = between(convolution.group(2), MOST_KERNEL, written);
      if (kernel != between(convolution.group(3), MOST_KERNEL, written) || kernel % 2 == 0) {
        throw Problem.input(Message.of("engine.plan-kernel", written));
      }
      String stride = convolution.group(4);
      return new PlannedLayer(
          Kind.CONVOLUTION,
          between(convolution.group(1), MOST_UNITS, written),
          kernel,
          stride == null ? 1 : between(stride, MOST_STRIDE, written));
    }
    Matcher dense = DENSE.matcher(text);
    if (dense.matches()) {
      return new PlannedLayer(Kind.DENSE, between(dense.group(1), MOST_UNITS, written), 0, 0);
    }
    return switch (text) {
      case "pool" -> new PlannedLayer(Kind.POOL, 0, 2, 2);
      case "mean" -> new PlannedLayer(Kind.MEAN, 0, 0, 0);
      default -> throw Problem.input(Message.of("engine.plan-unknown", written));
    };
  }

  private static int between(String digits, int most, String written) {
    int value = Integer.parseInt(digits);
    if (value < 1 || value > most) {
      throw Problem.input(Message.of("engine.plan-size", written, value, most));
    }
    return value;
  }

  /**
   * Checks that every layer has something to compute.
   *
   * @param input shape of the network's input
   * @throws Problem when the maps are too small for a layer of pooling
   */
  public void check(Shape input) {
    int side = Math.min(input.rows(), input.columns());
    for (int i = 0; i < layers.size(); i++) {
      PlannedLayer layer = layers.get(i);
      if (layer.kind() == Kind.POOL && side < 2) {
        throw Problem.input(Message.of("engine.plan-small", i + 1, input.rows(), input.columns()));
      }
      if (layer.stride() > 0) {
        side = layer.kind() == Kind.POOL ? side / 2 : (side + layer.stride() - 1) / layer.stride();
      }
    }
  }

  @Override
  public String toString() {
    return layers.stream().map(PlannedLayer::toString).collect(Collectors.joining(", "));
  }
}
