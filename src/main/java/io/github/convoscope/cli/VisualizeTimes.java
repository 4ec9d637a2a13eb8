package io.github.convoscope.cli;

import io.github.convoscope.explain.visualisation.VisualisationResult;
import java.util.List;
import java.util.Locale;

/** Says how long the images of units took, and how many of them are weak. */
final class VisualizeTimes {
  private VisualizeTimes() {}

  /**
   * Prints two lines on standard error.
   *
   * @param results the images of each unit, at least one unit with one image
   * @param seconds how long all of them took
   * @param threads number of units that were searched at the same time
   */
  static void print(List<List<VisualisationResult>> results, double seconds, int threads) {
    int units = results.size();
    System.err.printf(
        Locale.ROOT, "%d units, %.1f s a unit with %d threads%n", units, seconds / units, threads);
    double[] each =
        results.stream()
            .mapToDouble(images -> images.stream().mapToDouble(VisualisationResult::seconds).sum())
            .sorted()
            .toArray();
    long weak =
        results.stream().filter(images -> images.stream().anyMatch(image -> image.weak())).count();
    System.err.printf(
        Locale.ROOT,
        "one unit on one thread: %.1f s (median), %.1f s (nine of ten), %.1f s (all);"
            + " %d stay below their best example%n",
        each[units / 2],
        each[(units - 1) * 9 / 10],
        each[units - 1],
        weak);
  }
}
