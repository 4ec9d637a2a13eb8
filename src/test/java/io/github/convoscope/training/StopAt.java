package io.github.convoscope.training;

import io.github.convoscope.message.Message;
import io.github.convoscope.task.Progress;

/** Stops the work at a part of it. */
final class StopAt implements Progress {
  private final double part;
  private double done;

  StopAt(double part) {
    this.part = part;
  }

  @Override
  public void report(double fraction, Message doing) {
    done = fraction;
  }

  @Override
  public boolean cancelled() {
    return done >= part;
  }
}
