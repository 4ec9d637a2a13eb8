package io.github.convoscope.training;

/**
 * Holds the result of an epoch.
 *
 * @param epoch number of the epoch, from 0
 * @param loss mean training loss, on varied examples
 * @param mnist accuracy on MNIST's validation digits, 0 to 1
 * @param pen accuracy on the pen's validation drawings, 0 to 1
 * @param validationLoss mean negative log-likelihood on both, each with weight one half
 * @param seconds time the epoch took
 */
public record EpochResult(
    int epoch, double loss, double mnist, double pen, double validationLoss, double seconds) {
  /**
   * Both error rates, plus a small part of the loss to decide between equals; smaller is better.
   */
  double score() {
    return 2 - mnist - pen + 0.02 * validationLoss;
  }
}
