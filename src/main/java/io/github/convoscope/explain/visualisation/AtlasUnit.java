package io.github.convoscope.explain.visualisation;

import org.jspecify.annotations.Nullable;

/**
 * The entry of one unit in an atlas.
 *
 * @param layer index of its layer
 * @param channel its feature map or unit
 * @param range its values over the examples
 * @param unitImage the image that excites the unit most, a feature map as a whole; null where it is
 *     dead
 * @param neuronImage the image that excites the neuron in the middle of its map most; null where
 *     the unit is dead or has no map
 * @param similarity compares {@code unitImage} with real images; null where it is not known
 */
public record AtlasUnit(
    int layer,
    int channel,
    UnitRange range,
    @Nullable VisualisationResult unitImage,
    @Nullable VisualisationResult neuronImage,
    @Nullable PathSimilarity similarity) {
  /** Whether its image is still to be made. */
  public boolean pending() {
    return range.alive() && picture() == null;
  }

  /** The image to show first: that of one neuron where there is one. */
  public @Nullable VisualisationResult picture() {
    return neuronImage != null ? neuronImage : unitImage;
  }
}
