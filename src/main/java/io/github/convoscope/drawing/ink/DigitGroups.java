package io.github.convoscope.drawing.ink;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Joins blobs to digits: a bar above its five, the two halves of a broken stroke. */
final class DigitGroups {
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
    return inReadingOrder(groups);
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

  /** Rows from above, each from the left. */
  private static List<List<Blob>> inReadingOrder(List<List<Blob>> groups) {
    List<List<Blob>> rest = new ArrayList<>(groups);
    List<List<Blob>> ordered = new ArrayList<>();
    while (!rest.isEmpty()) {
      List<Blob> first =
          rest.stream().min(Comparator.comparingInt(group -> bottom(group))).orElseThrow();
      List<List<Blob>> row = new ArrayList<>();
      for (List<Blob> group : rest) {
        if (top(group) + bottom(group) <= 2 * bottom(first)) {
          row.add(group);
        }
      }
      row.sort(Comparator.comparingInt(group -> left(group)));
      ordered.addAll(row);
      rest.removeAll(row);
    }
    return ordered;
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
