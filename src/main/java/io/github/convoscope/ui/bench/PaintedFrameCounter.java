package io.github.convoscope.ui.bench;

import io.github.convoscope.ui.platform.PaintedFrames;
import javafx.scene.Scene;

/** Counts the frames of a scene that were really painted. Thread-safe. */
final class PaintedFrameCounter {
  private final Durations gaps = new Durations();
  private long last;
  private long first;
  private int count;
  private volatile boolean counting;

  /** Counts nothing before {@link #start}. JavaFX thread. */
  PaintedFrameCounter(Scene scene) {
    PaintedFrames.listen(scene, this::painted);
  }

  /** Counts from now on. */
  synchronized void start() {
    gaps.clear();
    count = 0;
    first = System.nanoTime();
    last = first;
    counting = true;
  }

  /** Stops counting. */
  void stop() {
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
  synchronized double perSecond() {
    return last == first ? 0 : count * 1e9 / (last - first);
  }

  /** The longest time between two frames, in milliseconds. */
  synchronized double longestMillis() {
    return gaps.percentile(100);
  }
}
