package io.github.convoscope.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.network.Neuron;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SubScene;
import javafx.scene.image.PixelReader;
import org.junit.jupiter.api.Test;

/** Edges over the data, and arrows between the layers. */
@NeedsDisplay
class SceneMarksTest extends SceneWindow {
  @Test
  void edgesHaveTheColourOfTheirSignAndTheWidthOfTheirStrength() {
    assertTrue(MarkLines.width(0.2f) < MarkLines.width(0.5f));
    assertTrue(MarkLines.width(-0.9f) > MarkLines.width(0.5f));
    assertEquals(MarkLines.width(-0.9f), MarkLines.width(0.9f));
    fx(
        () -> {
          Edge up = new Edge(new Neuron(4, 1, 3, 3), Neuron.unit(5, 2), 1);
          Edge down = new Edge(new Neuron(4, 13, 3, 3), Neuron.unit(5, 60), -1);
          scene.setMarks(SceneMarks.lines(List.of(up, down), List.of()));
          for (String arrangement : arrangements()) {
            arrange(arrangement);
            NetworkLayout layout = scene.networkLayout();
            PixelReader pixels = pixels();
            for (Edge edge : List.of(up, down)) {
              Point from = layout.centre(edge.from());
              Point middle = from.plus(layout.centre(edge.to()).minus(from).times(0.5));
              MarkKind kind = edge.strength() < 0 ? MarkKind.AGAINST : MarkKind.FOR;
              int seen = pixel(pixels, middle);
              int wanted = argb(kind);
              for (int shift = 0; shift < 24; shift += 8) {
                assertEquals(
                    wanted >> shift & 0xff, seen >> shift & 0xff, 6, arrangement + " " + kind);
              }
            }
          }
          scene.setLayerVisible(5, false);
          assertNull(scene.pickEdge(-5, -5));
          return null;
        });
  }

  private static int argb(MarkKind kind) {
    return 0xff000000
        | (int) Math.round(kind.colour(false).getRed() * 255) << 16
        | (int) Math.round(kind.colour(false).getGreen() * 255) << 8
        | (int) Math.round(kind.colour(false).getBlue() * 255);
  }

  @Test
  void anEdgeIsPickedBetweenTheLayersOnly() {
    fx(
        () -> {
          arrange("flat");
          NetworkLayout layout = scene.networkLayout();
          Edge edge = new Edge(new Neuron(0, 0, 14, 14), new Neuron(1, 0, 14, 14), 0.5f);
          scene.setMarks(SceneMarks.lines(List.of(edge), List.of()));
          Point from = layout.centre(edge.from());
          Point along = layout.centre(edge.to()).minus(from);
          Projection projection = scene.camera().projection();
          int picked = 0;
          for (double part = 0; part <= 1; part += 0.01) {
            Point at = from.plus(along.times(part));
            double x = projection.x(at);
            double y = projection.y(at);
            boolean neuron = scene.pick(x, y) != null;
            assertEquals(neuron ? null : edge, scene.pickEdge(x, y));
            picked += neuron ? 0 : 1;
          }
          assertTrue(picked > 3);
          return null;
        });
  }

  @Test
  void arrowsStandBetweenTheLayersAndHideNothing() {
    fx(
        () -> {
          for (String arrangement : List.of("wall", "flat")) {
            arrange(arrangement);
            NetworkLayout layout = scene.networkLayout();
            List<FlowArrow> arrows = arrows(scene);
            assertEquals(SPEC.depth() - 1, arrows.size());
            for (FlowArrow arrow : arrows) {
              Bounds bounds = arrow.getBoundsInParent();
              double y = bounds.getCenterY();
              double z = bounds.getCenterZ();
              for (double x : new double[] {bounds.getMinX(), bounds.getMaxX()}) {
                Point end = new Point(x, y, z);
                Projection seen = scene.camera().projection();
                assertNull(
                    scene.pick(seen.x(end), seen.y(end)), arrangement + " " + arrow.route().from());
              }
              Point here = new Point(bounds.getCenterX(), y, z);
              Point before = layout.place(arrow.route().from()).plane().centre();
              Point after = layout.place(arrow.route().from() + 1).plane().centre();
              assertTrue(before.x() < here.x() && here.x() < after.x());
            }
          }
          arrange("terraces");
          assertTrue(arrows(scene).isEmpty(), "steps show by themselves what reads what");
          arrange("wall");
          scene.setLayerVisible(2, false);
          assertEquals(
              List.of(1, 2),
              arrows(scene).stream()
                  .filter(arrow -> !arrow.isVisible())
                  .map(arrow -> arrow.route().from())
                  .toList());
          return null;
        });
  }

  private static List<FlowArrow> arrows(Node node) {
    List<FlowArrow> found = new ArrayList<>();
    if (node instanceof FlowArrow arrow) {
      found.add(arrow);
    } else if (node instanceof SubScene inner) {
      found.addAll(arrows(inner.getRoot()));
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> found.addAll(arrows(child)));
    }
    return found;
  }
}
