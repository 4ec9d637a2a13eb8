package io.github.convoscope.layout;

import java.util.ArrayList;
import java.util.List;

/** Breaks a sequence of depths into lines, as text is; branches stay on one line if they fit. */
final class Breaks {
  private Breaks() {}

  /**
   * The first depth of each line.
   *
   * @param sizes length of each depth along its line
   * @param gap between two depths
   * @param longest length of a line
   */
  static List<Integer> of(NetworkDepths depths, double[] sizes, double gap, double longest) {
    List<Integer> firsts = new ArrayList<>(List.of(0));
    for (NetworkDepths.Block block : depths.blocks()) {
      int first = firsts.get(firsts.size() - 1);
      boolean fits = length(sizes, gap, first, block.last()) <= longest;
      if (!fits && block.first() > first) {
        firsts.add(block.first());
      }
      for (int depth = block.first(); depth <= block.last(); depth++) {
        first = firsts.get(firsts.size() - 1);
        if (!fits && depth > first && length(sizes, gap, first, depth) > longest) {
          firsts.add(depth);
        }
      }
    }
    return firsts;
  }

  /** Length of a line from its first to its last depth. */
  static double length(double[] sizes, double gap, int first, int last) {
    double sum = -gap;
    for (int depth = first; depth <= last; depth++) {
      sum += sizes[depth] + gap;
    }
    return sum;
  }

  /** The last depth of a line. */
  static int last(List<Integer> firsts, int line, int depths) {
    return line + 1 < firsts.size() ? firsts.get(line + 1) - 1 : depths - 1;
  }
}
