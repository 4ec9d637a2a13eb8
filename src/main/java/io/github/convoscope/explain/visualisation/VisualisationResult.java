package io.github.convoscope.explain.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.network.Activations;

/**
 * What a search came to for one wish.
 *
 * @param image pixels [channels × rows × columns] in [0, 1]
 * @param value the objective reached, without prices
 * @param weak true where it stays under the best known example, or isn't seen as its class
 * @param label the network's own class for the image
 * @param probability the probability it gives that class
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
  /** An image with what the network makes of it. */
  static VisualisationResult of(
      Engine engine, float[] image, double value, boolean weak, int steps, double seconds) {
    Activations seen = new Activations(engine.spec(), 1);
    engine.forward(image, seen);
    float[] answers = seen.output();
    int label = 0;
    for (int i = 1; i < answers.length; i++) {
      label = answers[i] > answers[label] ? i : label;
    }
    double variation = Regularisation.totalVariation(engine.spec().input().shape(), image);
    return new VisualisationResult(
        image, value, weak, label, answers[label], variation, steps, seconds);
  }

  /** The same search with an image that was changed a little. */
  static VisualisationResult of(
      Engine engine, float[] image, UnitTarget target, VisualisationResult before) {
    Activations seen = new Activations(engine.spec(), 1);
    engine.forward(image, seen);
    double value = target.measure(engine.spec()).value(seen, 0);
    return of(engine, image, value, before.weak(), before.steps(), before.seconds());
  }
}
