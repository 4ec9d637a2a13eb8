package io.github.convoscope.explain.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.network.Activations;

/**
 * The optimised image of one task, with what the network computes for it.
 *
 * @param image pixels [channels × rows × columns] in [0, 1]
 * @param value the objective, without regularisation
 * @param weak true where the value is below that of the best known example, or the network assigns
 *     the image to another class than the task's
 * @param label the class that the network assigns to the image
 * @param probability the probability of that class
 * @param variation total variation of the image, in grey levels from 0 to 1
 * @param steps steps of all attempts
 * @param seconds time of all attempts; a batch's time is shared by its images
 */
public record VisualisationResult(
    float[] image,
    double value,
    boolean weak,
    int label,
    double probability,
    double variation,
    int steps,
    double seconds) {
  /** Computes what the network says of an image. */
  static VisualisationResult of(
      Engine engine, float[] image, double value, boolean weak, int steps, double seconds) {
    Activations activations = new Activations(engine.spec(), 1);
    engine.forward(image, activations);
    float[] probabilities = activations.probabilities();
    int label = 0;
    for (int i = 1; i < probabilities.length; i++) {
      label = probabilities[i] > probabilities[label] ? i : label;
    }
    double variation = Regularisation.totalVariation(engine.spec().input().shape(), image);
    return new VisualisationResult(
        image, value, weak, label, probabilities[label], variation, steps, seconds);
  }

  /** The same with the image rounded to 256 levels, as files store it. */
  VisualisationResult rounded() {
    float[] levels = image.clone();
    for (int i = 0; i < levels.length; i++) {
      levels[i] = Math.round(levels[i] * 255) / 255f;
    }
    return new VisualisationResult(
        levels, value, weak, label, probability, variation, steps, seconds);
  }

  /** The result for an image that was changed a little since. */
  static VisualisationResult of(
      Engine engine, float[] image, UnitTarget target, VisualisationResult before) {
    Activations activations = new Activations(engine.spec(), 1);
    engine.forward(image, activations);
    double value = target.measure(engine.spec()).value(activations, 0);
    return of(engine, image, value, before.weak(), before.steps(), before.seconds());
  }
}
