package io.github.convoscope.ui.neuron;

import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.scene.NetworkScene;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;

/** Finds where the layers of a scene and their names are seen now. */
public final class Boards {
  /** Rectangles that cover a board: a slanting one is covered by small ones only. */
  private static final int STRIPS = 8;

  private Boards() {}

  /**
   * Rectangles around all parts of the layers that are shown and wholly before the camera, and
   * around the names that are shown, in the pixels of the scene.
   *
   * @param twice layers whose rectangles are there twice, as they must be seen most
   */
  public static List<Box> of(NetworkScene scene, IntPredicate twice) {
    Projection seen = scene.camera().projection();
    Point2D origin = scene.viewport().localToParent(0, 0);
    List<Box> boxes = new ArrayList<>();
    for (int layer = 0; layer < scene.networkLayout().spec().depth(); layer++) {
      List<Point> corners = scene.networkLayout().place(layer).corners();
      if (scene.isLayerVisible(layer) && corners.stream().allMatch(at -> seen.depth(at) > 0)) {
        addStrips(corners, seen, origin, boxes);
        if (twice.test(layer)) {
          addStrips(corners, seen, origin, boxes);
        }
      }
    }
    for (Node name : scene.viewport().getChildrenUnmodifiable()) {
      Bounds ink = name.getBoundsInParent();
      if (name.isVisible() && !ink.isEmpty()) {
        boxes.add(
            new Box(
                origin.getX() + ink.getMinX(),
                origin.getY() + ink.getMinY(),
                ink.getWidth(),
                ink.getHeight()));
      }
    }
    return boxes;
  }

  /** Cuts a board along its longer side; its corners are in turn. */
  private static void addStrips(
      List<Point> corners, Projection seen, Point2D origin, List<Box> into) {
    boolean wide = length(corners, 0, 1) >= length(corners, 1, 2);
    Point first = corners.get(wide ? 0 : 1);
    Point firstEnd = corners.get(wide ? 1 : 2);
    Point second = corners.get(wide ? 3 : 0);
    Point secondEnd = corners.get(wide ? 2 : 3);
    for (int i = 0; i < STRIPS; i++) {
      double from = (double) i / STRIPS;
      double to = (double) (i + 1) / STRIPS;
      into.add(
          around(
              List.of(
                  between(first, firstEnd, from),
                  between(first, firstEnd, to),
                  between(second, secondEnd, from),
                  between(second, secondEnd, to)),
              seen,
              origin));
    }
  }

  private static double length(List<Point> corners, int from, int to) {
    return corners.get(to).minus(corners.get(from)).length();
  }

  private static Point between(Point from, Point to, double part) {
    return from.plus(to.minus(from).times(part));
  }

  private static Box around(List<Point> corners, Projection seen, Point2D origin) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Point corner : corners) {
      double x = origin.getX() + seen.x(corner);
      double y = origin.getY() + seen.y(corner);
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
    return new Box(left, top, right - left, bottom - top);
  }
}
