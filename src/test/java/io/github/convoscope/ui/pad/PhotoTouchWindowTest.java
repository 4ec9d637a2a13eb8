package io.github.convoscope.ui.pad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.drawing.photo.Photo;
import io.github.convoscope.drawing.photo.PhotoFrame;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.SmallModels;
import io.github.convoscope.ui.PadContent;
import io.github.convoscope.ui.TestWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.input.TouchPoint;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fingers on a photograph, by the events that JavaFX makes of them. */
@NeedsDisplay
class PhotoTouchWindowTest {
  private static final int ROWS = 200;
  private static final int COLUMNS = 300;
  private static final PhotoFrame BEGIN = new PhotoFrame(150, 100, 100);

  @TempDir private Path folder;
  private TestWindow window;

  @BeforeEach
  void open() throws IOException {
    window =
        new TestWindow(
            () -> List.of(new PadFeature(Path.of("none.json"))),
            new ModelOpener().open(SmallModels.maps(folder, 3, 32, 32)));
    window.until(() -> !content().blank().get());
    window.onScreen(
        () -> {
          content().show(Photo.of(new ColourImage(ROWS, COLUMNS, new float[3 * ROWS * COLUMNS])));
          content().set(content().photo().with(BEGIN));
        });
    // The view shows it from the next frame on.
    assertEquals(BEGIN, edited().frame());
  }

  @AfterEach
  void close() {
    window.close();
  }

  private PadContent content() {
    return window.workspace().padContent();
  }

  private EditedPhoto edited() {
    return window.upToDate().request().photo();
  }

  @Test
  void twoFingersResizeTheFrameAroundTheirMiddleAsOneStep() {
    mouse(MouseEvent.MOUSE_PRESSED, 130, 90);
    touch(TouchEvent.TOUCH_PRESSED, 1);
    mouse(MouseEvent.MOUSE_DRAGGED, 134, 92);
    touch(TouchEvent.TOUCH_PRESSED, 2);
    pinch(1.25, 150, 100);
    mouse(MouseEvent.MOUSE_DRAGGED, 110, 70);
    pinch(1.6, 150, 100);
    touch(TouchEvent.TOUCH_RELEASED, 2);
    mouse(MouseEvent.MOUSE_DRAGGED, 90, 60);
    mouse(MouseEvent.MOUSE_RELEASED, 90, 60);

    PhotoFrame zoomed = edited().frame();
    assertEquals(50, zoomed.side(), 1e-3, "fingers that move apart show less");
    assertEquals(150, zoomed.centreX(), 1e-3, "the first finger drags nothing");
    assertEquals(100, zoomed.centreY(), 1e-3);
    window.run("ui.undo");
    assertEquals(BEGIN, edited().frame());
  }

  @Test
  void twoFingersMoveTheFrameAndOneAloneIsAPointer() {
    scroll(2, 20, 10);
    assertEquals(170, edited().frame().centreX(), 1e-3);
    assertEquals(110, edited().frame().centreY(), 1e-3);
    PhotoFrame moved = edited().frame();
    scroll(1, 20, 10);
    assertEquals(moved, edited().frame(), "its drag moves the frame already");
    scroll(0, 0, 10);
    assertTrue(edited().frame().side() < 100, "a wheel resizes");
  }

  @Test
  void aSecondFingerTakesTheFirstOnesPaintBack() {
    window.run("photo.brush");
    touch(TouchEvent.TOUCH_PRESSED, 1);
    mouse(MouseEvent.MOUSE_PRESSED, 130, 90);
    mouse(MouseEvent.MOUSE_DRAGGED, 134, 92);
    assertEquals(1, edited().strokes().size());
    touch(TouchEvent.TOUCH_PRESSED, 2);
    assertEquals(List.of(), edited().strokes());
    pinch(2, 150, 100);
    assertEquals(50, edited().frame().side(), 1e-3);
    mouse(MouseEvent.MOUSE_RELEASED, 134, 92);
    touch(TouchEvent.TOUCH_RELEASED, 2);
    mouse(MouseEvent.MOUSE_PRESSED, 140, 90);
    mouse(MouseEvent.MOUSE_RELEASED, 140, 90);
    assertEquals(1, edited().strokes().size(), "one finger paints again");
    window.onScreen(() -> assertFalse(content().canRedo().get()));
  }

  private PhotoView view() {
    return (PhotoView) window.find("#pad");
  }

  /** Where a pixel of the photograph is in the window; it is as wide as the square around it. */
  private Point2D at(double x, double y) {
    Region square = (Region) view().lookup(".pad");
    double pixels = square.getWidth() / COLUMNS;
    return view()
        .localToScene(
            square.getLayoutX() + x * pixels,
            square.getLayoutY() + square.getHeight() / 2 + (y - ROWS / 2.0) * pixels);
  }

  /** Makes the event where it is handled: the size of the view may change in between. */
  private void send(Supplier<Event> event) {
    window.onScreen(() -> Event.fireEvent(view(), event.get()));
  }

  private void pinch(double factor, double x, double y) {
    send(() -> zoom(factor, at(x, y)));
  }

  private static Event zoom(double factor, Point2D at) {
    return new ZoomEvent(
        ZoomEvent.ZOOM,
        at.getX(),
        at.getY(),
        at.getX(),
        at.getY(),
        false,
        false,
        false,
        false,
        true,
        false,
        factor,
        factor,
        null);
  }

  /** Fingers, or with none of them a wheel, move by pixels of the photograph. */
  private void scroll(int fingers, double right, double down) {
    send(() -> scrolled(fingers, at(150, 100), at(150 + right, 100 + down)));
  }

  private static Event scrolled(int fingers, Point2D from, Point2D to) {
    Point2D by = to.subtract(from);
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        from.getX(),
        from.getY(),
        from.getX(),
        from.getY(),
        false,
        false,
        false,
        false,
        fingers > 0,
        false,
        by.getX(),
        by.getY(),
        by.getX(),
        by.getY(),
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        fingers,
        null);
  }

  /** The finger that came last is pressed or released, the others stay. */
  private void touch(EventType<TouchEvent> type, int fingers) {
    List<TouchPoint> points = new ArrayList<>();
    for (int i = 0; i < fingers; i++) {
      boolean last = i == fingers - 1;
      TouchPoint.State state =
          !last
              ? TouchPoint.State.STATIONARY
              : type == TouchEvent.TOUCH_RELEASED
                  ? TouchPoint.State.RELEASED
                  : TouchPoint.State.PRESSED;
      points.add(new TouchPoint(i + 1, state, 100 + 40 * i, 100, 100, 100, view(), null));
    }
    TouchPoint acting = points.get(fingers - 1);
    send(() -> new TouchEvent(type, acting, points, 1, false, false, false, false));
  }

  /** As JavaFX makes it of the first finger. */
  private void mouse(EventType<MouseEvent> type, double x, double y) {
    send(() -> moused(type, at(x, y)));
  }

  private static Event moused(EventType<MouseEvent> type, Point2D at) {
    return new MouseEvent(
        type,
        at.getX(),
        at.getY(),
        at.getX(),
        at.getY(),
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        type != MouseEvent.MOUSE_RELEASED,
        false,
        false,
        true,
        false,
        true,
        null);
  }
}
