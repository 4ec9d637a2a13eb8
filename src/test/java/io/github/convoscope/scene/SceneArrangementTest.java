package io.github.convoscope.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.layout.Arrangements;
import io.github.convoscope.layout.CameraPose;
import io.github.convoscope.network.Neuron;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Changes from one arrangement to another. */
@NeedsDisplay
class SceneArrangementTest extends SceneWindow {
  /** The longest that a change may take, nanoseconds. */
  private static final double LONGEST = 0.6e9;

  private static final List<Neuron> NEURONS =
      List.of(new Neuron(0, 0, 3, 20), new Neuron(1, 7, 27, 0), Neuron.unit(6, 9));

  /** Where some neurons are seen at a pulse. */
  private record Moment(long nanos, List<Point2D> seen) {}

  private List<Point2D> seen() {
    return NEURONS.stream().map(scene::position).toList();
  }

  private int[] picture() {
    WritableImage image = window.snapshot(null);
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return pixels;
  }

  @Test
  void withReducedMotionEverythingIsInItsPlaceAtOnce() {
    fx(
        () -> {
          scene.show(noise(SPEC));
          for (String name : List.of("wall", "flat", "terraces")) {
            arrange(name);
            assertEquals(name, scene.arrangement().name());
            NetworkScene other = new NetworkScene(scene.networkLayout(), Smoothing.AT_REST);
            other.camera().reducedMotionProperty().set(true);
            // The names are as wide as in a window.
            new Scene(other);
            other.applyCss();
            other.resize(scene.getWidth(), scene.getHeight());
            other.layout();
            assertEquals(other.camera().pose(), scene.camera().pose());
            assertEquals(NEURONS.stream().map(other::position).toList(), seen());
            for (Neuron neuron : NEURONS) {
              Point2D at = scene.position(neuron);
              assertEquals(neuron, scene.pick(at.getX(), at.getY()), name);
            }
          }
          return null;
        });
  }

  @Test
  void aChangeIsOneMovementThatEndsExactlyAtTheOtherArrangement() throws TimeoutException {
    for (String name : List.of("wall", "flat", "terraces")) {
      List<Point2D> goal = new ArrayList<>();
      List<int[]> goalPicture = new ArrayList<>();
      List<Moment> moments = new ArrayList<>();
      CameraPose pose =
          fx(
              () -> {
                scene.show(noise(SPEC));
                String before = scene.arrangement().name();
                arrange(name);
                CameraPose end = scene.camera().pose();
                goal.addAll(seen());
                goalPicture.add(picture());
                arrange(before);
                List<Point2D> start = seen();
                scene.camera().reducedMotionProperty().set(false);
                arrange(name);
                assertEquals(start, seen(), "nothing jumps");
                assertNotEquals(end, scene.camera().pose());
                watch(moments, goal);
                return end;
              });
      WaitForAsyncUtils.waitFor(
          30, TimeUnit.SECONDS, () -> fx(() -> moments.size() > 1 && seen().equals(goal)));
      fx(
          () -> {
            assertEquals(pose, scene.camera().pose());
            // Right after a change edges are not smooth, as in the other picture.
            scene.setRelief(1);
            assertArrayEquals(goalPicture.get(0), picture(), "the pictures differ");
            long first = moments.get(0).nanos();
            for (Moment moment : moments) {
              assertTrue(
                  moment.nanos() - first < LONGEST || moment.seen().equals(goal),
                  "still moving after " + (moment.nanos() - first) / 1e6 + " ms");
            }
            scene.camera().reducedMotionProperty().set(true);
            return null;
          });
    }
  }

  /** Notes at each pulse, until the goal is reached, what is seen after the scene has moved. */
  private void watch(List<Moment> moments, List<Point2D> goal) {
    new AnimationTimer() {
      @Override
      public void handle(long now) {
        moments.add(new Moment(now, seen()));
        if (seen().equals(goal)) {
          stop();
        }
      }
    }.start();
  }

  @Test
  void aChangeOnTheWayGoesOnToTheLastOne() throws TimeoutException {
    fx(
        () -> {
          scene.camera().reducedMotionProperty().set(false);
          arrange("wall");
          arrange("flat");
          arrange("terraces");
          return null;
        });
    CameraPose home = fx(() -> scene.networkLayout().arrangement().home().withDistance(1));
    WaitForAsyncUtils.waitFor(
        30,
        TimeUnit.SECONDS,
        () ->
            fx(
                () -> {
                  CameraPose pose = scene.camera().pose();
                  return pose.yaw() == home.yaw()
                      && pose.fieldOfView() == home.fieldOfView()
                      && NEURONS.stream().allMatch(this::isPicked);
                }));
    assertEquals(Arrangements.usual(), fx(() -> scene.arrangement()));
  }

  private boolean isPicked(Neuron neuron) {
    Point2D at = scene.position(neuron);
    return neuron.equals(scene.pick(at.getX(), at.getY()));
  }

  @Test
  void theFlatArrangementDoesNotTurn() {
    fx(
        () -> {
          arrange("flat");
          CameraPose before = scene.camera().pose();
          scene.camera().orbit(20, 10);
          assertEquals(before, scene.camera().pose());
          scene.camera().lookFrom(30, 40);
          assertEquals(before, scene.camera().pose());
          arrange("wall");
          scene.camera().orbit(20, 10);
          assertFalse(before.equals(scene.camera().pose()));
          return null;
        });
  }

  @Test
  void fromAFreeViewAChangeKeepsTheLayerThatWasLookedAt() {
    fx(
        () -> {
          scene.camera().flyTo(3);
          arrange("wall");
          assertEquals(3, scene.camera().flownToProperty().get());
          Point2D at = scene.position(new Neuron(3, 5, 6, 7));
          assertTrue(scene.viewport().getLayoutBounds().contains(at));
          CameraPose there = scene.camera().pose();
          scene.camera().flyTo(3);
          assertEquals(there, scene.camera().pose());
          return null;
        });
  }
}
