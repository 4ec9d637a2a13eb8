package io.github.convoscope.scene;

import io.github.convoscope.layout.CameraPose;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;

/** Moves from pose to pose, eased, one step a pulse, and asks for no pulse at rest. */
final class CameraMotion {
  private static final double SECONDS = 0.4;

  private final Consumer<CameraPose> onMove;
  private final AnimationTimer timer;
  private CameraPose from;
  private CameraPose to;
  private long start;

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

  /** Where a running move ends, or the pose at rest. */
  CameraPose goal() {
    return to;
  }

  /** Jumps. */
  void jump(CameraPose pose) {
    timer.stop();
    to = pose;
    onMove.accept(pose);
  }

  /** Moves smoothly from where the camera is. */
  void fly(CameraPose current, CameraPose goal) {
    from = current;
    to = goal;
    start = 0;
    timer.start();
  }

  private void step(long now) {
    if (start == 0) {
      start = now;
    }
    double part = Math.min(1, (now - start) / (SECONDS * 1e9));
    double eased = part * part * (3 - 2 * part);
    if (part >= 1) {
      timer.stop();
    }
    onMove.accept(from.interpolate(to, eased));
  }
}
