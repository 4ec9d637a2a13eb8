package io.github.convoscope.scene;

import io.github.convoscope.layout.NetworkDepths;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.Group;

/**
 * Shows which layer reads which: an arrowhead for every connection, and lines where an arrowhead
 * does not say enough. JavaFX thread only.
 */
final class FlowMarks extends Group {
  private final List<FlowArrow> arrows = new ArrayList<>();
  private FlowLines lines = new FlowLines(List.of());
  private List<Route> routes = List.of();
  private Predicate<Route> shown = route -> true;
  private boolean light;

  FlowMarks() {
    setMouseTransparent(true);
  }

  /** Shows the connections of a layout; those of a moving layout are not shown. */
  void show(NetworkLayout layout) {
    if (layout.routes().equals(routes)) {
      return;
    }
    routes = layout.routes();
    arrows.clear();
    double size = FlowArrow.size(layout);
    if (layout.arrangement().arrows()) {
      routes.forEach(route -> arrows.add(new FlowArrow(route, size)));
    }
    NetworkDepths depths = layout.depths();
    lines = new FlowLines(routes.stream().filter(route -> needsLine(route, depths)).toList());
    getChildren().setAll(arrows);
    getChildren().add(lines);
    setLight(light);
    setShown(shown);
  }

  /** Between neighbours of a chain the arrow says it all. */
  private static boolean needsLine(Route route, NetworkDepths depths) {
    return !(route.points().size() == 2
        && depths.isAlone(route.from())
        && depths.isAlone(route.to()));
  }

  /** Shows only connections that pass a test. */
  void setShown(Predicate<Route> test) {
    shown = test;
    for (FlowArrow arrow : arrows) {
      arrow.setVisible(test.test(arrow.route()));
    }
    lines.setShown(test);
  }

  /** Changes to light or dark colours. */
  void setLight(boolean on) {
    light = on;
    arrows.forEach(arrow -> arrow.setLight(on));
    lines.setLight(on);
  }
}
