package io.github.convoscope.scene;

import io.github.convoscope.network.Neuron;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.input.ZoomEvent;
import org.jspecify.annotations.Nullable;

/**
 * Turns mouse and touchpad events into camera moves, hovering and clicks: dragging with the primary
 * button orbits, with another button or Shift pans; wheel and pinch zoom towards the pointer. Two
 * fingers pan on a touchpad; on a touch screen they turn, as one finger does.
 */
final class PointerControl {
  /** Pixels that the pointer has to move until a click becomes a drag. */
  private static final double CLICK_REACH = 4;

  private static final double DEGREES_PER_PIXEL = 0.22;
  private static final double ZOOM_PER_PIXEL = 0.0022;

  private final NetworkScene scene;
  private Point2D pressed = Point2D.ZERO;
  private Point2D last = Point2D.ZERO;
  private boolean dragging;

  /** How many fingers are on the scene. */
  private int fingers;

  private Consumer<@Nullable Neuron> onNeuronClicked = neuron -> {};
  private Function<Edge, Neuron> edgeEnd = Edge::to;
  private Consumer<Neuron> onEdgeClicked = neuron -> {};

  /** What is named at the pointer, until the pointer or the scene moves. */
  private Pointed pointed = Pointed.NOTHING;

  /** Where the pointer was last, in the pixels of the viewport. */
  private Point2D seenAt = Point2D.ZERO;

  private CellMenu menu = (cell, x, y) -> {};

  /**
   * What is at the pointer.
   *
   * @param cell the neuron that a click means, or a cell of a closed layer's summary; null where
   *     nothing is
   * @param opens true for a closed layer, which a click opens
   * @param edge true for the end of an edge
   * @param away true where the neuron is not below the pointer
   */
  private record Pointed(@Nullable Neuron cell, boolean opens, boolean edge, boolean away) {
    static final Pointed NOTHING = new Pointed(null, false, false, false);
  }

  PointerControl(NetworkScene scene) {
    this.scene = scene;
  }

  void listen() {
    scene.setOnMousePressed(this::press);
    scene.setOnMouseDragged(this::drag);
    scene.setOnMouseReleased(this::release);
    scene.setOnMouseMoved(event -> hover(at(event.getX(), event.getY())));
    scene.setOnMouseExited(event -> forget());
    scene.addEventFilter(TouchEvent.ANY, this::touch);
    scene.setOnScroll(this::scroll);
    scene.setOnZoom(this::pinch);
  }

  /** Called with the neuron that was clicked, or null for a click beside all of them. */
  void setOnNeuronClicked(Consumer<@Nullable Neuron> action) {
    onNeuronClicked = action;
  }

  /** Says which end of an edge is meant, and what a click on an edge does with it. */
  void setOnEdgeClicked(Function<Edge, Neuron> end, Consumer<Neuron> action) {
    edgeEnd = end;
    onEdgeClicked = action;
  }

  /** Called for a neuron or closed layer that was clicked with the secondary button. */
  void setMenu(CellMenu opener) {
    menu = opener;
  }

  private Point2D at(double x, double y) {
    return scene.viewport().parentToLocal(x, y);
  }

  /** Forgets what was at the pointer. */
  void forget() {
    pointed = Pointed.NOTHING;
    scene.hover(null, false);
  }

  /** Forgets what was at the pointer if the scene has moved it away from there. */
  void sceneMoved() {
    if (pointed.cell() != null && !dragging && !pointed.equals(pick(seenAt))) {
      forget();
    }
  }

  private void hover(Point2D at) {
    seenAt = at;
    pointed = pick(at);
    scene.hover(pointed.cell(), pointed.opens());
    boolean acts = pointed.opens() || pointed.away();
    scene.setCursor(acts ? Cursor.HAND : Cursor.DEFAULT);
  }

  /** A knot of a pathway near the pointer, else the cell below it, else an edge. */
  private Pointed pick(Point2D at) {
    Neuron knot = scene.pickKnot(at.getX(), at.getY());
    Neuron cell = scene.pickCell(at.getX(), at.getY());
    if (knot != null && !scene.isClosed(knot.layer())) {
      return new Pointed(knot, false, false, true);
    }
    if (cell != null) {
      return new Pointed(cell, scene.isClosed(cell.layer()), false, false);
    }
    Edge edge = scene.pickEdge(at.getX(), at.getY());
    return edge == null ? Pointed.NOTHING : new Pointed(edgeEnd.apply(edge), false, true, true);
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
    if (event.isSynthesized() && fingers > 1) {
      // The first of several fingers: their gesture moves the camera.
      return;
    }
    boolean pans =
        event.getButton() != MouseButton.PRIMARY
            || event.isShiftDown()
            || !scene.networkLayout().arrangement().turns();
    if (pans) {
      scene.camera().pan(by.getX(), by.getY());
    } else {
      orbit(by.getX(), by.getY());
    }
  }

  /** Turns the scene as something that follows the hand by so many pixels. */
  private void orbit(double right, double down) {
    scene.camera().orbit(-right * DEGREES_PER_PIXEL, down * DEGREES_PER_PIXEL);
  }

  private void release(MouseEvent event) {
    Point2D now = at(event.getX(), event.getY());
    boolean still = !dragging;
    dragging = false;
    if (still && event.getButton() == MouseButton.PRIMARY) {
      click(now);
    } else if (still && event.getButton() == MouseButton.SECONDARY) {
      showMenu(now, event.getScreenX(), event.getScreenY());
    } else {
      hover(now);
    }
  }

  /** What is named at the pointer; a finger, or a scene that has moved, has nothing named yet. */
  private Pointed target(Point2D at) {
    boolean named = pointed.cell() != null && at.distance(seenAt) < CLICK_REACH;
    return named ? pointed : pick(at);
  }

  private void click(Point2D at) {
    Pointed target = target(at);
    Neuron cell = target.cell();
    if (target.opens() && cell != null) {
      scene.openLayer(cell.layer());
    } else if (target.edge() && cell != null) {
      onEdgeClicked.accept(cell);
    } else {
      onNeuronClicked.accept(cell);
    }
  }

  private void showMenu(Point2D at, double screenX, double screenY) {
    Neuron cell = target(at).cell();
    if (cell != null) {
      menu.open(cell, screenX, screenY);
    }
  }

  private void touch(TouchEvent event) {
    boolean lifted = event.getEventType() == TouchEvent.TOUCH_RELEASED;
    fingers = event.getTouchCount() - (lifted ? 1 : 0);
  }

  private void scroll(ScrollEvent event) {
    boolean turns = event.isDirect() && scene.networkLayout().arrangement().turns();
    if (event.getTouchCount() > 1 && turns) {
      orbit(event.getDeltaX(), event.getDeltaY());
    } else if (event.getTouchCount() > 0) {
      scene.camera().pan(event.getDeltaX(), event.getDeltaY());
    } else if (event.getDeltaY() != 0) {
      Point2D at = at(event.getX(), event.getY());
      scene.camera().zoom(Math.exp(event.getDeltaY() * ZOOM_PER_PIXEL), at.getX(), at.getY());
    }
    event.consume();
  }

  private void pinch(ZoomEvent event) {
    Point2D at = at(event.getX(), event.getY());
    scene.camera().zoom(event.getZoomFactor(), at.getX(), at.getY());
    event.consume();
  }
}
