package io.github.convoscope.training;

import io.github.convoscope.engine.dl4j.TrainableLayout;

/**
 * All that decides what a training run gives, the data aside.
 *
 * @param layout the network's measures
 * @param seed where all random numbers start
 * @param epochs how often the examples are gone through
 * @param batch examples a step
 * @param rate largest learning rate
 * @param images how pictures are varied
 * @param drawings how drawings are varied
 * @param penRepeats how often an epoch shows each pen drawing, varied each time
 * @param handwriting how many digits of the handwriting model an epoch shows
 * @param junk how many things that are no digit an epoch shows
 * @param distillation how much is learnt from teachers
 * @param average decay of the running mean of the parameters, a step
 */
public record TrainingRecipe(
    TrainableLayout layout,
    long seed,
    int epochs,
    int batch,
    double rate,
    AugmentationLimits images,
    AugmentationLimits drawings,
    int penRepeats,
    int handwriting,
    int junk,
    Distillation distillation,
    double average) {
  private static final double WARM_UP = 1;
  private static final double LAST = 0.002;

  /**
   * The learning rate: up along a line in the first epoch, then down along half a cosine
   * (Loshchilov and Hutter 2017).
   *
   * @param done epochs done, with fraction
   */
  double rateAt(double done) {
    if (done < WARM_UP) {
      return rate * Math.max(0.01, done / WARM_UP);
    }
    double part = Math.min(1, (done - WARM_UP) / Math.max(1e-9, epochs - WARM_UP));
    return rate * (LAST + (1 - LAST) * 0.5 * (1 + Math.cos(Math.PI * part)));
  }
}
