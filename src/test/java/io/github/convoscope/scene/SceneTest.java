package io.github.convoscope.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.colour.FrameColours;
import io.github.convoscope.colour.Palette;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.Networks;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Pose;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SubScene;
import javafx.scene.image.PixelReader;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

@NeedsDisplay
class SceneTest {
  private static final NetworkSpec SPEC = Networks.digits();

  private final FxRobot robot = new FxRobot();
  private Stage stage;
  private NetworkScene scene;
  private Scene window;

  @BeforeEach
  void open() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    fx(
        () -> {
          scene = new NetworkScene(SPEC);
          scene.reducedMotionProperty().set(true);
          window = new Scene(scene, 1180, 700);
          stage = new Stage();
          stage.setX(0);
          stage.setY(0);
          stage.setScene(window);
          stage.show();
          scene.applyCss();
          scene.layout();
          return null;
        });
  }

  @AfterEach
  void close() {
    fx(
        () -> {
          stage.close();
          return null;
        });
  }

  private static <T> T fx(Callable<T> action) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, action);
  }

  private static FrameColours noise(NetworkSpec spec) {
    FrameColours frame = new FrameColours(spec);
    Random random = new Random(6);
    for (int layer = 0; layer < spec.depth(); layer++) {
      int[] colours = frame.of(layer);
      for (int i = 0; i < colours.length; i++) {
        colours[i] = Palette.DEFAULT.sequential().colour(random.nextDouble());
      }
    }
    return frame;
  }

  private PixelReader pixels() {
    return window.snapshot(null).getPixelReader();
  }

  private int pixel(PixelReader pixels, Point place) {
    Projection projection = scene.projection();
    Bounds viewport = scene.viewport().localToScene(scene.viewport().getLayoutBounds());
    return pixels.getArgb(
        (int) Math.floor(viewport.getMinX() + projection.x(place)),
        (int) Math.floor(viewport.getMinY() + projection.y(place)));
  }

  private void assertExact(int layer, FrameColours frame) {
    PixelReader pixels = pixels();
    Shape shape = SPEC.layer(layer).shape();
    for (int i = 0; i < shape.size(); i++) {
      Neuron neuron = shape.neuron(layer, i);
      Point centre = scene.networkLayout().centre(neuron, scene.pose().flatness());
      assertEquals(
          Integer.toHexString(frame.of(layer)[i]),
          Integer.toHexString(pixel(pixels, centre)),
          neuron.toString());
    }
  }

  @Test
  void everyCellHasExactlyItsColour() {
    FrameColours frame = noise(SPEC);
    fx(
        () -> {
          scene.show(frame);
          for (int layer = 0; layer < SPEC.depth(); layer++) {
            scene.flyTo(layer);
            assertExact(layer, frame);
          }
          return null;
        });
  }

  @Test
  void everyCellHasExactlyItsColourInTheFlatView() {
    FrameColours frame = noise(SPEC);
    fx(
        () -> {
          scene.show(frame);
          scene.flat();
          scene.flyTo(3);
          assertExact(3, frame);
          return null;
        });
  }

  @Test
  void coloursStayExactCloseUp() {
    FrameColours frame = noise(SPEC);
    fx(
        () -> {
          scene.flyTo(1);
          int whole = scene.triangles();
          scene.zoom(6);
          assertTrue(scene.triangles() > whole, "single cells are shown close up");
          scene.show(frame);
          PixelReader pixels = pixels();
          int seen = 0;
          for (double x = 40; x < 1140; x += 7) {
            Neuron neuron = scene.pick(x, 300);
            if (neuron != null && neuron.layer() == 1) {
              Point centre = scene.networkLayout().centre(neuron, 0);
              double column = scene.projection().x(centre);
              if (column > 2 && column < 1178) {
                int index =
                    SPEC.layer(1).shape().index(neuron.channel(), neuron.row(), neuron.column());
                assertEquals(frame.of(1)[index], pixel(pixels, centre), neuron.toString());
                seen++;
              }
            }
          }
          assertTrue(seen > 20, "only " + seen + " cells were checked");
          scene.home();
          assertEquals(whole, scene.triangles());
          return null;
        });
  }

  @Test
  void theMillionthNeuronNeedsNoNodeOfItsOwn() {
    fx(
        () -> {
          NetworkSpec large =
              Networks.of("large", Shape.maps(1, 250, 250), Shape.maps(16, 250, 250));
          NetworkScene many = new NetworkScene(large);
          assertTrue(nodes(many) < 100, nodes(many) + " nodes");
          assertTrue(many.triangles() < 100);
          return null;
        });
  }

  private static int nodes(Node node) {
    int count = 1;
    if (node instanceof SubScene inner) {
      count += nodes(inner.getRoot());
    }
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        count += nodes(child);
      }
    }
    return count;
  }

  @Test
  void aFlightEndsExactlyAtItsLayer() throws TimeoutException {
    Pose goal =
        fx(
            () -> {
              scene.flyTo(4);
              Pose there = scene.pose();
              scene.home();
              scene.reducedMotionProperty().set(false);
              scene.flyTo(4);
              return there;
            });
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> goal.equals(fx(scene::pose)));
  }

  @Test
  void theViewIsFittedAgainWhenItsRoomChanges() {
    fx(
        () -> {
          Pose before = scene.pose();
          scene.setPadding(new Insets(0, 300, 0, 100));
          scene.layout();
          Projection projection = scene.projection();
          Point right = scene.networkLayout().place(6).corners(0).get(1);
          assertTrue(scene.pose().distance() > before.distance());
          assertTrue(projection.x(right) < 780);
          return null;
        });
  }

  @Test
  void layerNamesNeverCoverEachOther() {
    fx(
        () -> {
          List<Runnable> views = new ArrayList<>();
          views.add(scene::home);
          views.add(scene::flat);
          views.add(() -> scene.orbit(40, 20));
          views.add(() -> scene.orbit(30, -30));
          for (int i = 0; i < SPEC.depth(); i++) {
            int layer = i;
            views.add(() -> scene.flyTo(layer));
          }
          for (Insets room : List.of(new Insets(0), new Insets(0, 300, 60, 260))) {
            scene.setPadding(room);
            scene.layout();
            for (Runnable view : views) {
              scene.home();
              view.run();
              assertApart();
            }
          }
          return null;
        });
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
    assertFalse(texts.isEmpty());
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
              Point centre = scene.networkLayout().centre(wanted, 0);
              return scene
                  .viewport()
                  .localToScreen(scene.projection().x(centre), scene.projection().y(centre));
            });
    robot.clickOn(at);
    assertEquals(wanted, clicked.get());
    assertEquals(wanted, fx(() -> scene.hoveredProperty().get()));
    Pose before = fx(scene::pose);
    robot.press(MouseButton.PRIMARY).moveBy(30, 10).release(MouseButton.PRIMARY);
    assertEquals(1, clicks.get());
    assertFalse(before.equals(fx(scene::pose)), "a drag turns the camera");
  }

  @Test
  void zoomingKeepsWhatIsUnderThePointer() {
    fx(
        () -> {
          scene.flat();
          Neuron before = scene.pick(300, 350);
          scene.zoom(1.5, 300, 350);
          assertEquals(before, scene.pick(300, 350));
          return null;
        });
  }

  @Test
  void edgesWearTheColourOfTheirSignAndTheWidthOfTheirStrength() {
    assertTrue(Marks.width(0.2f) < Marks.width(0.5f));
    assertTrue(Marks.width(-0.9f) > Marks.width(0.5f));
    assertEquals(Marks.width(-0.9f), Marks.width(0.9f));
    fx(
        () -> {
          NetworkLayout layout = scene.networkLayout();
          Edge up = new Edge(new Neuron(4, 1, 3, 3), Neuron.unit(5, 2), 1);
          Edge down = new Edge(new Neuron(4, 13, 3, 3), Neuron.unit(5, 60), -1);
          scene.setEdges(List.of(up, down));
          PixelReader pixels = pixels();
          for (Edge edge : List.of(up, down)) {
            Point from = layout.centre(edge.from(), 0);
            Point middle = from.plus(layout.centre(edge.to(), 0).minus(from).times(0.5));
            Tone tone = edge.strength() < 0 ? Tone.AGAINST : Tone.FOR;
            int seen = pixel(pixels, middle);
            int wanted = argb(tone);
            for (int shift = 0; shift < 24; shift += 8) {
              assertEquals(wanted >> shift & 0xff, seen >> shift & 0xff, 6, tone.name());
            }
          }
          scene.setLayerVisible(5, false);
          assertNull(scene.pickEdge(-5, -5));
          return null;
        });
  }

  private static int argb(Tone tone) {
    return 0xff000000
        | (int) Math.round(tone.colour().getRed() * 255) << 16
        | (int) Math.round(tone.colour().getGreen() * 255) << 8
        | (int) Math.round(tone.colour().getBlue() * 255);
  }

  @Test
  void anEdgeIsPickedBetweenTheLayersOnly() {
    fx(
        () -> {
          scene.flat();
          NetworkLayout layout = scene.networkLayout();
          Edge edge = new Edge(new Neuron(0, 0, 14, 14), new Neuron(1, 0, 14, 14), 0.5f);
          scene.setEdges(List.of(edge));
          Point from = layout.centre(edge.from(), 1);
          Point along = layout.centre(edge.to(), 1).minus(from);
          Projection projection = scene.projection();
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
  void picturesStandInThePlaceOfActivations() {
    fx(
        () -> {
          scene.show(noise(SPEC));
          int[] red = new int[16 * 9 * 9];
          Arrays.fill(red, 0xffcc2211);
          scene.setPictures(3, new UnitPictures(9, 9, red));
          scene.flyTo(3);
          Point centre = scene.networkLayout().centre(new Neuron(3, 5, 7, 7), 0);
          assertEquals(0xffcc2211, pixel(pixels(), centre));
          scene.setPictures(3, null);
          assertFalse(pixel(pixels(), centre) == 0xffcc2211);
          return null;
        });
  }
}
