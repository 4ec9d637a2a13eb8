package io.github.convoscope.ui.patch;

import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.scene.NetworkScene;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;

/** Finds the rectangles around the layers of a scene as they are seen now. */
final class Boards {
  private Boards() {}

  /**
   * The layers that are shown and wholly before the camera, in the pixels of the scene. The layer
   * of the neuron and those that it reads are there twice: they must be seen most.
   */
  static List<Box> of(NetworkScene scene, NeuronInputs inputs) {
    LayerSpec own = inputs.spec().layer(inputs.neuron().layer());
    Projection seen = scene.camera().projection();
    Point2D origin = scene.viewport().localToParent(0, 0);
    List<Box> boards = new ArrayList<>();
    for (int layer = 0; layer < scene.networkLayout().spec().depth(); layer++) {
      List<Point> corners = scene.networkLayout().place(layer).corners();
      if (scene.isLayerVisible(layer) && corners.stream().allMatch(at -> seen.depth(at) > 0)) {
        Box box = around(corners, seen, origin);
        boards.add(box);
        if (layer == own.index() || own.inputs().contains(layer)) {
          boards.add(box);
        }
      }
    }
    return boards;
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
