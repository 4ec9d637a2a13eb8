package io.github.convoscope.ui.welcome;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/** The time that the welcome goes by. */
interface WelcomeClock {
  /** The time of the computer. */
  WelcomeClock REAL =
      new WelcomeClock() {
        @Override
        public double seconds() {
          return System.nanoTime() / 1e9;
        }

        @Override
        public void after(double seconds, Runnable action) {
          CompletableFuture.delayedExecutor(
                  Math.round(1000 * seconds), TimeUnit.MILLISECONDS, Platform::runLater)
              .execute(action);
        }
      };

  /** Seconds since some moment. */
  double seconds();

  /** Runs an action on the JavaFX thread when that time has passed; nothing runs meanwhile. */
  void after(double seconds, Runnable action);
}
