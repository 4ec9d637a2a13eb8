package io.github.convoscope.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.layout.CameraPose;
import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Neuron;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Camera moves, and names of layers that stay readable. */
@NeedsDisplay
class SceneCameraTest extends SceneWindow {
  private final FxRobot robot = new FxRobot();

  @Test
  void aFlightEndsExactlyAtItsLayer() throws TimeoutException {
    CameraPose goal =
        fx(
            () -> {
              scene.camera().flyTo(4);
              CameraPose there = scene.camera().pose();
              scene.camera().home();
              scene.camera().reducedMotionProperty().set(false);
              scene.camera().flyTo(4);
              return there;
            });
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> goal.equals(fx(scene.camera()::pose)));
  }

  @Test
  void theViewIsFittedAgainWhenItsRoomChanges() {
    fx(
        () -> {
          for (String arrangement : arrangements()) {
            scene.setPadding(new Insets(0));
            scene.layout();
            arrange(arrangement);
            CameraPose before = scene.camera().pose();
            scene.setPadding(new Insets(0, 300, 0, 100));
            scene.layout();
            Projection projection = scene.camera().projection();
            assertTrue(scene.camera().pose().distance() > before.distance());
            for (LayerPlace place : scene.networkLayout().places()) {
              for (Point corner : place.corners()) {
                assertTrue(projection.x(corner) > 0 && projection.x(corner) < 780, arrangement);
              }
            }
          }
          return null;
        });
  }

  @Test
  void layerNamesNeverCoverEachOther() {
    fx(
        () -> {
          List<Runnable> views = new ArrayList<>();
          views.add(scene.camera()::home);
          views.add(() -> scene.camera().orbit(40, 20));
          views.add(() -> scene.camera().orbit(30, -30));
          for (int i = 0; i < SPEC.depth(); i++) {
            int layer = i;
            views.add(() -> scene.camera().flyTo(layer));
          }
          for (Insets room : List.of(new Insets(0), new Insets(0, 300, 60, 260))) {
            scene.setPadding(room);
            scene.layout();
            for (String arrangement : arrangements()) {
              arrange(arrangement);
              for (Runnable view : views) {
                scene.camera().home();
                view.run();
                assertApart();
              }
            }
          }
          return null;
        });
  }

  private boolean isCut(LayerSpec layer) {
    return scene.networkLayout().place(layer.index()).corners().stream()
        .mapToDouble(corner -> scene.camera().projection().x(corner))
        .anyMatch(x -> x < 0 || x > scene.viewport().getWidth());
  }

  @Test
  void theNameOfALayerOnTheRimStandsOnNoOthersCells() {
    fx(
        () -> {
          scene.setStyle("-fx-font-size: 18px");
          scene.applyCss();
          for (int left = 0; left < 700; left += 50) {
            scene.setPadding(new Insets(0, 0, 60, left));
            scene.layout();
            for (String arrangement : arrangements()) {
              arrange(arrangement);
              for (int layer = 0; layer < SPEC.depth(); layer++) {
                scene.camera().flyTo(layer);
                SPEC.layers().stream().filter(this::isCut).forEach(this::assertOnOwnCellsAtMost);
              }
            }
          }
          return null;
        });
  }

  @Test
  void aNameStandsAtItsOwnLayerOrNowhere() {
    fx(
        () -> {
          for (int left = 0; left < 900; left += 50) {
            scene.setPadding(new Insets(0, 0, 60, left));
            scene.layout();
            for (String arrangement : List.of("wall", "flat")) {
              arrange(arrangement);
              SPEC.layers().forEach(this::assertNearest);
            }
          }
          return null;
        });
  }

  private void assertNearest(LayerSpec layer) {
    for (Node node : scene.viewport().getChildrenUnmodifiable()) {
      if (node instanceof Text text && text.isVisible() && layer.name().equals(text.getText())) {
        double middle = box(text).getCenterX();
        double own = distance(layer, middle);
        for (LayerSpec other : SPEC.layers()) {
          assertTrue(
              own <= distance(other, middle) + 0.5,
              layer.name() + " at " + other.name() + ", " + scene.viewport().getWidth());
        }
      }
    }
  }

  /** From a place to a layer, pixels to the side; 0 above and below it. */
  private double distance(LayerSpec layer, double x) {
    var xs =
        scene.networkLayout().place(layer.index()).corners().stream()
            .mapToDouble(corner -> scene.camera().projection().x(corner))
            .summaryStatistics();
    return Math.max(0, Math.max(xs.getMin() - x, x - xs.getMax()));
  }

  private void assertOnOwnCellsAtMost(LayerSpec layer) {
    for (Node node : scene.viewport().getChildrenUnmodifiable()) {
      if (node instanceof Text text
          && text.isVisible()
          && List.of(layer.name(), SceneLabels.shapeText(layer.shape())).contains(text.getText())
          && !text.getStyleClass().contains("class-label")) {
        Bounds box = box(text);
        for (double x : new double[] {box.getMinX(), box.getCenterX(), box.getMaxX()}) {
          Neuron under = scene.pick(x, box.getCenterY());
          assertTrue(under == null || under.layer() == layer.index(), layer.name());
        }
      }
    }
  }

  private void assertApart() {
    List<Text> texts = new ArrayList<>();
    for (Node node : scene.viewport().getChildrenUnmodifiable()) {
      if (node instanceof Text text
          && text.isVisible()
          && !text.getStyleClass().contains("class-label")) {
        texts.add(text);
      }
    }
    assertFalse(texts.isEmpty(), "no name at " + scene.camera().flownToProperty().get());
    for (Text one : texts) {
      for (Text other : texts) {
        boolean apart = one == other || !box(one).intersects(box(other));
        assertTrue(apart, one.getText() + " covers " + other.getText());
      }
    }
  }

  /** Ink, not line spacing: lines of one label may share a pixel row. */
  private static Bounds box(Text text) {
    Bounds bounds = text.getBoundsInParent();
    return new BoundingBox(
        bounds.getMinX(),
        bounds.getMinY() + bounds.getHeight() * 0.15,
        bounds.getWidth(),
        bounds.getHeight() * 0.7);
  }

  @Test
  void aClickPicksAndADragDoesNot() {
    AtomicReference<Neuron> clicked = new AtomicReference<>();
    AtomicInteger clicks = new AtomicInteger();
    Neuron wanted = new Neuron(1, 4, 10, 20);
    var at =
        fx(
            () -> {
              scene.setOnNeuronClicked(
                  neuron -> {
                    clicked.set(neuron);
                    clicks.incrementAndGet();
                  });
              Point centre = scene.networkLayout().centre(wanted);
              return scene
                  .viewport()
                  .localToScreen(
                      scene.camera().projection().x(centre), scene.camera().projection().y(centre));
            });
    robot.clickOn(at);
    assertEquals(wanted, clicked.get());
    assertEquals(wanted, fx(() -> scene.hoveredProperty().get()));
    CameraPose before = fx(scene.camera()::pose);
    robot.press(MouseButton.PRIMARY).moveBy(30, 10).release(MouseButton.PRIMARY);
    assertEquals(1, clicks.get());
    assertFalse(before.equals(fx(scene.camera()::pose)), "a drag turns the camera");
  }

  @Test
  void zoomingKeepsWhatIsUnderThePointer() {
    fx(
        () -> {
          arrange("flat");
          Neuron before = scene.pick(300, 350);
          scene.camera().zoom(1.5, 300, 350);
          assertEquals(before, scene.pick(300, 350));
          return null;
        });
  }

  @Test
  void goingBackForTheInputsOfANeuronKeepsItWhereItIs() {
    fx(
        () -> {
          Neuron neuron = Neuron.unit(6, 3);
          LayerPlace inputs = scene.networkLayout().place(5);
          scene.camera().flyTo(6);
          Point2D before = scene.position(neuron);
          assertFalse(inputs.corners().stream().allMatch(this::isSeen), "the test shows too much");
          Point at = scene.networkLayout().place(6).centre(neuron);
          scene.camera().include(at, inputs.corners());
          assertEquals(before.getX(), scene.position(neuron).getX(), 1e-6);
          assertEquals(before.getY(), scene.position(neuron).getY(), 1e-6);
          assertTrue(inputs.corners().stream().allMatch(this::isSeen));
          CameraPose after = scene.camera().pose();
          scene.camera().include(at, inputs.corners());
          assertEquals(after, scene.camera().pose(), "nothing to do");
          return null;
        });
  }

  private boolean isSeen(Point point) {
    Projection seen = scene.camera().projection();
    double x = seen.x(point);
    double y = seen.y(point);
    return x >= 0
        && y >= 0
        && x <= scene.viewport().getWidth()
        && y <= scene.viewport().getHeight();
  }
}
