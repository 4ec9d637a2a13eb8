package io.github.convoscope.scene;

import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Route;
import javafx.geometry.Point3D;
import javafx.scene.paint.Color;
import javafx.scene.paint.PhongMaterial;
import javafx.scene.transform.Rotate;
import javafx.scene.transform.Translate;
import org.fxyz3d.shapes.primitives.ConeMesh;

/**
 * A small arrowhead in the gap between two layers, in the direction of the forward pass. It never
 * covers data. JavaFX thread only.
 */
final class FlowArrow extends ConeMesh {
  /** The direction in which FXyz3D's cone points. */
  private static final Point3D APEX = new Point3D(0, -1, 0);

  private static final int SIDES = 12;

  /** World units: the gap between two layers is 30. */
  private static final double RADIUS = 6;

  private static final double LENGTH = 11;

  /** Margin of boards in a layout with the usual gaps. */
  private static final double ROOMY = 5;

  private static final Color DARK = Color.web("#667183");
  private static final Color LIGHT = Color.web("#8d97a6");

  private final Route route;
  private final Translate position = new Translate();
  private final Rotate turn = new Rotate();
  private final PhongMaterial material = new PhongMaterial(DARK);

  /**
   * The arrow at the end of a route.
   *
   * @param size from {@link #size(NetworkLayout)}
   */
  FlowArrow(Route route, double size) {
    super(SIDES, RADIUS * size, LENGTH * size);
    this.route = route;
    material.setSpecularColor(Color.BLACK);
    setMaterial(material);
    setMouseTransparent(true);
    getTransforms().setAll(position, turn);
    place();
  }

  /** The size of arrows that fit into the gaps of a layout, as a part of the usual one. */
  static double size(NetworkLayout layout) {
    return Math.min(
        1, layout.places().stream().mapToDouble(LayerPlace::margin).min().orElse(ROOMY) / ROOMY);
  }

  /** Takes its place in the middle of the last gap. */
  private void place() {
    Point start = route.points().get(route.entry() - 1);
    Point end = route.points().get(route.entry());
    Point middle = start.plus(end.minus(start).times(0.5));
    position.setX(middle.x());
    position.setY(middle.y());
    position.setZ(middle.z());
    Point way = route.heading();
    Point3D ahead = new Point3D(way.x(), way.y(), way.z()).normalize();
    turn.setAxis(APEX.crossProduct(ahead));
    turn.setAngle(APEX.angle(ahead));
  }

  /** Changes to light or dark colours. */
  void setLight(boolean light) {
    material.setDiffuseColor(light ? LIGHT : DARK);
  }

  /** The connection that it stands for. */
  Route route() {
    return route;
  }
}
