package io.github.convoscope.ui.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.Edge;
import io.github.convoscope.scene.MarkKind;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.scene.Outline;
import io.github.convoscope.scene.SceneMarks;
import io.github.convoscope.scene.UnitPictures;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.SceneOverlay;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.card.CardFeature;
import io.github.convoscope.ui.neuron.NeuronWindow;
import io.github.convoscope.ui.view.SceneFeature;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.InvalidationListener;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** Pathways in a real window. */
@NeedsDisplay
class PathsWindowTest {
  private static final int OUTPUT = 6;

  private final NeuronWindow window =
      new NeuronWindow(new SceneFeature(), new CardFeature(), new PathsFeature());

  @AfterEach
  void close() {
    // A neuron below the pointer of the next test's window would have edges of its own.
    new FxRobot().moveTo(Point2D.ZERO);
    window.close();
  }

  @Test
  void aFewStandThereWhileThereIsInkAndLeadFromItToTheAnswer() {
    int answer = window.frame().answer();
    window.until(() -> !edges().isEmpty());
    assertTrue(edges().stream().anyMatch(edge -> edge.from().layer() == 0));
    assertTrue(edges().stream().anyMatch(edge -> edge.to().equals(Neuron.unit(OUTPUT, answer))));
    assertFalse(marks().labels().isEmpty(), "shares in numbers");
    assertTrue(line().getText().contains("3 of 64 contributions"), line().getText());
    window.onScreen(() -> window.workspace().padContent().clear());
    window.until(() -> edges().isEmpty());
    assertFalse(window.find("#paths-line").isVisible());
  }

  @Test
  void theKeyShowsMoreThenNoneThenAFewAgain() {
    window.until(() -> !edges().isEmpty());
    int few = edges().size();
    window.type(KeyCode.U);
    window.until(() -> edges().size() > few);
    window.type(KeyCode.U);
    window.until(() -> edges().isEmpty());
    window.type(KeyCode.U);
    window.until(() -> edges().size() == few);
  }

  @Test
  void theyLeadToAPinnedNeuronWhoseOwnEdgesAreNotDrawnTwice() {
    window.pin(NeuronWindow.DENSE);
    window.until(
        () -> edges().stream().anyMatch(edge -> edge.to().layer() < NeuronWindow.DENSE.layer()));
    long own = edges().stream().filter(edge -> edge.to().equals(NeuronWindow.DENSE)).count();
    assertEquals(window.view().strongest().get(), own);
    assertTrue(line().getText().contains("17"), line().getText());
    window.until(() -> line().getText().contains(": " + own + " of "));
    window.onScreen(() -> window.view().moreEdges(true));
    window.until(() -> line().getText().contains(": 16 of "));
  }

  @Test
  void nothingOfTheOldNetworkIsDrawnOverAnother() {
    for (Neuron pinned : new Neuron[] {NeuronWindow.DENSE, null}) {
      window.onScreen(
          () -> {
            if (pinned != null) {
              window.workspace().pin(pinned);
            }
          });
      window.until(() -> !edges().isEmpty());
      AtomicInteger left = new AtomicInteger(-1);
      InvalidationListener count = changed -> left.set(edges().size());
      window.onScreen(
          () -> {
            window.workspace().model().addListener(count);
            window.workspace().show(TestWindow.untrainedDigits());
            window.workspace().model().removeListener(count);
          });
      assertEquals(0, left.get());
    }
  }

  @Test
  void theColoursOfEdgesAreExplainedWithoutPathwaysToo() {
    window.until(() -> !edges().isEmpty());
    window.type(KeyCode.U);
    window.type(KeyCode.U);
    window.until(() -> edges().isEmpty());
    assertFalse(window.find("#paths-line").isVisible(), "nothing to explain");
    window.pin(NeuronWindow.DENSE);
    window.until(() -> !edges().isEmpty());
    assertTrue(window.find("#paths-line").isVisible());
    assertTrue(line().getText().startsWith("Edges"), line().getText());
    window.onScreen(() -> window.workspace().pins().clear());
    window.until(() -> edges().isEmpty());
    assertFalse(window.find("#paths-line").isVisible());
  }

  @Test
  void twoClassesHaveTwoColours() {
    window.onScreen(
        () -> {
          window.workspace().target().set(7);
          window.workspace().against().set(1);
        });
    window.until(() -> line().getText().contains("Why 7 and not 1"));
    for (Edge edge : edges()) {
      if (edge.to().layer() == OUTPUT) {
        assertEquals(edge.strength() > 0 ? 7 : 1, edge.to().channel());
      }
    }
    for (int label : new int[] {7, 1}) {
      assertTrue(knots().contains(Outline.of(Neuron.unit(OUTPUT, label), MarkKind.KNOT)));
    }
  }

  @Test
  void sharesHaveTheSignOfTheirContribution() {
    window.until(() -> !marks().labels().isEmpty());
    marks()
        .labels()
        .forEach(
            label ->
                assertEquals(label.edge().strength() < 0 ? '\u2212' : '+', label.text().charAt(0)));
  }

  @Test
  void whatIsNoDigitHasAStrongestOutputAndNoAnswer() {
    assertTrue(line().getText().startsWith("Why "), line().getText());
    window.onScreen(
        () -> window.workspace().padContent().set(Drawing.of(Stroke.of(250, 250, 252, 250))));
    assertFalse(window.frame().answered(), "only a dot");
    window.until(() -> line().getText().startsWith("Why the strongest output is "));
  }

  @Test
  void picturesInTheSceneHaveNoPathways() {
    window.until(() -> !edges().isEmpty());
    SceneOverlay pictures = SceneOverlay.over(60);
    window.onScreen(
        () -> {
          window.workspace().overlays().register(pictures);
          pictures.showPictures(Map.of(1, new UnitPictures(1, 1, new int[8])));
        });
    window.until(() -> edges().isEmpty());
    assertFalse(window.find("#paths-line").isVisible());
    window.onScreen(pictures::clear);
    window.until(() -> !edges().isEmpty());
  }

  @Test
  void nearAKnotTheKnotIsNamedAndAClickPinsIt() {
    window.until(() -> knots().size() > 3);
    NetworkScene scene = (NetworkScene) window.find("#scene");
    Outline knot =
        knots().stream().filter(outline -> outline.layer() == 3).findFirst().orElseThrow();
    Neuron neuron = new Neuron(knot.layer(), knot.channel(), knot.top(), knot.left());
    AtomicReference<Point2D> at = new AtomicReference<>();
    window.onScreen(() -> at.set(scene.position(neuron).add(5, 0)));
    Point2D inside = scene.viewport().parentToLocal(at.get());
    assertNotEquals(neuron, scene.pick(inside.getX(), inside.getY()), "another cell is below");
    FxRobot robot = new FxRobot();
    robot.moveTo(scene.localToScreen(at.get()));
    window.until(() -> neuron.equals(window.workspace().hovered().get()));
    window.until(
        () ->
            ((Label) window.find("#hover-tag .label"))
                .getText()
                .equals(NeuronNames.name(window.spec(), neuron)));
    robot.clickOn(MouseButton.PRIMARY);
    window.until(() -> neuron.equals(window.workspace().chosen().get()));
  }

  @Test
  void onAnEdgeItsEndIsNamedAndAClickPinsIt() {
    window.until(() -> knots().size() > 3);
    NetworkScene scene = (NetworkScene) window.find("#scene");
    AtomicReference<Point2D> at = new AtomicReference<>();
    AtomicReference<Edge> edge = new AtomicReference<>();
    window.onScreen(
        () -> {
          for (double y = 0; y < scene.viewport().getHeight() && edge.get() == null; y++) {
            for (double x = 0; x < scene.viewport().getWidth() && edge.get() == null; x++) {
              edge.set(scene.pickEdge(x, y));
              at.set(scene.viewport().localToScreen(x, y));
            }
          }
        });
    Neuron end = edge.get().to();
    FxRobot robot = new FxRobot();
    robot.moveTo(at.get());
    window.until(() -> end.equals(window.workspace().hovered().get()));
    robot.clickOn(MouseButton.PRIMARY);
    window.until(() -> end.equals(window.workspace().chosen().get()));
  }

  private SceneMarks marks() {
    return window.marks();
  }

  private List<Edge> edges() {
    return marks().edges();
  }

  private List<Outline> knots() {
    return marks().outlines().stream().filter(outline -> outline.kind() == MarkKind.KNOT).toList();
  }

  private Label line() {
    return (Label) window.find("#paths-line .label");
  }
}
