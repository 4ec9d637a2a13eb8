package io.github.convoscope.ui.neuron;

import io.github.convoscope.ui.Colours;
import io.github.convoscope.ui.Typeface;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/**
 * What is painted by hand with: the window's colours and type. Another one is made, and with it
 * whatever is painted, when the window's look changes.
 */
public final class WidgetStyle {
  private static final double SMALL = 0.85;
  private static final double CELL = 0.77;

  private final Colours colours;
  private final double em;
  private final Font font;
  private final Font small;
  private final Font strong;
  private final Font cell;
  private final Font strongCell;

  /**
   * Ink for a look.
   *
   * @param colours of the window
   * @param em size of the text in pixels, the measure of everything
   */
  public WidgetStyle(Colours colours, double em) {
    this.colours = colours;
    this.em = em;
    font = Font.font(Typeface.FAMILY, em);
    small = Font.font(Typeface.FAMILY, Math.rint(SMALL * em));
    strong = Font.font(Typeface.FAMILY, FontWeight.BOLD, em);
    cell = Font.font(Typeface.FAMILY, Math.rint(CELL * em));
    strongCell = Font.font(Typeface.FAMILY, FontWeight.BOLD, Math.rint(SMALL * em));
  }

  Colours colours() {
    return colours;
  }

  public double em() {
    return em;
  }

  /** The colour of a signed number; muted for 0. */
  Color sign(double value) {
    return value > 0 ? colours.speaksFor() : value < 0 ? colours.against() : colours.muted();
  }

  /** What a picture lies on. */
  Color ground() {
    return colours.back();
  }

  Font font() {
    return font;
  }

  Font smallFont() {
    return small;
  }

  Font strongFont() {
    return strong;
  }

  /** For the cells of a picture. */
  Font cellFont(boolean bold, boolean narrow) {
    return bold ? narrow ? strongCell : strong : narrow ? cell : small;
  }
}
