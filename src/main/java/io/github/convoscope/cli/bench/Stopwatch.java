package io.github.convoscope.cli.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.ui.bench.Durations;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares variants of the same work by this thread's CPU time. They run in turns, so that a busy
 * machine is equally busy for each:
 *
 * <pre>{@code
 * Map<String, Durations> times = Stopwatch.race(Map.of("ours", ours, "dl4j", dl4j), 2000, 2000, false);
 * }</pre>
 */
final class Stopwatch {
  private static final int TURN = 50;
  private static final long LONGEST_WARM_UP_NANOS = 2_000_000_000L;
  private static final int[] EARLY = {1, 2, 5, 10, 20, 50, 100, 200, 500};
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Stopwatch() {}

  /** Time of one run, in nanoseconds: elapsed time, or this thread's CPU time. */
  private static long time(Runnable work, boolean elapsed) {
    long start = now(elapsed);
    work.run();
    return now(elapsed) - start;
  }

  private static long now(boolean elapsed) {
    return elapsed ? System.nanoTime() : THREADS.getCurrentThreadCpuTime();
  }

  /**
   * Measures the first runs, while the JIT compiler is at work; {@code work} must not have run yet.
   *
   * @return milliseconds of the 1st, 2nd, 5th, 10th run and so on
   */
  static Map<String, Double> early(Runnable work) {
    Map<String, Double> found = new LinkedHashMap<>();
    int run = 0;
    long end = System.nanoTime() + LONGEST_WARM_UP_NANOS;
    for (int at : EARLY) {
      long took = 0;
      for (; run < at && System.nanoTime() < end; run++) {
        took = time(work, false);
      }
      if (System.nanoTime() > end) {
        break;
      }
      found.put(Integer.toString(at), BenchReport.rounded(took / 1e6));
    }
    return found;
  }

  /**
   * Runs each variant {@code warmUp} times, then measures {@code runs} of each, in turns.
   *
   * @param elapsed true to measure elapsed time, for what computes on several threads; false for
   *     this thread's CPU time
   */
  static Map<String, Durations> race(
      Map<String, Runnable> variants, int warmUp, int runs, boolean elapsed) {
    Map<String, Durations> all = new LinkedHashMap<>();
    variants.forEach(
        (name, work) -> {
          all.put(name, new Durations());
          long end = System.nanoTime() + LONGEST_WARM_UP_NANOS;
          for (int i = 0; i < warmUp && System.nanoTime() < end; i++) {
            work.run();
          }
        });
    for (int done = 0; done < runs; done += TURN) {
      List<String> names = new ArrayList<>(variants.keySet());
      for (String name : names) {
        Runnable work = variants.getOrDefault(name, () -> {});
        for (int i = 0; i < Math.min(TURN, runs - done); i++) {
          all.getOrDefault(name, new Durations()).add(time(work, elapsed));
        }
      }
    }
    return all;
  }

  /**
   * Writes a distribution of times for one example; each run computed {@code examples} examples.
   */
  static void write(ObjectNode into, Durations durations, int examples) {
    into.put("runs", durations.count());
    for (int percent : new int[] {50, 95, 99}) {
      double each = durations.percentile(percent) / examples;
      into.put("p" + percent + "_ms", Math.round(each * 1e5) / 1e5);
    }
  }
}
