package io.github.convoscope.ui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Handwriting;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.drawing.ink.DrawnDigits;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.ui.TestWindow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;

/** The digits of a drawing such as "2026", in a real window. */
@NeedsDisplay
class DrawnRowWindowTest {
  private static Drawing year() {
    List<Stroke> strokes = new ArrayList<>();
    int[] digits = {2, 0, 2, 6};
    for (int i = 0; i < digits.length; i++) {
      Drawing digit =
          Handwriting.digit(
              digits[i], Handwriting.styles(digits[i]).get(0), 0.1, new SplittableRandom(3));
      Drawing.Box box = Objects.requireNonNull(digit.box());
      double scale = 70 / Math.max(box.width(), box.height());
      double x = 40 + 65 * i - scale * box.centreX();
      strokes.addAll(digit.scaledThenMoved(scale, x, 140 - scale * box.centreY()).strokes());
    }
    return Drawing.of(strokes);
  }

  @Test
  void severalDrawnDigitsAreOfferedOneByOne() {
    try (TestWindow window =
        new TestWindow(
            () -> List.of(new PictureFeature()),
            new ModelOpener().open(Path.of("models/digits.zip")))) {
      Drawing whole = year();
      List<Drawing> parts = DrawnDigits.of(whole);
      assertEquals(4, parts.size());
      window.onScreen(() -> window.workspace().padContent().set(whole));
      window.until(() -> window.shell().scene().lookup("#drawn-row") != null);
      String words = ((Label) window.find("#drawn-words")).getText();
      assertTrue(words.endsWith("2 0 2 6"), words);
      window.onScreen(() -> ((ToggleButton) window.find("#digit-3")).fire());
      assertEquals(parts.get(3), window.workspace().padContent().drawing());
      assertTrue(((ToggleButton) window.find("#digit-3")).isSelected());
      window.onScreen(() -> ((Button) window.find("#drawn-all")).fire());
      assertEquals(whole, window.workspace().padContent().drawing());
      window.onScreen(() -> window.workspace().padContent().set(parts.get(0)));
      window.until(() -> window.shell().scene().lookup("#drawn-row") == null);
      assertNull(window.shell().scene().lookup("#digit-0"));
    }
  }
}
