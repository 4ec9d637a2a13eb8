package io.github.convoscope.ui.pad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.ui.TestWindow;
import java.util.Arrays;
import java.util.List;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pixels of a drawing on the pad, however it came there. */
@NeedsDisplay
class InkCanvasTest {
  private static final int SIDE = 250;

  private TestWindow window;

  @BeforeEach
  void open() {
    window = new TestWindow(List::of, TestWindow.untrainedDigits());
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void aStrokeThatGrowsHasThePixelsOfTheWholeStroke() {
    Drawing first = Drawing.of(Stroke.of(60, 60, 140, 440));
    Drawing second = first.plus(Stroke.at(200, 100));
    Drawing growing = second.withLast(second.strokes().get(1).plus(263, 217));
    Drawing whole = growing.withLast(growing.strokes().get(1).plus(411, 333).plus(420, 101));
    window.onScreen(
        () -> {
          InkCanvas canvas = canvas();
          for (Drawing step : new Drawing[] {first, second, growing, whole}) {
            canvas.show(step);
          }
          canvas.settle();
          assertArrayEquals(painted(whole), pixels(canvas));
        });
  }

  @Test
  void aPathOfFewPointsIsRounded() {
    // Half a circle; straight lines would leave its rim 11 units inside.
    Stroke arc = Stroke.at(50, 250);
    for (int i = 1; i <= 4; i++) {
      arc = arc.plus(250 - 200 * Math.cos(i * Math.PI / 4), 250 - 200 * Math.sin(i * Math.PI / 4));
    }
    Drawing half = Drawing.of(arc);
    window.onScreen(
        () -> {
          int[] pixels = painted(half);
          // The outer rim between two points, on the circle of the pen's edge.
          double reach = (200 + 16) * SIDE / 500.0;
          int x = (int) (SIDE / 2.0 + reach * Math.sin(Math.PI / 8));
          int y = (int) (SIDE / 2.0 - reach * Math.cos(Math.PI / 8));
          assertTrue((pixels[y * SIDE + x] & 0xff) > 200, "the rim is inked");
        });
  }

  @Test
  void whatIsTakenAwayLeavesNoPixels() {
    Drawing line = Drawing.of(Stroke.of(100, 250, 400, 250));
    Drawing two = line.plus(Stroke.of(100, 100, 400, 100));
    window.onScreen(
        () -> {
          InkCanvas canvas = canvas();
          canvas.show(two);
          canvas.show(line);
          assertArrayEquals(painted(line), pixels(canvas));
          canvas.show(Drawing.EMPTY);
          assertTrue(Arrays.stream(pixels(canvas)).allMatch(pixel -> pixel == 0xff000000));
        });
  }

  @Test
  void aStrokeIsAsWideAsThePen() {
    window.onScreen(
        () -> {
          int[] pixels = painted(Drawing.of(Stroke.of(100, 250, 400, 250)));
          int column = SIDE / 2;
          long white = 0;
          for (int row = 0; row < SIDE; row++) {
            white += pixels[row * SIDE + column] & 0xff;
          }
          // The pen is 2.5 of 28 parts of the side.
          double wide = white / 255.0;
          assertTrue(Math.abs(wide - 2.5 * SIDE / 28) < 0.5, () -> wide + " pixels");
        });
  }

  private static InkCanvas canvas() {
    InkCanvas canvas = new InkCanvas();
    canvas.setWidth(SIDE);
    canvas.setHeight(SIDE);
    return canvas;
  }

  private static int[] painted(Drawing drawing) {
    InkCanvas canvas = canvas();
    canvas.repaint(drawing);
    return pixels(canvas);
  }

  private static int[] pixels(InkCanvas canvas) {
    SnapshotParameters black = new SnapshotParameters();
    black.setFill(Color.BLACK);
    int[] pixels = new int[SIDE * SIDE];
    canvas
        .snapshot(black, null)
        .getPixelReader()
        .getPixels(0, 0, SIDE, SIDE, PixelFormat.getIntArgbInstance(), pixels, 0, SIDE);
    return pixels;
  }
}
