package io.github.convoscope.ui.visualisation;

import io.github.convoscope.message.Messages;

/** Says how long a job still takes: minutes and seconds, or hours and minutes. */
final class TimeLeft {
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;

  private TimeLeft() {}

  /**
   * What is being done, and the time left.
   *
   * @param seconds at least 0
   */
  static String text(String doing, double seconds) {
    long left = Math.round(seconds);
    if (left < HOUR) {
      return Messages.text("atlas.build.left", doing, left / MINUTE, left % MINUTE);
    }
    long minutes = Math.round((double) left / MINUTE);
    return Messages.text("atlas.build.left.hours", doing, minutes / MINUTE, minutes % MINUTE);
  }
}
