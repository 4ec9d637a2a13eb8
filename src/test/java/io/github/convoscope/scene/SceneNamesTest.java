package io.github.convoscope.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.SceneMarks.EdgeLabel;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/** Texts over the scene: names of layers and classes, numbers of pathways. */
@NeedsDisplay
class SceneNamesTest extends SceneWindow {
  @Test
  void fromCloseUpTheLayerInViewKeepsItsName() {
    fx(
        () -> {
          for (String arrangement : arrangements()) {
            arrange(arrangement);
            for (int layer : new int[] {1, 3}) {
              scene.camera().flyTo(layer);
              scene.camera().zoom(4);
              String name = SPEC.layer(layer).name();
              assertTrue(shown("layer-name").contains(name), arrangement + ": " + name);
            }
          }
          return null;
        });
  }

  @Test
  void theWinnersNameNeverStandsOnItsBlock() {
    fx(
        () -> {
          arrange("wall");
          NetworkLayout layout = scene.networkLayout();
          LayerPlace place = layout.place(SPEC.output().index());
          List<String> labels = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
          ClassNames names = new ClassNames(labels);
          names.setWinner(3);
          Projection seen = scene.camera().projection();
          double height = 40;
          names.place(
              new ClassNames.View(
                  layout,
                  cell -> cell.channel() == 3 ? height : 0,
                  seen,
                  List.of(),
                  scene.viewport().getWidth(),
                  scene.viewport().getHeight()),
              true);
          Text name = (Text) names.getChildren().get(3);
          assertTrue(name.isVisible());
          double right = place.left(3) + place.mapWidth();
          double middle = place.top(3) + place.mapHeight() / 2;
          for (double top : new double[] {0, height}) {
            assertTrue(name.getX() > seen.x(place.plane().point(right, middle, top)), "at " + top);
          }
          return null;
        });
  }

  @Test
  void aShareHasTheColourOfItsEdge() {
    fx(
        () -> {
          Edge raises = new Edge(new Neuron(0, 0, 3, 3), new Neuron(1, 7, 3, 3), 0.5f);
          Edge lowers = new Edge(new Neuron(0, 0, 20, 20), new Neuron(1, 0, 3, 3), -0.5f);
          List<EdgeLabel> labels =
              List.of(new EdgeLabel(raises, "+50 %"), new EdgeLabel(lowers, "\u221250 %"));
          scene.setMarks(SceneMarks.lines(List.of(raises, lowers), List.of()).labelled(labels));
          assertEquals(Set.of("+50 %", "\u221250 %"), shown("path-label"));
          // Lines are thicker in a large view too, as they are for projectors.
          for (double height : new double[] {600, 1600}) {
            scene.resize(1.6 * height, height);
            scene.layout();
            for (boolean light : new boolean[] {false, true}) {
              scene.setLook(light, light);
              for (Node node : scene.lookupAll(".path-label")) {
                Text text = (Text) node;
                MarkKind kind = text.getText().startsWith("+") ? MarkKind.FOR : MarkKind.AGAINST;
                assertEquals(kind.colour(light), text.getFill());
              }
            }
          }
          return null;
        });
  }

  @Test
  void threeEdgesToOneUnitHaveTheirNumbersFromEverySide() {
    fx(
        () -> {
          List<String> digits = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
          scene = new NetworkScene(new NetworkSpec("named", SPEC.layers(), digits));
          window.setRoot(scene);
          scene.applyCss();
          scene.layout();
          int output = SPEC.output().index();
          List<Edge> edges =
              IntStream.of(3, 9, 60)
                  .mapToObj(unit -> Neuron.unit(output - 1, unit))
                  .map(from -> new Edge(from, Neuron.unit(output, 9), 0.5f))
                  .toList();
          List<EdgeLabel> labels =
              IntStream.range(0, 3).mapToObj(i -> new EdgeLabel(edges.get(i), "+" + i)).toList();
          scene.setMarks(SceneMarks.lines(edges, List.of()).labelled(labels));
          for (double side : new double[] {-60, -30, 0, 30, 60}) {
            scene.camera().lookFrom(side, 45);
            assertEquals(Set.of("+0", "+1", "+2"), shown("path-label"), "from " + side);
          }
          return null;
        });
  }

  @Test
  void theNameThatALineCrossesHasPlainGround() {
    fx(
        () -> {
          NetworkLayout layout = scene.networkLayout();
          boolean[] visible = new boolean[SPEC.depth()];
          Arrays.fill(visible, true);
          SceneLabels labels = new SceneLabels(layout);
          labels.resize(scene.viewport().getWidth(), scene.viewport().getHeight());
          labels.place(layout, cell -> 0, scene.camera().projection(), visible);
          Text name = (Text) labels.lookup(".layer-name");
          Bounds ink = name.getBoundsInParent();
          double y = ink.getCenterY();
          labels.lift(
              List.of(new Point2D(ink.getMinX() - 9, y), new Point2D(ink.getMaxX() + 9, y + 2)));
          List<Node> grounds =
              labels.lookupAll(".name-back").stream().filter(Node::isVisible).toList();
          assertEquals(1, grounds.size());
          assertTrue(grounds.get(0).getBoundsInParent().contains(ink));
          labels.lift(List.of());
          assertFalse(grounds.get(0).isVisible());
          return null;
        });
  }

  private Set<String> shown(String style) {
    return scene.lookupAll("." + style).stream()
        .filter(Node::isVisible)
        .map(text -> ((Text) text).getText())
        .collect(Collectors.toSet());
  }
}
