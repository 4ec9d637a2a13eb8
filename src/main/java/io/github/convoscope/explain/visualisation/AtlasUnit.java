package io.github.convoscope.explain.visualisation;

import org.jspecify.annotations.Nullable;

/**
 * What an atlas tells of one unit.
 *
 * @param layer index of its layer
 * @param channel its feature map or unit
 * @param range what it did on the examples
 * @param whole the image that excites all of its map most, or the unit; null where it is dead
 * @param neuron the image that excites one neuron in the middle of its map; null where it is dead
 *     or has no map
 * @param similarity how the network takes {@code whole}; null where it is not known
 */
public record AtlasUnit(
    int layer,
    int channel,
    UnitRange range,
    @Nullable VisualisationResult whole,
    @Nullable VisualisationResult neuron,
    @Nullable PathSimilarity similarity) {
  /** The picture that tells most: one neuron's pattern where there is one. */
  public @Nullable VisualisationResult picture() {
    return neuron != null ? neuron : whole;
  }
}
