package io.github.convoscope.training;

/**
 * What an epoch brought.
 *
 * @param epoch counted from 0
 * @param loss mean training loss, on varied examples
 * @param mnist part of MNIST's validation digits that are right
 * @param pen part of the pen's validation drawings that are right
 * @param validationLoss mean negative log-likelihood over both, each counting half
 * @param seconds how long it took
 */
public record EpochResult(
    int epoch, double loss, double mnist, double pen, double validationLoss, double seconds) {
  /** Smaller is better: both errors, and a little of the loss to decide between equals. */
  double score() {
    return 2 - mnist - pen + 0.02 * validationLoss;
  }
}
