package io.github.convoscope.ui.thought;

import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/**
 * Moves the time of a film: by itself at any speed, in steps, or by hand. Listeners of {@link
 * #time} show the moment. Nothing runs while it is paused. JavaFX thread.
 */
final class ThoughtPlayer {
  /** Slowest speed. */
  static final double SLOWEST = 0.25;

  /** Quickest speed. */
  static final double QUICKEST = 4;

  /** Two times that are nearer to each other are the same step. */
  private static final double SAME = 1e-6;

  private static final double NANOS = 1e-9;

  private final DoubleProperty time = new SimpleDoubleProperty();
  private final BooleanProperty playing = new SimpleBooleanProperty();
  private final DoubleProperty speed = new SimpleDoubleProperty(1);
  private final BooleanProperty loop = new SimpleBooleanProperty();
  private double seconds = 1;
  private final AnimationTimer timer =
      new AnimationTimer() {
        private long last;

        @Override
        public void start() {
          last = 0;
          super.start();
        }

        @Override
        public void handle(long now) {
          if (last != 0) {
            advance((now - last) * NANOS);
          }
          last = now;
        }
      };

  ThoughtPlayer() {
    playing.addListener(
        (observed, before, now) -> {
          if (now) {
            timer.start();
          } else {
            timer.stop();
          }
        });
  }

  /** Plays a film of this length from its beginning. */
  void begin(double length) {
    seconds = length;
    time.set(0);
    playing.set(true);
  }

  /** Pauses, or goes on; at the end from the beginning. */
  void playOrPause() {
    if (!playing.get() && time.get() >= 1) {
      time.set(0);
    }
    playing.set(!playing.get());
  }

  /** Goes on by so many seconds of real time. */
  void advance(double real) {
    double next = time.get() + real * speed.get() / seconds;
    if (next < 1) {
      time.set(next);
    } else if (loop.get()) {
      time.set(0);
    } else {
      time.set(1);
      playing.set(false);
    }
  }

  /** Pauses and goes to the next of these times, or to the end. */
  void next(List<Double> stops) {
    playing.set(false);
    time.set(stops.stream().filter(stop -> stop > time.get() + SAME).findFirst().orElse(1.0));
  }

  /** Pauses and goes to the last of these times before this one, or to the beginning. */
  void back(List<Double> stops) {
    playing.set(false);
    time.set(
        stops.stream()
            .filter(stop -> stop < time.get() - SAME)
            .reduce((first, last) -> last)
            .orElse(0.0));
  }

  /** Makes it that many times faster. */
  void faster(double factor) {
    speed.set(Math.max(SLOWEST, Math.min(QUICKEST, speed.get() * factor)));
  }

  /** The position in the film, 0 to 1. */
  DoubleProperty time() {
    return time;
  }

  /** Whether it plays by itself. */
  BooleanProperty playing() {
    return playing;
  }

  /** How fast it plays; 1 is the usual speed. */
  DoubleProperty speed() {
    return speed;
  }

  /** Whether it begins again after the end. */
  BooleanProperty loop() {
    return loop;
  }

  /** How long the film is at the usual speed. */
  double seconds() {
    return seconds;
  }
}
