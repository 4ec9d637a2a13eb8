package io.github.convoscope.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that a person may have meant by a word that is none. */
final class Nearby {
  private static final int MOST = 3;

  private Nearby() {}

  /** At most three names that differ by a slip or two of the hand, or go on from the word. */
  static List<String> of(String word, Collection<String> names) {
    String given = word.toLowerCase(Locale.ROOT);
    int slips = given.length() < 4 ? 1 : 2;
    return names.stream()
        .filter(
            name ->
                (given.length() > 1 && name.startsWith(given)) || distance(given, name) <= slips)
        .sorted(
            Comparator.comparingInt((String name) -> distance(given, name))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  /**
   * How many letters must be put in, left out, changed or swapped with their neighbour to make one
   * word of the other (optimal string alignment).
   */
  static int distance(String one, String other) {
    int[][] steps = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        steps[i][j] = i == 0 || j == 0 ? i + j : cheapest(steps, one, other, i, j);
      }
    }
    return steps[one.length()][other.length()];
  }

  private static int cheapest(int[][] steps, String one, String other, int i, int j) {
    int changed = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(steps[i - 1][j - 1] + changed, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
  }
}
