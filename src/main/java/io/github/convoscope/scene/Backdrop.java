package io.github.convoscope.scene;

import javafx.geometry.Insets;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.paint.Color;

/**
 * The colours behind the data: one colour all over.
 *
 * <p>A software renderer clears a picture to one colour at nearly no cost. A gradient behind it
 * took a fifth of the time of a frame (decision 0031).
 */
public final class Backdrop {
  /** On a desk. */
  public static final Color DARK = Color.web("#12161d");

  /** For a projector. */
  public static final Color LIGHT = Color.web("#f1f3f6");

  private Backdrop() {}

  /** The colour for light or dark themes. */
  static Color colour(boolean light) {
    return light ? LIGHT : DARK;
  }

  /** A region's background of this colour. */
  static Background background(boolean light) {
    return new Background(new BackgroundFill(colour(light), null, Insets.EMPTY));
  }
}
