package io.github.convoscope.explain.visualisation;

import org.jspecify.annotations.Nullable;

/**
 * One image to optimise. {@link TaskFactory} makes tasks.
 *
 * @param objective the number to maximise
 * @param range scale of the objective: its value for the best example minus its mean over all
 *     examples; regularisation is relative to it
 * @param bestExample the objective's value for the best known example; −∞ where none is known
 * @param label the class that the network should assign to the image; −1 for any class
 * @param region the pixels that are optimised
 * @param background the values of all other pixels, [channels × rows × columns] in [0, 1]
 * @param linear whether the objective is a weighted sum of pixels; such a task needs neither
 *     regularisation nor random transformations
 * @param similarity pulls the image towards real images of its class; null to leave that out
 * @param start the image to start from; null to start from faint noise
 */
public record VisualisationTask(
    Objective objective,
    double range,
    double bestExample,
    int label,
    InputRegion region,
    float[] background,
    boolean linear,
    @Nullable Objective similarity,
    float @Nullable [] start) {
  /** How far a class's image should exceed the best example, as a share of the range. */
  private static final double CLASS_MARGIN = 0.6;

  /** The highest layer that has to be computed for it. */
  int topLayer() {
    Objective pull = similarity;
    int top = objective.topLayer();
    return pull == null ? top : Math.max(top, pull.topLayer());
  }

  /**
   * The value to reach: that of the best example. A class's image has to exceed it, because the
   * first strokes of a digit alone already reach the logit of a whole one.
   */
  double goal() {
    return label < 0 ? bestExample : bestExample + CLASS_MARGIN * range;
  }

  /** This task with a pull towards real images. */
  public VisualisationTask withSimilarity(@Nullable Objective other) {
    return new VisualisationTask(
        objective, range, bestExample, label, region, background, linear, other, start);
  }

  /** This task with another start image. */
  public VisualisationTask startingFrom(float[] image) {
    return new VisualisationTask(
        objective, range, bestExample, label, region, background, linear, similarity, image);
  }
}
