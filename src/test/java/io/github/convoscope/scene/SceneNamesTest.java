package io.github.convoscope.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.SceneMarks.EdgeLabel;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
          int output = SPEC.output().index();
          FrameColours frame = noise(SPEC);
          Arrays.fill(frame.heights(output), 0);
          frame.heights(output)[3] = 1;
          scene.show(frame);
          scene.setWinner(3);
          Point2D top = scene.position(Neuron.unit(output, 3));
          Text name =
              (Text)
                  scene.lookupAll(".class-label").stream()
                      .filter(text -> ((Text) text).getText().equals("3"))
                      .findFirst()
                      .orElseThrow();
          assertTrue(name.isVisible());
          Bounds ink = name.localToScene(name.getLayoutBounds());
          assertTrue(ink.getMinX() > scene.localToScene(top).getX() + 4, ink + " on " + top);
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
          for (boolean light : new boolean[] {false, true}) {
            scene.setProjector(light);
            for (Node node : scene.lookupAll(".path-label")) {
              Text text = (Text) node;
              MarkKind kind = text.getText().startsWith("+") ? MarkKind.FOR : MarkKind.AGAINST;
              assertEquals(kind.colour(light), text.getFill());
            }
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
