package io.github.convoscope.scene;

import io.github.convoscope.layout.NetworkLayout;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;

/** Moves all layers smoothly from one layout to another; requests no pulse while it rests. */
final class LayoutMotion {
  /** How long it takes. */
  static final double SECONDS = 0.5;

  private final Consumer<NetworkLayout> onMove;
  private final AnimationTimer timer;
  private NetworkLayout from;
  private NetworkLayout to;
  private long start;

  LayoutMotion(NetworkLayout layout, Consumer<NetworkLayout> onMove) {
    this.onMove = onMove;
    from = layout;
    to = layout;
    timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            step(now);
          }
        };
  }

  /** Takes a layout at once. */
  void jump(NetworkLayout layout) {
    timer.stop();
    to = layout;
    onMove.accept(layout);
  }

  /** Starts from a layout that nothing moves in. */
  void move(NetworkLayout current, NetworkLayout goal) {
    from = current;
    to = goal;
    start = 0;
    onMove.accept(from.moved(to, 0));
    timer.start();
  }

  private void step(long now) {
    if (start == 0) {
      start = now;
    }
    double part = Math.min(1, (now - start) / (SECONDS * 1e9));
    if (part >= 1) {
      timer.stop();
    }
    onMove.accept(from.moved(to, part * part * (3 - 2 * part)));
  }
}
