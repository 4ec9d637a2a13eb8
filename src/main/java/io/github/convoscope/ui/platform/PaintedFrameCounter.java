package io.github.convoscope.ui.platform;

import com.sun.javafx.perf.PerformanceTracker;
import io.github.convoscope.ui.bench.Durations;
import javafx.scene.Scene;

/**
 * Counts the frames that were really painted, which JavaFX tells nobody but its own performance
 * tracker.
 */
public final class PaintedFrameCounter {
  private final Durations gaps = new Durations();
  private long last;
  private long first;
  private int count;
  private volatile boolean counting;

  public PaintedFrameCounter(Scene scene) {
    PerformanceTracker.getSceneTracker(scene).setOnRenderedFrameTask(this::painted);
  }

  /** Counts from now on. */
  public synchronized void start() {
    gaps.clear();
    count = 0;
    first = System.nanoTime();
    last = first;
    counting = true;
  }

  /** Counts no more. */
  public void stop() {
    counting = false;
  }

  private synchronized void painted() {
    if (counting) {
      long now = System.nanoTime();
      gaps.add(now - last);
      last = now;
      count++;
    }
  }

  /** Frames a second between the start and the last frame. */
  public synchronized double perSecond() {
    return last == first ? 0 : count * 1e9 / (last - first);
  }

  /** The longest time between two frames, in milliseconds. */
  public synchronized double longestMillis() {
    return gaps.percentile(100);
  }
}
