package io.github.convoscope.cli;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.platform.Terminal;
import java.util.Locale;

/** Shows on standard error how much work is done and how long the rest will take. */
final class ConsoleProgress implements Progress {
  private static final int WIDTH = 30;
  private static final long EVERY_NANOS = 500_000_000L;

  private final boolean live = Terminal.isThere();
  private final long start = System.nanoTime();
  private long shown;
  private double first = -1;

  @Override
  public void report(double fraction, Message doing) {
    long now = System.nanoTime();
    if (first < 0) {
      first = fraction;
    }
    if (!live || (fraction < 1 && now - shown < EVERY_NANOS)) {
      return;
    }
    shown = now;
    int filled = (int) Math.round(fraction * WIDTH);
    System.err.printf(
        Locale.ROOT,
        "\r[%s%s] %5.1f %% %s%s   ",
        "#".repeat(filled),
        ".".repeat(WIDTH - filled),
        100 * fraction,
        Messages.text(doing),
        left(fraction, (now - start) / 1e9));
    if (fraction >= 1) {
      System.err.println();
    }
  }

  /** Prints a line that stays above the bar. */
  void print(String line) {
    System.err.println((live ? "\r" + " ".repeat(79) + "\r" : "") + line);
  }

  private String left(double fraction, double seconds) {
    if (fraction - first < 1e-4 || fraction >= 1) {
      return "";
    }
    long left = Math.round(seconds * (1 - fraction) / (fraction - first));
    return String.format(
        Locale.ROOT, ", %d:%02d:%02d left", left / 3600, left / 60 % 60, left % 60);
  }

  @Override
  public boolean cancelled() {
    return false;
  }
}
