package io.github.convoscope.ui.view;

import static io.github.convoscope.ui.neuron.NeuronWindow.CONVOLUTION;
import static io.github.convoscope.ui.neuron.NeuronWindow.DENSE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.colour.ColourMap;
import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.colour.Emphasis;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.Edge;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.scene.SceneMarks;
import io.github.convoscope.scene.SceneMarks.LayerValues;
import io.github.convoscope.scene.UnitPictures;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.SceneOverlay;
import io.github.convoscope.ui.SidePanel;
import io.github.convoscope.ui.neuron.NeuronWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** What the scene, its legend, tag and menu do with overlays, panels and commands of others. */
@NeedsDisplay
class SceneOverlaysTest {
  private final FxRobot robot = new FxRobot();
  private final NeuronWindow window = new NeuronWindow(new SceneFeature());
  private final SceneOverlay overlay = SceneOverlay.replacingActivations(50);

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void aClickOnAnEdgeFollowsIt() {
    Edge edge = new Edge(new Neuron(4, 3, 3, 3), DENSE, 1);
    show(new SceneMarks(List.of(edge), List.of(), null, List.of()));
    window.onScreen(() -> window.workspace().pin(DENSE));
    Point2D from = place(edge.from());
    Point2D to = place(DENSE);
    List<Point2D> places = new ArrayList<>();
    window.onScreen(
        () -> {
          for (double part = 0.1; part < 0.9; part += 0.01) {
            Point2D on = from.interpolate(to, part);
            Point2D inside = scene().viewport().screenToLocal(on);
            if (edge.equals(scene().pickEdge(inside.getX(), inside.getY()))) {
              places.add(on);
            }
          }
        });
    assertFalse(places.isEmpty());
    robot.moveTo(places.get(places.size() / 2)).clickOn(MouseButton.PRIMARY);
    window.until(() -> edge.from().equals(window.workspace().chosen().get()));
  }

  @Test
  void menusStayWithinReachHoweverCloseTheSceneIs() {
    NetworkScene scene = scene();
    window.onScreen(
        () -> {
          for (int step = 0; step < 6; step++) {
            scene.camera().zoom(1.2, scene.getWidth() * 0.35, scene.getHeight() / 2);
          }
          Bounds all = scene.getBoundsInLocal();
          assertTrue(all.getMinY() >= 0, "texts over what is above the scene: " + all);
        });
    robot.clickOn("View");
    window.until(() -> robot.lookup("Reset the view").tryQuery().isPresent());
    assertTrue(window.workspace().pins().isEmpty());
  }

  @Test
  void theLegendHasNoNumbersForPictures() {
    window.type(KeyCode.DIGIT3);
    Node numbers = window.find(".legend-bar");
    window.until(numbers::isVisible);
    UnitPictures grey = new UnitPictures(1, 1, new int[window.spec().layer(3).shape().channels()]);
    register();
    window.onScreen(() -> overlay.showPictures(Map.of(3, grey)));
    assertFalse(numbers.isVisible());
    window.onScreen(() -> overlay.showPictures(Map.of()));
    assertTrue(numbers.isVisible());
  }

  @Test
  void theLegendHasTheDimmedColoursWhileSomethingIsDimmed() {
    Node dimmed = window.find("#legend-dimmed");
    assertFalse(dimmed.isVisible());
    Emphasis emphasis = new Emphasis(window.spec()).add(CONVOLUTION);
    show(new SceneMarks(List.of(), List.of(), emphasis, List.of()));
    window.until(dimmed::isVisible);
    show(SceneMarks.NONE);
    window.until(() -> !dimmed.isVisible());
  }

  @Test
  void theTagStandsBesideTheHoveredNeuron() {
    window.onScreen(() -> window.workspace().hovered().set(CONVOLUTION));
    window.until(() -> tag().isVisible());
    Point2D neuron = place(CONVOLUTION);
    window.until(
        () -> {
          Bounds seen = tag().localToScreen(tag().getLayoutBounds());
          return seen.getWidth() > 0
              && Math.abs(seen.getMaxY() - neuron.getY()) < 60
              && Math.min(
                      Math.abs(seen.getMinX() - neuron.getX()),
                      Math.abs(seen.getMaxX() - neuron.getX()))
                  < 60;
        });
  }

  @Test
  void tagAndLegendNameTheValuesThatReplaceActivations() {
    float[] values = new float[window.spec().layer(5).shape().size()];
    values[17] = 0.25f;
    ColourScale scale = ColourScale.symmetric(ColourMap.named("blue-orange"), 1);
    LayerValues other = new LayerValues(5, activations -> values, scale, "B \u2212 A");
    show(new SceneMarks(List.of(), List.of(), null, List.of(other)));
    window.frame();
    window.onScreen(() -> window.workspace().hovered().set(DENSE));
    String expected = "B \u2212 A  +" + NeuronNames.value(0.25);
    window.until(() -> ((Label) tag().lookup(".hover-value")).getText().equals(expected));
    assertEquals("dense \u00b7 B \u2212 A", ((Label) window.find(".legend-layer")).getText());
  }

  @Test
  void theContextMenuRunsACommandOfAnotherFeatureForTheNeuronUnderThePointer() {
    AtomicReference<Neuron> about = new AtomicReference<>();
    window.onScreen(
        () ->
            window
                .shell()
                .commands()
                .add(
                    Command.of(
                        "whatif.switch-off",
                        Context.ANYWHERE,
                        () -> about.set(window.workspace().hovered().get()))));
    robot.moveTo(place(CONVOLUTION)).clickOn(MouseButton.SECONDARY);
    window.until(() -> menu() != null);
    window.onScreen(
        () ->
            menu().getItems().stream()
                .filter(item -> "whatif.switch-off".equals(item.getId()))
                .forEach(MenuItem::fire));
    assertEquals(CONVOLUTION, about.get());
    assertTrue(window.workspace().pins().isEmpty());
    window.onScreen(() -> menu().hide());
  }

  @Test
  void onAProjectorTheLegendStandsBesideAPanel() {
    window.onScreen(() -> window.workspace().settings().projector().set(true));
    Label panel = new Label("a panel");
    window.onScreen(() -> window.shell().host().show(new SidePanel("panel", 0, panel, () -> {})));
    Node legend = window.find("#legend");
    window.until(() -> panel.getWidth() > 0 && left(legend) >= right(panel));
    for (Node part : ((Parent) legend).getChildrenUnmodifiable()) {
      assertTrue(!part.isVisible() || left(part) >= right(panel), part.toString());
    }
  }

  private void register() {
    window.onScreen(() -> window.workspace().overlays().register(overlay));
  }

  private void show(SceneMarks marks) {
    register();
    window.onScreen(() -> overlay.show(marks));
  }

  private NetworkScene scene() {
    return (NetworkScene) window.find("#scene");
  }

  private Node tag() {
    return window.find("#hover-tag");
  }

  private static ContextMenu menu() {
    return (ContextMenu)
        Window.getWindows().stream().filter(ContextMenu.class::isInstance).findFirst().orElse(null);
  }

  private static double left(Node node) {
    return node.localToScene(node.getLayoutBounds()).getMinX();
  }

  private static double right(Node node) {
    return node.localToScene(node.getLayoutBounds()).getMaxX();
  }

  private Point2D place(Neuron neuron) {
    AtomicReference<Point2D> place = new AtomicReference<>();
    window.onScreen(() -> place.set(scene().localToScreen(scene().position(neuron))));
    return place.get();
  }
}
