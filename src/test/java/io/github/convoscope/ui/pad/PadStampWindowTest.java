package io.github.convoscope.ui.pad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.ui.PadContent;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.view.SceneFeature;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stamp sets the mark in the network's input, and undo takes it back to the bit. */
@NeedsDisplay
class PadStampWindowTest {
  private static final Drawing SEVEN = Drawing.of(Stroke.of(150, 100, 350, 100, 250, 400));
  private static final int SIDE = 28;

  private TestWindow window;

  @BeforeEach
  void open() {
    window =
        new TestWindow(
            () -> List.of(new PadFeature(ShippedFiles.samples()), new SceneFeature()),
            TestWindow.untrainedDigits());
  }

  @AfterEach
  void close() {
    window.close();
  }

  private PadContent pad() {
    return window.workspace().padContent();
  }

  private float[] input() {
    return window.upToDate().input().clone();
  }

  private static float[] marked(float[] input) {
    float[] marked = input.clone();
    for (int row = 1; row <= 3; row++) {
      Arrays.fill(marked, row * SIDE + 1, row * SIDE + 4, 1);
    }
    return marked;
  }

  @Test
  void theMarkIsInTheInputAndEverythingComputedFromItUntilUndone() {
    window.onScreen(() -> pad().set(SEVEN));
    float[] plain = input();
    window.run("pad.stamp");
    assertArrayEquals(marked(plain), input());
    assertArrayEquals(marked(plain), window.upToDate().activations().after(0));
    assertArrayEquals(marked(plain), window.upToDate().picture().ink());
    assertTrue(window.shell().commands().get("pad.stamp").selected().orElseThrow().get());
    window.run("ui.undo");
    assertArrayEquals(plain, input());
    assertEquals(SEVEN, pad().drawing());
    assertFalse(pad().stamped().get());
    assertFalse(window.shell().commands().get("pad.stamp").selected().orElseThrow().get());
  }

  @Test
  void theSameCommandTakesItAwayAndAStrokeDoes() {
    window.onScreen(() -> pad().set(SEVEN));
    float[] plain = input();
    window.run("pad.stamp");
    window.run("pad.stamp");
    assertArrayEquals(plain, input());
    window.run("pad.stamp");
    Drawing more = SEVEN.plus(Stroke.of(200, 200, 300, 220));
    window.onScreen(() -> pad().change(more));
    assertFalse(pad().stamped().get());
    assertEquals(more, pad().drawing());
    assertEquals(0, input()[SIDE + 1]);
  }

  @Test
  void aPictureBelowTheMarkComesBack() {
    float[] ink = new float[SIDE * SIDE];
    Arrays.fill(ink, 300, 320, 0.7f);
    GreyImage image = new GreyImage(SIDE, SIDE, ink);
    window.onScreen(() -> pad().show(image));
    float[] plain = input();
    window.run("pad.stamp");
    assertArrayEquals(marked(plain), input());
    window.run("ui.undo");
    assertArrayEquals(plain, input());
    assertEquals(image, pad().image());
  }
}
