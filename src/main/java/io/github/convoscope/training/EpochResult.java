package io.github.convoscope.training;

import java.util.List;

/**
 * Holds the result of an epoch.
 *
 * @param epoch number of the epoch, from 0
 * @param loss mean training loss, on varied examples
 * @param accuracies accuracy on each validation set, 0 to 1
 * @param validationLoss mean negative log-likelihood on all sets, each with the same weight
 * @param seconds time the epoch took
 */
public record EpochResult(
    int epoch, double loss, List<Double> accuracies, double validationLoss, double seconds) {
  /** Copies the list. */
  public EpochResult {
    accuracies = List.copyOf(accuracies);
  }

  /**
   * The sum of the error rates, plus a small part of the loss to decide between equals; smaller is
   * better.
   */
  double score() {
    return accuracies.stream().mapToDouble(accuracy -> 1 - accuracy).sum() + 0.02 * validationLoss;
  }
}
