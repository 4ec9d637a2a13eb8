package io.github.convoscope.network;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Holds what is known of a trained network beside its parameters.
 *
 * @param name its name on screen
 * @param labels names of the classes
 * @param low smallest input value; NaN where the card does not say
 * @param high largest input value; NaN where the card does not say
 * @param ranges the range that each layer reaches over the validation digits, in the network's
 *     order, the input included
 * @param mean the mean of the validation digits, in the network's numbers; empty if unknown
 * @param thresholds numbers that decide a verdict, by name
 * @param facts recipe, data with checksums, validation figures and the like: group, then name, then
 *     value
 * @param picture how a picture becomes the network's input
 */
public record ModelCard(
    String name,
    List<String> labels,
    double low,
    double high,
    List<LayerRange> ranges,
    float[] mean,
    Map<String, Double> thresholds,
    Map<String, Map<String, String>> facts,
    PictureInput picture) {

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

  /** A card that says nothing of how pictures become the input. */
  public ModelCard(
      String name,
      List<String> labels,
      double low,
      double high,
      List<LayerRange> ranges,
      float[] mean,
      Map<String, Double> thresholds,
      Map<String, Map<String, String>> facts) {
    this(name, labels, low, high, ranges, mean, thresholds, facts, PictureInput.UNKNOWN);
  }

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

  /** Whether the card says which numbers the network takes. */
  public boolean saysRange() {
    return InputRange.isRange(low, high) || !picture.equals(PictureInput.UNKNOWN);
  }

  /** The same card with other numbers for the input. */
  public ModelCard withInput(InputRange range, PictureInput input) {
    return new ModelCard(
        name, labels, range.low(), range.high(), ranges, mean, thresholds, facts, input);
  }

  /** The same card with these names of the classes. */
  public ModelCard withLabels(List<String> names) {
    return new ModelCard(name, names, low, high, ranges, mean, thresholds, facts, picture);
  }

  /** A card for a network of which nothing is known but its labels; input from 0 to 1. */
  public static ModelCard unknown(String name, List<String> labels) {
    return new ModelCard(
        name, labels, Double.NaN, Double.NaN, List.of(), new float[0], Map.of(), Map.of());
  }

  /**
   * The share of right answers among the sure ones, 0 to 1, by the figures of its validation: the
   * smallest one where there are several. Empty without such figures.
   */
  public OptionalDouble rightWhenSure() {
    return facts.entrySet().stream()
        .filter(group -> group.getKey().startsWith("validation"))
        .map(group -> group.getValue().getOrDefault("right when sure", ""))
        .mapToDouble(ModelCard::share)
        .filter(share -> !Double.isNaN(share))
        .min();
  }

  /** A text such as "99.88 %" as a number, or NaN. */
  private static double share(String percent) {
    try {
      return Double.parseDouble(percent.replace('%', ' ').strip()) / 100;
    } catch (NumberFormatException noNumber) {
      return Double.NaN;
    }
  }
}
