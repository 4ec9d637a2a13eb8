package io.github.convoscope.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.layout.CameraPose;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.input.TouchPoint;
import javafx.scene.input.ZoomEvent;
import org.junit.jupiter.api.Test;

/** Fingers on the scene, by the events that JavaFX makes of them. */
@NeedsDisplay
class SceneTouchTest extends SceneWindow {
  @Test
  void twoFingersOnAScreenTurnAndThoseOnATouchpadPan() {
    CameraPose home = pose();
    scroll(true, 2);
    CameraPose turned = pose();
    assertNotEquals(home.yaw(), turned.yaw());
    scroll(false, 2);
    CameraPose panned = pose();
    assertEquals(turned.yaw(), panned.yaw());
    assertNotEquals(turned.target(), panned.target());
  }

  @Test
  void twoFingersZoom() {
    double before = pose().distance();
    send(
        new ZoomEvent(
            ZoomEvent.ZOOM,
            500,
            300,
            500,
            300,
            false,
            false,
            false,
            false,
            true,
            false,
            1.5,
            1.5,
            null));
    assertEquals(before / 1.5, pose().distance(), 1e-6);
  }

  @Test
  void theFirstOfTwoFingersDoesNotDragAsWell() {
    CameraPose home = pose();
    touch(TouchEvent.TOUCH_PRESSED, 1);
    drag(400, 300);
    CameraPose byOne = pose();
    assertNotEquals(home.yaw(), byOne.yaw());
    touch(TouchEvent.TOUCH_PRESSED, 2);
    drag(600, 350);
    assertEquals(byOne, pose());
    touch(TouchEvent.TOUCH_RELEASED, 2);
    drag(700, 350);
    assertNotEquals(byOne, pose());
  }

  private CameraPose pose() {
    return fx(() -> scene.camera().pose());
  }

  private void send(Event event) {
    fx(
        () -> {
          Event.fireEvent(scene, event);
          return null;
        });
  }

  private void scroll(boolean direct, int fingers) {
    send(
        new ScrollEvent(
            ScrollEvent.SCROLL,
            500,
            300,
            500,
            300,
            false,
            false,
            false,
            false,
            direct,
            false,
            40,
            10,
            40,
            10,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            fingers,
            null));
  }

  /** The finger that came last is pressed or released, the others stay. */
  private void touch(EventType<TouchEvent> type, int fingers) {
    List<TouchPoint> points = new ArrayList<>();
    for (int i = 0; i < fingers; i++) {
      boolean last = i == fingers - 1;
      boolean released = last && type == TouchEvent.TOUCH_RELEASED;
      TouchPoint.State state =
          released
              ? TouchPoint.State.RELEASED
              : last ? TouchPoint.State.PRESSED : TouchPoint.State.STATIONARY;
      points.add(new TouchPoint(i + 1, state, 300 + 100 * i, 300, 300, 300, scene, null));
    }
    TouchPoint acting = points.get(fingers - 1);
    send(new TouchEvent(type, acting, points, 1, false, false, false, false));
  }

  private void drag(double x, double y) {
    if (x == 400) {
      send(mouse(MouseEvent.MOUSE_PRESSED, 300, 300));
    }
    send(mouse(MouseEvent.MOUSE_DRAGGED, x, y));
  }

  /** As JavaFX makes it of the first finger. */
  private static MouseEvent mouse(EventType<MouseEvent> type, double x, double y) {
    return new MouseEvent(
        type,
        x,
        y,
        x,
        y,
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        true,
        false,
        false,
        null);
  }
}
