package io.github.convoscope.ui;

import io.github.convoscope.scene.Backdrop;
import java.util.Locale;
import javafx.scene.paint.Color;

/**
 * Lists the colours of the window, apart from those of the data. Style sheets use them as looked-up
 * colours ({@code -cv-…}); controls that paint on a canvas use them directly.
 *
 * @param back behind everything
 * @param surface of panels
 * @param raised of buttons and tracks
 * @param border around panels
 * @param text normal text
 * @param muted less important text
 * @param accent of what is chosen: pins, outlines, keys
 * @param speaksFor of positive numbers, "speaks for"
 * @param against of negative numbers, "speaks against"
 * @param action of bars, and of a button with the main action
 * @param good of a sure answer
 */
public record Colours(
    Color back,
    Color surface,
    Color raised,
    Color border,
    Color text,
    Color muted,
    Color accent,
    Color speaksFor,
    Color against,
    Color action,
    Color good) {
  /** The dark colours, for a desk. */
  public static final Colours DARK =
      new Colours(
          Backdrop.DARK,
          Color.web("#11151d"),
          Color.web("#232a37"),
          Color.web("#ffffff", 0.10),
          Color.web("#e9edf3"),
          Color.web("#97a1b0"),
          Color.web("#ffd479"),
          Color.web("#ff9a6c"),
          Color.web("#78aef5"),
          Color.web("#3a6ea8"),
          Color.web("#62c462"));

  /** The light colours, for a projector. */
  public static final Colours LIGHT =
      new Colours(
          Backdrop.LIGHT,
          Color.web("#ffffff"),
          Color.web("#e1e6ed"),
          Color.web("#000000", 0.22),
          Color.web("#10141a"),
          Color.web("#4b5563"),
          Color.web("#9a5b00"),
          Color.web("#b8400e"),
          Color.web("#1f5fb5"),
          Color.web("#1f5fb5"),
          Color.web("#1d7a35"));

  /** Writes the looked-up colours as the value of a style attribute. */
  String style() {
    return "-cv-back: "
        + web(back)
        + " -cv-surface: "
        + web(surface)
        + " -cv-raised: "
        + web(raised)
        + " -cv-border: "
        + web(border)
        + " -cv-text: "
        + web(text)
        + " -cv-muted: "
        + web(muted)
        + " -cv-accent: "
        + web(accent)
        + " -cv-for: "
        + web(speaksFor)
        + " -cv-against: "
        + web(against)
        + " -cv-action: "
        + web(action)
        + " -cv-good: "
        + web(good);
  }

  private static String web(Color colour) {
    return String.format(
        Locale.ROOT,
        "rgba(%d, %d, %d, %.2f);",
        Math.round(colour.getRed() * 255),
        Math.round(colour.getGreen() * 255),
        Math.round(colour.getBlue() * 255),
        colour.getOpacity());
  }
}
