package io.github.convoscope.scene;

import java.util.function.DoubleConsumer;
import javafx.animation.AnimationTimer;

/**
 * Runs a movement that starts and ends gently, one step per pulse; requests no pulse while it
 * rests. JavaFX thread.
 */
final class EasedTimer extends AnimationTimer {
  private static final double NANOS = 1e9;

  private final DoubleConsumer onStep;
  private double seconds = 1;
  private long began;

  /** A timer at rest; {@code onStep} receives how far the movement is, 0 to 1. */
  EasedTimer(DoubleConsumer onStep) {
    this.onStep = onStep;
  }

  /** Starts from the beginning. */
  void start(double takes) {
    seconds = takes;
    began = 0;
    start();
  }

  @Override
  public void handle(long now) {
    if (began == 0) {
      began = now;
    }
    double part = Math.min(1, (now - began) / (seconds * NANOS));
    if (part >= 1) {
      stop();
    }
    onStep.accept(part * part * (3 - 2 * part));
  }
}
