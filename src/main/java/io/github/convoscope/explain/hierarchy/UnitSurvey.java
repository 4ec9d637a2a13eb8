package io.github.convoscope.explain.hierarchy;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The values of one unit on pictures and on changed copies of them. Filled by {@link
 * PictureSurvey}.
 */
final class UnitSurvey {
  /** The pictures that excite a unit most, on which it is judged. */
  private static final int STRONGEST = 3;

  private final float[] mean;
  private final float[] best;
  private final int[] where;
  private final float[] shuffledMean;
  private final float[] movedThere;
  private final float[] resizedBest;

  /** For so many pictures. */
  UnitSurvey(int count) {
    mean = new float[count];
    best = new float[count];
    where = new int[count];
    shuffledMean = new float[count];
    movedThere = new float[count];
    resizedBest = new float[count];
  }

  void original(int example, float[] values, int from, int cells) {
    mean[example] = meanOf(values, from, cells);
    where[example] = strongest(values, from, cells) - from;
    best[example] = values[from + where[example]];
  }

  void shuffled(int example, float[] values, int from, int cells) {
    shuffledMean[example] = meanOf(values, from, cells);
  }

  void moved(int example, float[] values, int from, double share) {
    movedThere[example] += (float) (share * values[from + where[example]]);
  }

  void resized(int example, float[] values, int from, int cells, double share) {
    resizedBest[example] += (float) (share * values[strongest(values, from, cells)]);
  }

  private static float meanOf(float[] values, int from, int cells) {
    double sum = 0;
    for (int i = from; i < from + cells; i++) {
      sum += values[i];
    }
    return (float) (sum / cells);
  }

  private static int strongest(float[] values, int from, int cells) {
    int strongest = from;
    for (int i = from; i < from + cells; i++) {
      strongest = values[i] > values[strongest] ? i : strongest;
    }
    return strongest;
  }

  /** Whether any picture excites it. */
  boolean alive() {
    return IntStream.range(0, best.length).anyMatch(i -> best[i] > 0);
  }

  /**
   * How much of what sets its strongest pictures apart is left when their patches are shuffled: 1
   * for all of it, 0 for nothing. Every average is taken over pictures that were treated alike, so
   * that the new edges between patches don't count.
   */
  double keptByShuffling() {
    return kept(mean, shuffledMean, average(mean), average(shuffledMean));
  }

  /** How much its strongest neuron keeps of its value above the average when pictures move. */
  double keptByMoving() {
    return kept(best, movedThere, average(best), average(movedThere));
  }

  /** How much its strongest value keeps above the average when pictures get another size. */
  double keptByResizing() {
    return kept(best, resizedBest, average(best), average(resizedBest));
  }

  private static double kept(float[] before, float[] after, double averageBefore, double average) {
    double above = 0;
    double left = 0;
    for (int i : strongestOf(before)) {
      above += before[i] - averageBefore;
      left += after[i] - average;
    }
    return above > 0 ? Math.max(0, Math.min(1, left / above)) : 0;
  }

  private static int[] strongestOf(float[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -values[i]))
        .limit(STRONGEST)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double average(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / Math.max(1, values.length);
  }

  /**
   * The sparseness of its strongest values over the pictures (Vinje and Gallant 2000): 0 where
   * every picture excites it alike, 1 where a single one does.
   */
  double sparseness() {
    double sum = 0;
    double squares = 0;
    int count = best.length;
    for (float value : best) {
      double positive = Math.max(0, value);
      sum += positive;
      squares += positive * positive;
    }
    if (squares == 0 || count < 2) {
      return 0;
    }
    return (1 - sum * sum / count / squares) / (1 - 1.0 / count);
  }

  /**
   * Its class selectivity (Morcos et al. 2018): the mean over its best class minus that over all
   * others, divided by their sum; 0 to 1.
   *
   * @param classes of the pictures
   * @param counted classes with enough pictures, at least two
   */
  double classSelectivity(int[] classes, int[] counted) {
    double highest = 0;
    double total = 0;
    for (int label : counted) {
      double sum = 0;
      int of = 0;
      for (int i = 0; i < classes.length; i++) {
        if (classes[i] == label) {
          sum += Math.max(0, mean[i]);
          of++;
        }
      }
      highest = Math.max(highest, sum / of);
      total += sum / of;
    }
    double others = (total - highest) / (counted.length - 1);
    return highest + others > 0 ? (highest - others) / (highest + others) : 0;
  }
}
