package io.github.convoscope.ui.bench;

import java.util.Arrays;

/**
 * Collects durations and says how they are distributed. Thread-safe.
 *
 * <pre>{@code
 * durations.add(System.nanoTime() - start);
 * durations.percentile(99);  // milliseconds
 * }</pre>
 */
public final class Durations {
  private long[] nanos = new long[4096];
  private int count;

  /** Adds a duration, in nanoseconds. */
  public synchronized void add(long duration) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = duration;
  }

  /** Removes all durations. */
  public synchronized void clear() {
    count = 0;
  }

  /** How many durations were added. */
  public synchronized int count() {
    return count;
  }

  /** The mean, in milliseconds; 0 without durations. */
  public synchronized double mean() {
    return Arrays.stream(nanos, 0, count).average().orElse(0) / 1e6;
  }

  /**
   * The duration that so many percent of all do not exceed.
   *
   * @param percent 0 to 100
   * @return milliseconds; 0 without durations
   */
  public synchronized double percentile(double percent) {
    if (count == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    int index = (int) Math.ceil(percent / 100 * count) - 1;
    return sorted[Math.max(0, index)] / 1e6;
  }
}
