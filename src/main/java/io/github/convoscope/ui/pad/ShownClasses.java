package io.github.convoscope.ui.pad;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the classes whose bars are shown: all of few classes, in their order; of many the most
 * probable, and below them the ones that the user has chosen, if they are no part of these; while
 * the user searches, what was found.
 */
final class ShownClasses {
  /** More classes than that are not all shown. */
  static final int FEW = 10;

  /** The most probable of many classes that are shown. */
  static final int BEST = 5;

  /** Rows for many classes: the best, and two that the user has chosen. */
  static final int ROWS = BEST + 2;

  private ShownClasses() {}

  /**
   * The classes to show, from the top.
   *
   * @param probabilities of all classes
   * @param found what the user searches, the best match first; null while nobody searches
   * @param chosen the classes that the user has chosen; null for none
   */
  static int[] of(
      float[] probabilities, @Nullable List<Integer> found, @Nullable Integer... chosen) {
    int classes = probabilities.length;
    if (classes <= FEW) {
      return IntStream.range(0, classes).toArray();
    }
    if (found != null) {
      return found.stream().limit(ROWS).mapToInt(Integer::intValue).toArray();
    }
    int[] best =
        IntStream.range(0, classes)
            .boxed()
            .sorted(Comparator.comparing(label -> -probabilities[label]))
            .limit(BEST)
            .mapToInt(Integer::intValue)
            .toArray();
    for (Integer label : chosen) {
      int kept = label == null ? -1 : label;
      if (kept >= 0 && kept < classes && Arrays.stream(best).noneMatch(other -> other == kept)) {
        best = Arrays.copyOf(best, best.length + 1);
        best[best.length - 1] = kept;
      }
    }
    return best;
  }
}
