package io.github.convoscope.ui;

/**
 * Computes the size of the window's text: it grows with the window, so that a window of 3840 × 2160
 * reads as one of 1280 × 720 does, and with the user's own factor.
 *
 * <pre>{@code
 * TextSize.em(1280, 720, false, 1)   // 13 pixels
 * TextSize.em(3840, 2160, false, 1)  // 39 pixels
 * }</pre>
 */
public final class TextSize {
  /** Part of the window's height that text has at a desk. */
  private static final double DESK = 13.0 / 720;

  /** The same for a projector. */
  private static final double PROJECTOR = 16.5 / 720;

  /** Widths of text, in ems, that a narrow window keeps beside the drawing. */
  private static final double FEWEST_EMS_WIDE = 64;

  /** Text is never smaller than this part of the window's height. */
  private static final double SMALLEST_PART = 1.0 / 60;

  /** Pixels of text in a small window, at least. */
  private static final double SMALLEST = 12;

  /** The same where the user wants small text. */
  private static final double SMALLEST_EVER = 9;

  /** A size that is a whole number of pixels but for this much is not rounded up. */
  private static final double ROUNDING = 0.05;

  private TextSize() {}

  /**
   * Returns the size of normal text in whole pixels.
   *
   * @param width width of the window in pixels
   * @param height its height
   * @param projector true for the large text of projector mode
   * @param factor the user's own factor, 1 for none
   */
  public static double em(double width, double height, boolean projector, double factor) {
    double wanted = Math.min((projector ? PROJECTOR : DESK) * height, width / FEWEST_EMS_WIDE);
    double readable = SMALLEST_PART * height / Typeface.SMALL;
    double size = Math.max(SMALLEST, Math.max(readable, wanted)) * factor;
    return Math.ceil(Math.max(SMALLEST_EVER, size) - ROUNDING);
  }
}
