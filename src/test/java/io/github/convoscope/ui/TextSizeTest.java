package io.github.convoscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The size of text in windows of many sizes. */
class TextSizeTest {
  private static final double[] HEIGHTS = {560, 600, 720, 768, 800, 900, 1080, 1200, 1440, 2160};

  @Test
  void aLargeScreenReadsAsASmallOneDoes() {
    assertEquals(13, TextSize.em(1280, 720, false, 1));
    assertEquals(3 * 13, TextSize.em(3840, 2160, false, 1));
    assertEquals(17, TextSize.em(1280, 720, true, 1));
  }

  @Test
  void theSmallestTextHasASixtiethOfTheHeight() {
    for (double height : HEIGHTS) {
      for (boolean projector : new boolean[] {false, true}) {
        double em = TextSize.em(height * 4 / 3, height, projector, 1);
        assertTrue(em * Typeface.SMALL >= height / 60 - 0.05, height + ": " + em);
      }
    }
  }

  @Test
  void theUsersFactorChangesIt() {
    assertEquals(26, TextSize.em(1280, 720, false, 2));
    assertEquals(10, TextSize.em(1280, 720, false, 0.75));
  }
}
