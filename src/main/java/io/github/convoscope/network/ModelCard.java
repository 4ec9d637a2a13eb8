package io.github.convoscope.network;

import java.util.List;
import java.util.Map;

/**
 * Holds what is known of a trained network beside its parameters.
 *
 * @param name its name on screen
 * @param labels names of the classes
 * @param low smallest input value
 * @param high largest input value
 * @param ranges the range that each layer reaches over the validation digits, in the network's
 *     order, the input included
 * @param mean the mean of the validation digits, in the network's numbers; empty if unknown
 * @param thresholds numbers that decide a verdict, by name
 * @param facts recipe, data with checksums, validation figures and the like: group, then name, then
 *     value
 */
public record ModelCard(
    String name,
    List<String> labels,
    double low,
    double high,
    List<LayerRange> ranges,
    float[] mean,
    Map<String, Double> thresholds,
    Map<String, Map<String, String>> facts) {

  /**
   * Holds the range of a layer's outputs after its function, for the layer and for each unit: 0.05
   * % of all values are below {@code low} and as many above {@code high}.
   *
   * @param layer the layer's name
   * @param low of the layer
   * @param high of the layer
   * @param unitLow of each unit
   * @param unitHigh of each unit
   */
  public record LayerRange(
      String layer, double low, double high, float[] unitLow, float[] unitHigh) {}

  /** Copies the lists and maps. */
  public ModelCard {
    labels = List.copyOf(labels);
    ranges = List.copyOf(ranges);
    thresholds = Map.copyOf(thresholds);
  }

  /**
   * The numbers that the network takes for ink; 0 to 1 if the card's numbers do not form a range.
   */
  public InputRange inputRange() {
    return InputRange.orInk(low, high);
  }

  /** Makes a card for a network of which only the labels are known; input from 0 to 1. */
  public static ModelCard unknown(String name, List<String> labels) {
    return new ModelCard(name, labels, 0, 1, List.of(), new float[0], Map.of(), Map.of());
  }
}
