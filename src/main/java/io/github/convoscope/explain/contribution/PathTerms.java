package io.github.convoscope.explain.contribution;

import io.github.convoscope.network.Neuron;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The terms of the sum at one knot: of one neuron, or of the difference of two neurons. A clamped
 * unit has none, as it has its value from the user.
 */
final class PathTerms {
  private final Arithmetic first;
  private final @Nullable Neuron[] sources;
  private final float[] contributions;
  private final double bias;
  private final double sum;

  private PathTerms(
      Arithmetic first,
      @Nullable Neuron[] sources,
      float[] contributions,
      double bias,
      double sum) {
    this.first = first;
    this.sources = sources;
    this.contributions = contributions;
    this.bias = bias;
    this.sum = sum;
  }

  /** The terms of one neuron. */
  static PathTerms of(Arithmetic one) {
    Float clamped = one.clampedTo();
    if (clamped != null) {
      return new PathTerms(one, new Neuron[0], new float[0], 0, clamped);
    }
    double total = one.hasTerms() ? one.total() : one.preActivation();
    return new PathTerms(
        one, new Neuron[0], one.contributions(), one.additive() ? one.bias() : 0, total);
  }

  /** The difference of two neurons of one layer: terms that read the same neuron are one term. */
  static PathTerms difference(Arithmetic one, Arithmetic other) {
    Map<Neuron, Float> bySource = new LinkedHashMap<>();
    add(one, 1, bySource);
    add(other, -1, bySource);
    Neuron[] sources = bySource.keySet().toArray(new Neuron[0]);
    float[] contributions = new float[sources.length];
    for (int term = 0; term < sources.length; term++) {
      contributions[term] = bySource.getOrDefault(sources[term], 0f);
    }
    double bias = (double) free(one, one.bias()) - free(other, other.bias());
    return new PathTerms(one, sources, contributions, bias, sum(one) - sum(other));
  }

  private static float free(Arithmetic of, float number) {
    return of.clampedTo() == null ? number : 0;
  }

  private static double sum(Arithmetic of) {
    Float clamped = of.clampedTo();
    return clamped == null ? of.total() : clamped;
  }

  private static void add(Arithmetic of, float sign, Map<Neuron, Float> bySource) {
    float[] contributions = of.contributions();
    for (int term = 0; of.clampedTo() == null && term < contributions.length; term++) {
      Neuron source = of.source(term);
      if (source != null) {
        bySource.merge(source, sign * contributions[term], Float::sum);
      }
    }
  }

  /** The neuron that a term reads, or null in the padding. */
  @Nullable Neuron source(int term) {
    return sources.length > 0 ? sources[term] : first.source(term);
  }

  float contribution(int term) {
    return contributions[term];
  }

  double bias() {
    return bias;
  }

  double sum() {
    return sum;
  }

  /** Number of terms that read a neuron. */
  int count() {
    int count = sources.length;
    for (int term = 0; sources.length == 0 && term < contributions.length; term++) {
      count += first.groups().source(term) == InputGroups.PADDING ? 0 : 1;
    }
    return count;
  }

  /** Sum of all contributions. */
  double contributed() {
    double all = 0;
    for (float contribution : contributions) {
      all += contribution;
    }
    return all;
  }

  /** Sum of the sizes of all contributions. */
  double size() {
    double size = 0;
    for (float contribution : contributions) {
      size += Math.abs(contribution);
    }
    return size;
  }

  /** The largest terms in size that are not 0, the largest first; of equals the first ones. */
  int[] strongest(int most) {
    int[] best = new int[Math.min(most, contributions.length)];
    int found = 0;
    for (int term = 0; term < contributions.length; term++) {
      float size = Math.abs(contributions[term]);
      if (size == 0 || found == best.length && size <= Math.abs(contributions[best[found - 1]])) {
        continue;
      }
      int place = found < best.length ? found++ : found - 1;
      while (place > 0 && size > Math.abs(contributions[best[place - 1]])) {
        best[place] = best[place - 1];
        place--;
      }
      best[place] = term;
    }
    return Arrays.copyOf(best, found);
  }
}
