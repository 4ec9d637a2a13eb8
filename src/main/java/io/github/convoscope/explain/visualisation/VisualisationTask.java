package io.github.convoscope.explain.visualisation;

import org.jspecify.annotations.Nullable;

/**
 * One image to be found.
 *
 * @param objective what it shall make large
 * @param range difference that matters to the objective: between its best and its average example
 * @param floor what the best known example reaches, −∞ where none is known
 * @param label the class that the network shall see in it, −1 where it doesn't matter
 * @param region the pixels that may move
 * @param background what all others show, [channels × rows × columns] in [0, 1]
 * @param linear true where the objective is a weighted sum of pixels, so that it needs neither
 *     prices nor movements to be seen
 * @param likeness what makes it like real images of its class, null for nothing
 * @param start the image to start from, null to start from faint noise
 */
public record VisualisationTask(
    Objective objective,
    double range,
    double floor,
    int label,
    InputRegion region,
    float[] background,
    boolean linear,
    @Nullable Objective likeness,
    float @Nullable [] start) {
  /** How much further than the best example a class's image is to go, as a share of the range. */
  private static final double FURTHER = 0.6;

  /**
   * What is aimed at: the floor, and for a class more than that, since the first strokes alone
   * already reach what whole digits do.
   */
  double aim() {
    return label < 0 ? floor : floor + FURTHER * range;
  }

  /** The same that shall also be like real images. */
  public VisualisationTask like(@Nullable Objective other) {
    return new VisualisationTask(
        objective, range, floor, label, region, background, linear, other, start);
  }

  /** The same from another start. */
  public VisualisationTask from(float[] image) {
    return new VisualisationTask(
        objective, range, floor, label, region, background, linear, likeness, image);
  }
}
