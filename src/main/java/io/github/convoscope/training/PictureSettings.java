package io.github.convoscope.training;

import io.github.convoscope.engine.dl4j.LayerPlan;

/**
 * Holds the hyperparameters of a training run on colour pictures. Settings and data together
 * determine the network.
 *
 * @param plan the layers
 * @param seed seed of all random numbers
 * @param epochs number of epochs
 * @param batch number of examples in a step
 * @param rate largest learning rate
 * @param momentum share of the last step that the next one keeps
 * @param decay weight decay (L2)
 * @param smoothing part of each target that is spread over all classes
 * @param variation augmentation
 * @param average decay of the running mean of the parameters, for each step
 */
public record PictureSettings(
    LayerPlan plan,
    long seed,
    int epochs,
    int batch,
    double rate,
    double momentum,
    double decay,
    double smoothing,
    PictureVariation variation,
    double average) {
  private static final double WARM_UP_EPOCHS = 1;

  /** Part of the run in which the rate falls. */
  private static final double FALLING = 0.4;

  private static final int SAVE_STEPS = 100;

  /** What the loop must know. */
  LoopSettings loop() {
    String text =
        String.join(
            "; ",
            plan.toString(),
            "seed " + seed,
            "batch " + batch,
            "rate " + rate,
            "momentum " + momentum,
            "decay " + decay,
            "smoothing " + smoothing,
            variation.toString(),
            "average " + average);
    return new LoopSettings(text, seed, epochs, batch, average, SAVE_STEPS, new Schedule(this));
  }

  /**
   * A learning rate that rises in the first epoch, stays, and falls linearly to nearly 0 in the
   * last 40 % of the epochs (warm-up, stable, decay; Hägele et al. 2024). Unlike half a cosine it
   * doesn't depend on the length of the run until it falls, so that a run can be made longer later.
   */
  private record Schedule(PictureSettings settings) implements RateSchedule {
    @Override
    public double rateAt(double done) {
      if (done < WARM_UP_EPOCHS) {
        return settings.rate() * Math.max(0.01, done / WARM_UP_EPOCHS);
      }
      double falling = settings.epochs() - Math.max(WARM_UP_EPOCHS, openEpochs());
      double left = (settings.epochs() - done) / Math.max(1e-9, falling);
      return settings.rate() * Math.max(0.001, Math.min(1, left));
    }

    @Override
    public int openEpochs() {
      return (int) Math.floor(settings.epochs() * (1 - FALLING));
    }
  }
}
