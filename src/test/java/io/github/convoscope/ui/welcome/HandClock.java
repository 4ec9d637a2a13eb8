package io.github.convoscope.ui.welcome;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;

/** A clock that a test moves on. JavaFX thread. */
final class HandClock implements WelcomeClock {
  private record Waiting(double when, Runnable action) {}

  private final List<Waiting> waiting = new ArrayList<>();
  private double now = 1000;

  @Override
  public double seconds() {
    return now;
  }

  @Override
  public void after(double seconds, Runnable action) {
    waiting.add(new Waiting(now + seconds, action));
  }

  /** Lets time pass, and runs what waited for it. */
  void pass(double seconds) {
    now += seconds;
    for (Waiting due : List.copyOf(waiting)) {
      if (due.when <= now) {
        waiting.remove(due);
        due.action.run();
      }
    }
    Platform.requestNextPulse();
  }
}
