package io.github.convoscope.ui.neuron;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.ui.Contrast;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/** Numbers in coloured cells. */
class NumberGridTest {
  private static final int LEVELS = 17;

  @Test
  void aNumberStandsOutFromAnyColour() {
    for (int red = 0; red < LEVELS; red++) {
      for (int green = 0; green < LEVELS; green++) {
        for (int blue = 0; blue < LEVELS; blue++) {
          int colour = level(red) << 16 | level(green) << 8 | level(blue);
          Color cell = Color.rgb(level(red), level(green), level(blue));
          double contrast = Contrast.of(NumberGrid.readableOn(colour), cell);
          assertTrue(contrast >= 4.5, cell + ": " + contrast);
        }
      }
    }
  }

  private static int level(int step) {
    return 255 * step / (LEVELS - 1);
  }
}
