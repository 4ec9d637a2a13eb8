package io.github.convoscope.scene;

import java.util.function.Consumer;
import javafx.animation.AnimationTimer;

/**
 * Where frames come too slowly, lets the picture be coarse as long as the camera moves, and has it
 * sharp again right after. Asks for pulses only while something moves.
 */
final class Sharpness {
  /** A longer pulse means that this machine cannot keep up at full resolution; nanoseconds. */
  private static final double SLOW_PULSE = 21e6;

  private static final long REST = 70_000_000L;
  private static final double SMOOTHING = 0.25;

  private final Consumer<Boolean> onChange;
  private final AnimationTimer timer;
  private boolean coarse;
  private boolean slow;
  private boolean moved;
  private long lastMove;
  private long lastPulse;
  private double pulse;

  /**
   * Watches over a picture.
   *
   * @param onChange told true to draw coarsely, false to draw sharply
   */
  Sharpness(Consumer<Boolean> onChange) {
    this.onChange = onChange;
    timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            step(now);
          }
        };
  }

  /** The camera moved. */
  void moved() {
    moved = true;
    timer.start();
  }

  private void step(long now) {
    if (moved) {
      measure(now);
      moved = false;
      lastMove = now;
      set(slow);
    } else if (now - lastMove > REST) {
      timer.stop();
      lastPulse = 0;
      set(false);
    }
  }

  private void measure(long now) {
    if (lastPulse != 0) {
      pulse += (Math.min(now - lastPulse, 10 * SLOW_PULSE) - pulse) * SMOOTHING;
      slow |= pulse > SLOW_PULSE;
    }
    lastPulse = now;
  }

  private void set(boolean wanted) {
    if (coarse != wanted) {
      coarse = wanted;
      onChange.accept(wanted);
    }
  }
}
