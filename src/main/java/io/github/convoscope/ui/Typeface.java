package io.github.convoscope.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.scene.text.Font;

/**
 * Loads the typeface of the window, Roboto. It is shipped with the program, as a machine may have
 * no suitable one. All its digits have the same width, so that columns of numbers are aligned.
 */
public final class Typeface {
  /** Family of the normal and bold weights. */
  public static final String FAMILY = "Roboto";

  /** Size of the smallest text, as a part of normal text. */
  public static final double SMALL = 0.93;

  private static final String FOLDER = "/com/formdev/flatlaf/fonts/roboto/";
  private static boolean loaded;

  private Typeface() {}

  /** Registers the typeface with JavaFX; further calls have no effect. */
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
