package io.github.convoscope.ui.bench;

import java.util.Arrays;

/** Many durations and their distribution. Thread-safe. */
public final class Durations {
  private long[] nanos = new long[4096];
  private int count;

  /** Adds one, in nanoseconds. */
  public synchronized void add(long duration) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = duration;
  }

  /** Forgets all. */
  public synchronized void clear() {
    count = 0;
  }

  /** How many there are. */
  public synchronized int count() {
    return count;
  }

  /** The mean, in milliseconds; 0 where there are none. */
  public synchronized double mean() {
    return Arrays.stream(nanos, 0, count).average().orElse(0) / 1e6;
  }

  /** The duration that a part of all does not exceed, in milliseconds; 0 where there are none. */
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
