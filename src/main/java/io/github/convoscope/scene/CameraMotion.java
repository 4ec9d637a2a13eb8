package io.github.convoscope.scene;

import io.github.convoscope.layout.CameraPose;
import java.util.function.Consumer;

/** Moves smoothly from pose to pose, one step per pulse; requests no pulse while it rests. */
final class CameraMotion {
  /** How long a flight takes. */
  static final double SECONDS = 0.4;

  private final Consumer<CameraPose> onMove;
  private final EasedTimer timer = new EasedTimer(this::step);
  private CameraPose from;
  private CameraPose to;

  CameraMotion(CameraPose pose, Consumer<CameraPose> onMove) {
    this.onMove = onMove;
    from = pose;
    to = pose;
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
    from = current;
    to = goal;
    timer.start(takes);
  }

  private void step(double part) {
    onMove.accept(from.interpolate(to, part));
  }
}
