package io.github.convoscope.scene;

import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/**
 * Mouse and touchpad: left drag orbits, right, middle or Shift drag pans, wheel and pinch zoom
 * towards the pointer, two fingers pan, a click picks.
 */
final class PointerControl {
  /** A pointer that moved further meant to drag, not to click; pixels. */
  private static final double CLICK_REACH = 4;

  private static final double DEGREES_PER_PIXEL = 0.3;
  private static final double ZOOM_PER_PIXEL = 0.0022;

  private final NetworkScene scene;
  private Point2D pressed = Point2D.ZERO;
  private Point2D last = Point2D.ZERO;
  private boolean dragging;

  PointerControl(NetworkScene scene) {
    this.scene = scene;
  }

  void listen() {
    scene.setOnMousePressed(this::press);
    scene.setOnMouseDragged(this::drag);
    scene.setOnMouseReleased(this::release);
    scene.setOnMouseMoved(event -> hover(at(event.getX(), event.getY())));
    scene.setOnMouseExited(event -> scene.setHovered(null));
    scene.setOnScroll(this::scroll);
    scene.setOnZoom(this::pinch);
  }

  private Point2D at(double x, double y) {
    return scene.viewport().parentToLocal(x, y);
  }

  private void hover(Point2D at) {
    scene.setHovered(scene.pick(at.getX(), at.getY()));
    boolean overEdge = scene.pickEdge(at.getX(), at.getY()) != null;
    scene.setCursor(overEdge ? Cursor.HAND : Cursor.DEFAULT);
  }

  private void press(MouseEvent event) {
    pressed = at(event.getX(), event.getY());
    last = pressed;
    dragging = false;
  }

  private void drag(MouseEvent event) {
    Point2D now = at(event.getX(), event.getY());
    if (!dragging && now.distance(pressed) < CLICK_REACH) {
      return;
    }
    dragging = true;
    Point2D by = now.subtract(last);
    last = now;
    boolean pans =
        event.getButton() != MouseButton.PRIMARY
            || event.isShiftDown()
            || scene.pose().flatness() > 0.5;
    if (pans) {
      scene.pan(by.getX(), by.getY());
    } else {
      scene.orbit(-by.getX() * DEGREES_PER_PIXEL, by.getY() * DEGREES_PER_PIXEL);
    }
  }

  private void release(MouseEvent event) {
    Point2D now = at(event.getX(), event.getY());
    boolean still = !dragging;
    dragging = false;
    if (still && event.getButton() == MouseButton.PRIMARY) {
      scene.clicked(now.getX(), now.getY());
    } else if (still && event.getButton() == MouseButton.SECONDARY) {
      scene.menuAsked(now.getX(), now.getY(), event.getScreenX(), event.getScreenY());
    } else {
      hover(now);
    }
  }

  private void scroll(ScrollEvent event) {
    if (event.getTouchCount() > 0) {
      scene.pan(event.getDeltaX(), event.getDeltaY());
    } else if (event.getDeltaY() != 0) {
      Point2D at = at(event.getX(), event.getY());
      scene.zoom(Math.exp(event.getDeltaY() * ZOOM_PER_PIXEL), at.getX(), at.getY());
    }
    event.consume();
  }

  private void pinch(ZoomEvent event) {
    Point2D at = at(event.getX(), event.getY());
    scene.zoom(event.getZoomFactor(), at.getX(), at.getY());
    event.consume();
  }
}
