package io.github.convoscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.cli.WindowCommand;
import org.junit.jupiter.api.Test;

/** The size of text in a real window. */
@NeedsDisplay
class TextSizeWindowTest {
  @Test
  void textGrowsWithTheWindowAndWithTheUsersFactor() {
    try (TestWindow window =
        new TestWindow(WindowCommand::features, TestWindow.untrainedDigits())) {
      double usual = size(window);
      window.run("ui.larger-text");
      assertTrue(size(window) > usual);
      assertEquals("115", window.workspace().settings().textSize().get());
      window.run("ui.smaller-text");
      window.run("ui.smaller-text");
      assertTrue(size(window) < usual);
      window.run("ui.usual-text");
      assertEquals(usual, size(window));
      window.onScreen(() -> window.shell().root().resize(3840, 2160));
      assertEquals(3 * 13, size(window));
    }
  }

  private static double size(TestWindow window) {
    return window.shell().em().get();
  }
}
