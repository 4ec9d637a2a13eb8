package io.github.convoscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.javafx.geom.BaseBounds;
import com.sun.javafx.geom.RectBounds;
import com.sun.javafx.geom.transform.BaseTransform;
import com.sun.javafx.scene.NodeHelper;
import com.sun.javafx.sg.prism.NGNode;
import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.ui.card.CardFeature;
import io.github.convoscope.ui.pad.PadFeature;
import io.github.convoscope.ui.view.SceneFeature;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** What is painted has the bounds that it should have, also where the search for them is short. */
@NeedsDisplay
class BranchesTest {
  private static final double ROUNDING = 0.01;

  private final FxRobot robot = new FxRobot();
  private final AtomicInteger pulses = new AtomicInteger();

  @Test
  void everythingPaintedHasItsBoundsWhateverHappened() {
    Model model = TestWindow.untrainedDigits();
    try (TestWindow window =
        new TestWindow(
            () ->
                List.of(
                    new PadFeature(Path.of("none.json")), new SceneFeature(), new CardFeature()),
            model)) {
      Workspace workspace = window.workspace();
      window.onScreen(
          () -> {
            workspace.settings().reducedMotion().set(true);
            new AnimationTimer() {
              @Override
              public void handle(long now) {
                pulses.incrementAndGet();
              }
            }.start();
          });
      checked(window, "the empty window");
      window.draw(0.3, 0.2, 0.7, 0.2, 0.5, 0.8);
      checked(window, "a drawing");
      window.onScreen(() -> workspace.pin(Neuron.unit(5, 17)));
      checked(window, "a card");
      window.draw(0.3, 0.6, 0.8, 0.6);
      checked(window, "another drawing under a card");
      NetworkScene scene = (NetworkScene) window.shell().scene().lookup("#scene");
      window.onScreen(() -> scene.zoom(1.5, 100, 100));
      checked(window, "closer");
      window.run("scenery.home");
      Label range = (Label) window.shell().scene().lookup(".legend-layer");
      window.onScreen(() -> range.setText("a name that is much longer than any layer's"));
      checked(window, "a longer name in the legend");
      window.onScreen(() -> range.setTranslateX(25));
      checked(window, "a name that was moved");
      Node legend = window.shell().scene().lookup("#legend");
      window.onScreen(() -> legend.setVisible(false));
      checked(window, "a legend that is hidden");
      window.onScreen(() -> range.setText("short"));
      checked(window, "a change behind it");
      window.onScreen(() -> legend.setVisible(true));
      checked(window, "a legend that is shown again");
      Node column = window.shell().scene().lookup(".left-column");
      Label asked = (Label) window.shell().scene().lookup("#asked");
      window.onScreen(() -> column.setVisible(false));
      checked(window, "a column that is hidden");
      window.onScreen(() -> asked.setText("quite another text"));
      checked(window, "a change in its branches");
      window.onScreen(() -> column.setVisible(true));
      checked(window, "a column that is shown again");
      robot.clickOn("View");
      checked(window, "a menu");
      robot.type(KeyCode.ESCAPE);
      window.onScreen(() -> workspace.settings().projector().set(true));
      checked(window, "a projector");
      window.onScreen(() -> workspace.pins().clear());
      checked(window, "no card");
    }
  }

  private void checked(TestWindow window, String after) {
    window.upToDate();
    int from = pulses.get();
    window.until(() -> pulses.get() > from + 2);
    AtomicInteger seen = new AtomicInteger();
    window.onScreen(() -> check(window.shell().scene().getRoot(), after, seen));
    assertTrue(seen.get() > 100, after + ": only " + seen.get() + " nodes");
  }

  private static void check(Node node, String after, AtomicInteger seen) {
    if (!node.isVisible()) {
      return;
    }
    if (NodeHelper.isDirtyEmpty(node)) {
      seen.incrementAndGet();
      Bounds right = node.getBoundsInParent();
      NGNode peer = NodeHelper.getPeer(node);
      BaseBounds painted =
          peer.getCompleteBounds(new RectBounds(), BaseTransform.IDENTITY_TRANSFORM);
      String what = after + ": " + node + " " + right + " painted in " + painted;
      if (!right.isEmpty()) {
        assertEquals(right.getMinX(), painted.getMinX(), ROUNDING, what);
        assertEquals(right.getMinY(), painted.getMinY(), ROUNDING, what);
        assertEquals(right.getMaxX(), painted.getMaxX(), ROUNDING, what);
        assertEquals(right.getMaxY(), painted.getMaxY(), ROUNDING, what);
      }
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> check(child, after, seen));
    }
  }
}
