package io.github.convoscope.training;

import io.github.convoscope.engine.dl4j.TrainableLayout;

/**
 * Holds the hyperparameters of a training run. Settings and data together determine the network.
 *
 * @param layout the network's layers and their sizes
 * @param seed seed of all random numbers
 * @param epochs number of epochs
 * @param batch number of examples in a step
 * @param rate largest learning rate
 * @param images augmentation of pictures
 * @param drawings augmentation of drawings
 * @param penRepeats number of variations of each pen drawing in an epoch
 * @param handwriting number of the handwriting model's digits in an epoch
 * @param nonDigits number of non-digits in an epoch
 * @param flaws what is wrong, on purpose, with the examples
 * @param distillation the share that is learnt from teachers, and from which ones
 * @param average decay of the running mean of the parameters, for each step
 */
public record TrainingSettings(
    TrainableLayout layout,
    long seed,
    int epochs,
    int batch,
    double rate,
    AugmentationLimits images,
    AugmentationLimits drawings,
    int penRepeats,
    int handwriting,
    int nonDigits,
    Flaws flaws,
    Distillation distillation,
    double average) {
  private static final double WARM_UP_EPOCHS = 1;
  private static final double LAST_RATE_SHARE = 0.002;

  /** What the loop must know. */
  LoopSettings loop() {
    TrainingSettings any =
        new TrainingSettings(
            layout,
            seed,
            0,
            batch,
            rate,
            images,
            drawings,
            penRepeats,
            handwriting,
            nonDigits,
            flaws,
            distillation,
            average);
    return new LoopSettings(any.toString(), seed, epochs, batch, average, 0, schedule());
  }

  private RateSchedule schedule() {
    return new RateSchedule() {
      @Override
      public double rateAt(double done) {
        return TrainingSettings.this.rateAt(done);
      }

      @Override
      public int openEpochs() {
        return 0;
      }
    };
  }

  /**
   * The learning rate: it rises linearly in the first epoch, then falls along half a cosine
   * (Loshchilov and Hutter 2017).
   *
   * @param done epochs done, with their fraction
   */
  double rateAt(double done) {
    if (done < WARM_UP_EPOCHS) {
      return rate * Math.max(0.01, done / WARM_UP_EPOCHS);
    }
    double part = Math.min(1, (done - WARM_UP_EPOCHS) / Math.max(1e-9, epochs - WARM_UP_EPOCHS));
    return rate * (LAST_RATE_SHARE + (1 - LAST_RATE_SHARE) * 0.5 * (1 + Math.cos(Math.PI * part)));
  }
}
