package io.github.convoscope.scene;

import io.github.convoscope.layout.NetworkLayout;
import java.util.function.Consumer;

/** Moves all layers smoothly from one layout to another; requests no pulse while it rests. */
final class LayoutMotion {
  /** How long it takes. */
  static final double SECONDS = 0.5;

  private final Consumer<NetworkLayout> onMove;
  private final EasedTimer timer = new EasedTimer(this::step);
  private NetworkLayout from;
  private NetworkLayout to;

  LayoutMotion(NetworkLayout layout, Consumer<NetworkLayout> onMove) {
    this.onMove = onMove;
    from = layout;
    to = layout;
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
    onMove.accept(from.moved(to, 0));
    timer.start(SECONDS);
  }

  private void step(double part) {
    onMove.accept(from.moved(to, part));
  }
}
