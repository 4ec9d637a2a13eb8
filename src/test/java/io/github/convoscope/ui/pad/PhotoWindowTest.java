package io.github.convoscope.ui.pad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.drawing.photo.Adjustments;
import io.github.convoscope.drawing.photo.CoverPatch;
import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.drawing.photo.Orientation;
import io.github.convoscope.drawing.photo.Photo;
import io.github.convoscope.drawing.photo.PhotoFrame;
import io.github.convoscope.drawing.photo.PhotoRenderer;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.SmallModels;
import io.github.convoscope.ui.PadContent;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.live.LiveFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The photograph in the pad's place, in a real window, with a network of 3 × 32 × 32 pixels. */
@NeedsDisplay
class PhotoWindowTest {
  private static final int SIDE = 32;
  private static final int ROWS = 200;
  private static final int COLUMNS = 300;

  @TempDir private static Path folder;
  private static Model colours;
  private static Photo photo;

  private TestWindow window;

  @BeforeAll
  static void make() throws IOException {
    colours = new ModelOpener().open(SmallModels.maps(folder, 3, SIDE, SIDE));
    Random random = new Random(3);
    float[] values = new float[3 * ROWS * COLUMNS];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    photo = Photo.of(new ColourImage(ROWS, COLUMNS, values));
  }

  @BeforeEach
  void open() {
    window = new TestWindow(() -> List.of(new PadFeature(Path.of("none.json"))), colours);
    window.until(() -> !content().blank().get());
    window.onScreen(() -> content().show(photo));
    window.upToDate();
  }

  @AfterEach
  void close() {
    window.close();
  }

  private PadContent content() {
    return window.workspace().padContent();
  }

  /** The photograph that the shown frame was computed from. */
  private EditedPhoto edited() {
    return window.upToDate().request().photo();
  }

  /** The photograph on the pad; JavaFX thread. */
  private EditedPhoto onPad() {
    return content().photo();
  }

  private void untilBrush() {
    window.until(() -> window.shell().commands().get("photo.brush").selected().orElseThrow().get());
  }

  /** What the network was given; it must be what the state of the pad says. */
  private float[] seen() {
    LiveFrame frame = window.upToDate();
    ColourImage wanted = new PhotoRenderer().render(frame.request().photo(), SIDE, SIDE);
    assertArrayEquals(colours.newEncoder().encode(wanted).tensor(), frame.input());
    return frame.input();
  }

  /** Drags the pointer over the photograph, in its pixels. */
  private void drag(double... xy) {
    Bounds node = window.find("#pad").getLayoutBounds();
    double side = Math.min(node.getWidth(), node.getHeight());
    double[] parts = new double[xy.length];
    for (int i = 0; i < xy.length; i += 2) {
      parts[i] = .5 + (xy[i] - COLUMNS / 2.0) / COLUMNS * side / node.getWidth();
      parts[i + 1] = .5 + (xy[i + 1] - ROWS / 2.0) / COLUMNS * side / node.getHeight();
    }
    window.draw(parts);
  }

  @Test
  void theFrameIsDraggedAndResized() {
    assertEquals(new PhotoFrame(150, 100, 200), edited().frame());
    drag(150, 100, 170, 100, 186, 100);
    PhotoFrame moved = edited().frame();
    assertEquals(186, moved.centreX(), 3);
    assertEquals(100, moved.centreY());
    seen();

    // The lower right corner, towards the middle.
    drag(moved.centreX() + 97, 197, moved.centreX() + 70, 170, moved.centreX() + 40, 140);
    PhotoFrame smaller = edited().frame();
    assertEquals(140, smaller.side(), 8);
    assertEquals(moved.left(), smaller.left(), 1e-6);
    assertEquals(moved.top(), smaller.top(), 1e-6);

    window.run("ui.undo");
    assertEquals(moved, edited().frame());
    window.run("ui.undo");
    assertEquals(new PhotoFrame(150, 100, 200), edited().frame());
    window.run("ui.redo");
    assertEquals(moved, edited().frame());
  }

  @Test
  void theWheelResizesAroundThePointerAsOneStep() {
    PhotoFrame before = edited().frame();
    FxRobot robot = new FxRobot();
    robot.moveTo(window.find("#pad"));
    robot.scroll(2, javafx.geometry.VerticalDirection.UP);
    window.until(() -> onPad().frame().side() < before.side());
    robot.scroll(2, javafx.geometry.VerticalDirection.UP);
    WaitForAsyncUtils.waitForFxEvents();
    PhotoFrame zoomed = edited().frame();
    assertEquals(before.centreX(), zoomed.centreX(), 3);
    drag(150, 100, 156, 100);
    assertNotEquals(zoomed, edited().frame());
    window.run("ui.undo");
    assertEquals(zoomed, edited().frame());
    window.run("ui.undo");
    assertEquals(before, edited().frame());
  }

  @Test
  void theBrushPaintsAndTheRubberBringsThePhotographBack() {
    float[] before = seen();
    window.type(KeyCode.P);
    window.click(window.find("#photo-colour-1976d2"));
    drag(120, 100, 150, 100, 180, 100);
    assertEquals(1, edited().strokes().size());
    assertEquals(0x1976d2, edited().strokes().get(0).rgb());
    float[] painted = seen();
    int middle = SIDE / 2 * SIDE + SIDE / 2;
    assertEquals(0xd2 / 255f, painted[2 * SIDE * SIDE + middle], 1e-6);

    window.type(KeyCode.E);
    window.click(window.find("#photo-rubber-width-2"));
    drag(110, 100, 150, 100, 190, 100);
    assertArrayEquals(before, seen());
    window.run("ui.undo");
    assertArrayEquals(painted, seen());

    window.type(KeyCode.P);
    untilBrush();
    FxRobot robot = new FxRobot();
    robot.moveTo(window.find("#pad")).press(MouseButton.SECONDARY);
    robot.release(MouseButton.SECONDARY);
    WaitForAsyncUtils.waitForFxEvents();
    assertTrue(edited().strokes().get(1).rubber(), "the right button rubs out");
  }

  @Test
  void aThumbCoversAndIsResizedRefilledAndTakenAway() {
    window.type(KeyCode.Z);
    drag(120, 70, 150, 100);
    CoverPatch cover = edited().cover();
    assertEquals(150, cover.centreX(), 3);
    assertEquals(.3 * 200, cover.side());
    float[] seen = seen();
    assertEquals(.5f, seen[SIDE / 2 * SIDE + SIDE / 2]);

    window.click(window.find("#photo-cover-mean"));
    assertEquals(CoverPatch.Filling.MEAN, edited().cover().filling());
    Slider size = (Slider) window.find("#photo-cover-size");
    window.onScreen(() -> size.setValue(1));
    assertEquals(200, edited().cover().side());
    float[] all = seen();
    assertEquals(all[SIDE / 2], all[SIDE / 2 * SIDE + SIDE / 2]);
    window.run("photo.uncover");
    assertNull(edited().cover());
    seen();
  }

  @Test
  void slidersChangeTheAnswerLiveAndFollowUndo() {
    float[] before = seen();
    window.type(KeyCode.SHIFT, KeyCode.Q);
    for (String name : List.of("blur", "noise", "contrast", "grey")) {
      Slider slider = (Slider) window.find("#photo-" + name);
      window.until(() -> slider.getScene() != null);
      double value = slider.getValue();
      window.onScreen(slider::requestFocus);
      for (int i = 1; i <= 5; i++) {
        double wanted = value + (i - .5) * slider.getBlockIncrement();
        window.type(KeyCode.RIGHT);
        window.until(() -> slider.getValue() > wanted);
      }
      assertFalse(java.util.Arrays.equals(before, seen()), name);
      for (int i = 1; i <= 5; i++) {
        window.run("ui.undo");
      }
      assertEquals(value, slider.getValue(), name);
      assertArrayEquals(before, seen());
    }
    assertEquals(Adjustments.NONE, edited().adjustments());
  }

  @Test
  void keysTurnAndFlipAndTheFrameMovesAsItIsSeen() {
    float[] before = seen();
    window.type(KeyCode.SHIFT, KeyCode.Z);
    window.until(() -> onPad().orientation().quarters() == 1);
    ColourImage upright = new ColourImage(SIDE, SIDE, before);
    assertArrayEquals(Orientation.UPRIGHT.turned().of(upright).values(), seen());
    // What is right on the screen is up in the photograph; it is higher than wide now.
    drag(150, 100, 150, 130);
    assertEquals(180, edited().frame().centreX(), 3);
    window.run("photo.flip");
    assertTrue(edited().orientation().mirrored());
    seen();
    window.run("photo.restore");
    assertEquals(EditedPhoto.of(photo), edited());
    assertArrayEquals(before, seen());
  }

  @Test
  void arrowKeysMoveTheFrameAndPaint() {
    window.onScreen(() -> window.find("#pad").requestFocus());
    window.type(KeyCode.RIGHT);
    window.until(() -> onPad().frame().centreX() > 150);
    assertEquals(150 + 20 * 300 / 500.0, edited().frame().centreX(), 1e-3);
    window.type(KeyCode.PAGE_DOWN);
    window.until(() -> onPad().frame().side() < 200);
    window.type(KeyCode.P);
    window.type(KeyCode.SPACE);
    window.type(KeyCode.DOWN);
    window.type(KeyCode.SPACE);
    window.until(() -> !onPad().strokes().isEmpty() && onPad().strokes().get(0).path().size() == 2);
    seen();
  }

  @Test
  void clearingGivesACanvasToPaintOn() {
    window.run("ui.clear");
    assertTrue(content().blank().get());
    untilBrush();
    assertTrue(window.find("#photo-hint").isVisible());
    window.draw(.2, .2, .8, .8);
    assertFalse(content().blank().get());
    seen();
    window.run("ui.undo");
    window.run("ui.undo");
    assertSame(photo, edited().photo());
    window.onScreen(() -> content().paintOn(0xff0000));
    assertEquals(1, seen()[0], 1e-6);
  }

  @Test
  void drawingAndPhotographWaitForEachOther() {
    Drawing seven = Drawing.of(Stroke.of(150, 100, 350, 100, 250, 400));
    window.run("photo.flip");
    EditedPhoto flipped = edited();
    window.onScreen(() -> window.workspace().show(TestWindow.untrainedDigits()));
    assertNull(edited());
    assertTrue(window.upToDate().blank());
    assertFalse(window.find("#photo-options").isVisible());
    window.onScreen(() -> content().set(seven));
    assertEquals(seven, window.upToDate().request().drawing());
    window.onScreen(() -> window.workspace().show(colours));
    assertSame(flipped, edited());
    window.run("ui.undo");
    assertSame(photo, edited().photo());
    window.onScreen(() -> window.workspace().show(TestWindow.untrainedDigits()));
    assertEquals(seven, window.upToDate().request().drawing());
  }

  @Test
  void aReadyPictureIsPutInPlaceOfThePhotograph() {
    window.type(KeyCode.G);
    window.until(() -> window.find("#photo-ready-car") != null);
    window.click(window.find("#photo-ready-car"));
    window.until(() -> onPad().photo() != photo);
    assertTrue(edited().photo().drawn());
    seen();
    window.run("ui.undo");
    assertSame(photo, edited().photo());
  }

  @Test
  void marksLieWhereTheFrameIs() {
    drag(150, 100, 180, 100);
    PhotoFrame frame = edited().frame();
    assertNotEquals(PhotoFrame.middle(photo), frame);
    Node shown = window.find("#photo-frame");
    Node pad = window.find(".pad");
    window.until(
        () -> {
          Bounds at = shown.localToScene(shown.getLayoutBounds());
          Bounds around = pad.localToScene(pad.getLayoutBounds());
          double wanted = around.getMinX() + frame.left() / 300 * around.getWidth();
          return Math.abs(at.getMinX() - wanted) < 2;
        });
  }
}
