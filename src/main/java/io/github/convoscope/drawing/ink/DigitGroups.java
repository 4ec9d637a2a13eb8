package io.github.convoscope.drawing.ink;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Joins blobs to digits: a bar above its five, the two halves of a broken stroke. */
final class DigitGroups {
  /** Width over height from which a group is rather two digits that stand close together. */
  private static final double WIDE = 1.15;

  /** The same of two halves of one digit, cut by a line of the paper. */
  private static final double WIDE_HALVES = 0.95;

  /** The share of its row's height from which a blob can be a digit by itself. */
  private static final double TALL = 0.65;

  private DigitGroups() {}

  /**
   * The blobs of each digit, in reading order.
   *
   * @param lines width of the printed lines that were taken out; they cut strokes
   */
  static List<List<Blob>> of(List<Blob> blobs, int lines) {
    List<List<Blob>> groups = new ArrayList<>();
    List<Blob> largestFirst = new ArrayList<>(blobs);
    largestFirst.sort(Comparator.comparingInt(Blob::size).reversed());
    for (Blob blob : largestFirst) {
      List<Blob> home = new ArrayList<>(List.of(blob));
      for (List<Blob> group : List.copyOf(groups)) {
        if (belongs(blob, group, lines)) {
          home.addAll(group);
          groups.remove(group);
        }
      }
      groups.add(home);
    }
    return inReadingOrder(areSeveral(groups) ? apart(groups, lines) : groups);
  }

  /** Whether there is more than one digit; what lines of the paper leave beside one is lower. */
  private static boolean areSeveral(List<List<Blob>> groups) {
    int highest = groups.stream().mapToInt(DigitGroups::height).max().orElse(0);
    return groups.stream().anyMatch(DigitGroups::isWide)
        || groups.stream().filter(group -> height(group) > TALL * highest).count() > 1;
  }

  private static boolean isWide(List<Blob> group) {
    return width(group) > WIDE * height(group);
  }

  /**
   * Parts digits of a row that stand close together: where there are several digits, two tall blobs
   * side by side are two of them.
   */
  private static List<List<Blob>> apart(List<List<Blob>> groups, int lines) {
    List<List<Blob>> parted = new ArrayList<>();
    for (List<Blob> group : groups) {
      List<List<Blob>> digits = new ArrayList<>();
      List<Blob> small = new ArrayList<>();
      List<Blob> fromLeft = new ArrayList<>(group);
      fromLeft.sort(Comparator.comparingInt(Blob::left));
      for (Blob blob : fromLeft) {
        if (blob.height() < TALL * height(group)) {
          small.add(blob);
        } else if (digits.isEmpty() || !isBeside(digits.get(digits.size() - 1), blob, lines)) {
          if (digits.isEmpty()) {
            digits.add(new ArrayList<>());
          }
          digits.get(digits.size() - 1).add(blob);
        } else {
          digits.add(new ArrayList<>(List.of(blob)));
        }
      }
      if (digits.isEmpty()) {
        parted.add(group);
        continue;
      }
      for (Blob blob : small) {
        double middle = (blob.left() + blob.right()) / 2.0;
        digits.stream()
            .min(Comparator.comparingDouble(digit -> distance(digit, middle)))
            .orElseThrow()
            .add(blob);
      }
      parted.addAll(digits);
    }
    return parted;
  }

  /** Whether a blob is another digit than those at its left, and no half that a line cut off. */
  private static boolean isBeside(List<Blob> digit, Blob blob, int lines) {
    int gap = blob.left() - right(digit) - 1;
    List<Blob> both = new ArrayList<>(digit);
    both.add(blob);
    boolean halves = lines > 0 && gap <= lines + 1 && width(both) <= WIDE_HALVES * height(both);
    return gap >= -0.15 * Math.min(width(digit), blob.width()) && !halves;
  }

  private static double distance(List<Blob> digit, double x) {
    return Math.max(0, Math.max(left(digit) - x, x - right(digit)));
  }

  private static boolean belongs(Blob blob, List<Blob> group, int lines) {
    double size = group.stream().mapToInt(Blob::size).max().orElse(0);
    for (Blob other : group) {
      double dx =
          Math.max(0, Math.max(other.left() - blob.right(), blob.left() - other.right()) - 1);
      double dy =
          Math.max(0, Math.max(other.top() - blob.bottom(), blob.top() - other.bottom()) - 1);
      double overlap =
          Math.min(other.right(), blob.right()) - Math.max(other.left(), blob.left()) + 1;
      boolean below = overlap > 0.3 * Math.min(other.width(), blob.width());
      double near = Math.max(0.06 * size, lines == 0 ? 0 : Math.min(0.15 * size, lines + 2.0));
      if (Math.hypot(dx, dy) < near
          || below && dy < 0.14 * size
          || below && dy < 0.25 * size && blob.height() < 0.45 * size) {
        return true;
      }
    }
    return false;
  }

  /**
   * Rows from above, each from the left. A row goes on where the next digit is beside its last one,
   * so that one that climbs or falls, as a photograph that is not straight has it, stays one row.
   */
  private static List<List<Blob>> inReadingOrder(List<List<Blob>> groups) {
    List<List<Blob>> fromLeft = new ArrayList<>(groups);
    fromLeft.sort(Comparator.comparingInt(group -> left(group) + right(group)));
    List<List<List<Blob>>> rows = new ArrayList<>();
    for (List<Blob> group : fromLeft) {
      List<List<Blob>> home = null;
      double most = 0.3;
      for (List<List<Blob>> row : rows) {
        double shared = sharedHeight(row.get(row.size() - 1), group);
        if (shared > most) {
          most = shared;
          home = row;
        }
      }
      if (home == null) {
        home = new ArrayList<>();
        rows.add(home);
      }
      home.add(group);
    }
    rows.sort(Comparator.comparingDouble(DigitGroups::middle));
    return rows.stream().flatMap(List::stream).toList();
  }

  /** The share of the lower one's height that two groups have beside each other. */
  private static double sharedHeight(List<Blob> one, List<Blob> other) {
    int shared = Math.min(bottom(one), bottom(other)) - Math.max(top(one), top(other)) + 1;
    return shared / (double) Math.min(height(one), height(other));
  }

  private static double middle(List<List<Blob>> row) {
    return row.stream().mapToInt(group -> top(group) + bottom(group)).average().orElse(0);
  }

  private static int width(List<Blob> group) {
    return right(group) - left(group) + 1;
  }

  private static int height(List<Blob> group) {
    return bottom(group) - top(group) + 1;
  }

  static int top(List<Blob> group) {
    return group.stream().mapToInt(Blob::top).min().orElse(0);
  }

  static int bottom(List<Blob> group) {
    return group.stream().mapToInt(Blob::bottom).max().orElse(0);
  }

  static int left(List<Blob> group) {
    return group.stream().mapToInt(Blob::left).min().orElse(0);
  }

  static int right(List<Blob> group) {
    return group.stream().mapToInt(Blob::right).max().orElse(0);
  }
}
