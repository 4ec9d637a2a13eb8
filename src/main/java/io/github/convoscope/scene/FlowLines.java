package io.github.convoscope.scene;

import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Route;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.paint.Color;
import javafx.scene.paint.PhongMaterial;
import javafx.scene.shape.CullFace;
import javafx.scene.shape.MeshView;

/**
 * Thin lines that show which layer reads which, where branches are parallel or a network is broken
 * into lines. They end at the boards and never cover data. JavaFX thread only.
 */
final class FlowLines extends MeshView {
  /** World units. */
  private static final double WIDTH = 1.6;

  private static final Color DARK = Color.web("#4b5668");
  private static final Color LIGHT = Color.web("#9aa5b5");

  private final List<Route> routes;
  private final PhongMaterial material = new PhongMaterial(DARK);
  private Predicate<Route> shown = route -> true;

  FlowLines(List<Route> routes) {
    this.routes = routes;
    material.setSpecularColor(Color.BLACK);
    setMaterial(material);
    setCullFace(CullFace.NONE);
    setMouseTransparent(true);
    update();
  }

  /** Draws only routes that pass a test. */
  void setShown(Predicate<Route> test) {
    shown = test;
    update();
  }

  /** Changes to light or dark colours. */
  void setLight(boolean light) {
    material.setDiffuseColor(light ? LIGHT : DARK);
  }

  private void update() {
    List<Route> drawn = routes.stream().filter(shown).toList();
    setVisible(!drawn.isEmpty());
    if (drawn.isEmpty()) {
      setMesh(null);
      return;
    }
    QuadMeshBuilder quads =
        new QuadMeshBuilder(2 * drawn.stream().mapToInt(route -> route.points().size() - 1).sum());
    for (Route route : drawn) {
      List<Point> points = route.points();
      for (int i = 1; i < points.size(); i++) {
        quads.strip(points.get(i - 1), points.get(i), WIDTH);
      }
    }
    setMesh(quads.mesh());
  }
}
