package io.github.convoscope.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.scene.text.Font;

/**
 * The typeface of the window, Roboto, which comes with the program: a fresh machine may have none.
 * All its digits have one width, so that numbers stand below each other.
 */
public final class Typeface {
  /** Family of the normal and bold weights. */
  public static final String FAMILY = "Roboto";

  private static final String FOLDER = "/com/formdev/flatlaf/fonts/roboto/";
  private static boolean loaded;

  private Typeface() {}

  /** Makes the typeface known to JavaFX; only the first call does something. */
  public static synchronized void load() {
    if (loaded) {
      return;
    }
    loaded = true;
    for (String file : new String[] {"Roboto-Regular.ttf", "Roboto-Bold.ttf"}) {
      try (InputStream font = Typeface.class.getResourceAsStream(FOLDER + file)) {
        if (font != null) {
          Font.loadFont(font, 13);
        }
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }
}
