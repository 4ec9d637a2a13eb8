package io.github.convoscope.scene;

import io.github.convoscope.layout.CameraPose;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;

/** Moves smoothly from pose to pose, one step per pulse; requests no pulse while it rests. */
final class CameraMotion {
  /** How long a flight takes. */
  static final double SECONDS = 0.4;

  private final Consumer<CameraPose> onMove;
  private final AnimationTimer timer;
  private CameraPose from;
  private CameraPose to;
  private long start;
  private double seconds = SECONDS;

  CameraMotion(CameraPose pose, Consumer<CameraPose> onMove) {
    this.onMove = onMove;
    from = pose;
    to = pose;
    timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            step(now);
          }
        };
  }

  /** The pose at which the present flight ends; without a flight, the present pose. */
  CameraPose goal() {
    return to;
  }

  /** Ends a flight and takes a pose at once. */
  void jump(CameraPose pose) {
    timer.stop();
    to = pose;
    onMove.accept(pose);
  }

  /** Starts a flight of so many seconds from the present pose. */
  void fly(CameraPose current, CameraPose goal, double takes) {
    seconds = takes;
    from = current;
    to = goal;
    start = 0;
    timer.start();
  }

  private void step(long now) {
    if (start == 0) {
      start = now;
    }
    double part = Math.min(1, (now - start) / (seconds * 1e9));
    double eased = part * part * (3 - 2 * part);
    if (part >= 1) {
      timer.stop();
    }
    onMove.accept(from.interpolate(to, eased));
  }
}
