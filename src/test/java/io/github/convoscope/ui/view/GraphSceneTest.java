package io.github.convoscope.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.layout.Arrangement;
import io.github.convoscope.layout.Arrangements;
import io.github.convoscope.layout.Graphs;
import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.NetworkLayout;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.live.LiveFrame;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;

/** Networks with branches and closed layers in a real window. */
@NeedsDisplay
class GraphSceneTest {
  private static final long SEED = 11;

  private final FxRobot robot = new FxRobot();
  private @Nullable TestWindow opened;

  static Stream<NetworkSpec> graphs() {
    return Stream.of(Graphs.resNet(3), Graphs.inception(), Graphs.squeezeNet());
  }

  private TestWindow open(NetworkSpec spec) {
    Model model = Model.of(new FastEngine(spec, UntrainedNetworks.random(spec, SEED)));
    TestWindow window = new TestWindow(() -> List.of(new SceneFeature()), model);
    opened = window;
    window.onScreen(
        () -> {
          window.workspace().settings().reducedMotion().set(true);
          Drawing seven = Drawing.of(Stroke.of(80, 60, 200, 60, 130, 220));
          window.workspace().padContent().set(seven);
        });
    window.upToDate();
    return window;
  }

  @AfterEach
  void close() {
    robot.release(new MouseButton[0]);
    if (opened != null) {
      opened.close();
    }
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void everyLayerOfEveryBranchIsSeenPickedAndFlownTo(NetworkSpec spec) {
    TestWindow window = open(spec);
    LiveFrame frame = window.upToDate();
    window.onScreen(
        () -> {
          NetworkScene scene = scene(window);
          // Blocks cover their neighbours; what is picked among them has tests of its own.
          scene.setRelief(0);
          scene.setRelief(0);
          for (Arrangement arrangement : Arrangements.ALL) {
            scene.setArrangement(arrangement);
            NetworkLayout layout = scene.networkLayout();
            for (LayerSpec layer : spec.layers()) {
              assertPicked(scene, layout.place(layer.index()));
            }
            for (LayerSpec layer : spec.layers()) {
              scene.camera().flyTo(layer.index());
              assertPicked(scene, layout.place(layer.index()));
              assertColours(window, frame, layout.place(layer.index()));
            }
            scene.camera().home();
          }
        });
  }

  private static void assertPicked(NetworkScene scene, LayerPlace place) {
    Shape shape = place.layer().shape();
    Neuron neuron =
        new Neuron(
            place.layer().index(), shape.channels() / 2, shape.rows() / 2, shape.columns() / 2);
    Point centre = scene.networkLayout().centre(neuron);
    Projection seen = scene.camera().projection();
    double x = seen.x(centre);
    double y = seen.y(centre);
    if (place.closed()) {
      assertEquals(place.layer().index(), scene.pickClosed(x, y), place.layer().name());
      assertNull(scene.pick(x, y));
    } else {
      assertEquals(neuron, scene.pick(x, y));
    }
  }

  /** Most differences that a smoothed texture makes where cells are a few pixels wide. */
  private static final double SMOOTHING = 10;

  /** Cells that are smaller are looked at more closely; pixels. */
  private static final double CHECKED = 3;

  /** The cells of the layer in view have the colours of the frame, but for smoothing. */
  private static void assertColours(TestWindow window, LiveFrame frame, LayerPlace place) {
    NetworkScene scene = scene(window);
    double wide = place.cell() * scene.camera().projection().scale(place.plane().centre());
    if (wide < CHECKED) {
      scene.camera().zoom(CHECKED / wide);
    }
    PixelReader pixels = window.shell().scene().snapshot(null).getPixelReader();
    int layer = place.layer().index();
    int[] colours = place.closed() ? frame.colours().summary(layer) : frame.colours().of(layer);
    Bounds viewport = scene.viewport().localToScene(scene.viewport().getLayoutBounds());
    Projection seen = scene.camera().projection();
    double off = 0;
    int cells = 0;
    for (int i = 0; i < colours.length; i += 1 + colours.length / 200) {
      Neuron cell = place.shape().neuron(layer, i);
      double u = place.left(cell.channel()) + (cell.column() + 0.5) * place.cell();
      double v = place.top(cell.channel()) + (cell.row() + 0.5) * place.cell();
      Point centre = place.plane().point(u, v);
      int x = (int) Math.floor(viewport.getMinX() + seen.x(centre));
      int y = (int) Math.floor(viewport.getMinY() + seen.y(centre));
      if (!viewport.contains(x, y)) {
        continue;
      }
      int pixel = pixels.getArgb(x, y);
      for (int shift = 0; shift < 24; shift += 8) {
        off += Math.abs((pixel >> shift & 0xff) - (colours[i] >> shift & 0xff));
      }
      cells++;
    }
    assertTrue(cells > 0, place.layer().name() + " is not in view");
    assertTrue(off / cells / 3 < SMOOTHING, place.layer().name() + " is off by " + off / cells / 3);
  }

  @Test
  void aClosedLayerSaysWhatItStandsForAndOpensOnAClick() {
    NetworkSpec spec = Graphs.resNet(3);
    TestWindow window = open(spec);
    int relu = spec.layer("relu2a").index();
    assertTrue(ask(window, () -> scene(window).isClosed(relu)));
    robot.moveTo(onScreen(window, relu));
    window.until(() -> find(window, "#hover-tag").isVisible());
    List<String> texts =
        find(window, "#hover-tag").lookupAll(".label").stream()
            .map(label -> ((Label) label).getText())
            .toList();
    assertEquals(Messages.text("view.closed", "relu2a"), texts.get(0));
    String maps = Messages.text("view.closed.maps", spec.layer(relu).shape().channels());
    assertTrue(texts.get(1).startsWith(maps), texts.get(1));
    assertTrue(((Label) find(window, ".legend-layer")).getText().startsWith("relu2a"));
    robot.clickOn(MouseButton.PRIMARY);
    window.until(() -> !scene(window).isClosed(relu));
    assertTrue(window.workspace().pins().isEmpty());
    LiveFrame frame = window.upToDate();
    window.onScreen(
        () -> {
          scene(window).setRelief(0);
          scene(window).camera().flyTo(relu);
          assertColours(window, frame, scene(window).networkLayout().place(relu));
        });
    robot.type(KeyCode.ENTER);
    window.until(() -> scene(window).isClosed(relu));
    robot.type(KeyCode.PAGE_DOWN);
    window.until(() -> scene(window).camera().flownToProperty().get() == relu + 1);
    robot.type(KeyCode.PAGE_UP).type(KeyCode.ENTER);
    window.until(() -> !scene(window).isClosed(relu));
  }

  @Test
  void theMenuAndTheListOpenAndCloseALayer() {
    NetworkSpec spec = Graphs.squeezeNet();
    TestWindow window = open(spec);
    int drop = spec.layer("drop").index();
    robot.moveTo(onScreen(window, drop)).clickOn(MouseButton.SECONDARY);
    window.until(() -> menu() != null);
    clickItem(window, "view.open-layer");
    window.until(() -> !scene(window).isClosed(drop));
    robot.moveTo(onScreen(window, drop)).clickOn(MouseButton.SECONDARY);
    window.until(() -> menu() != null);
    clickItem(window, "view.close-layer");
    window.until(() -> scene(window).isClosed(drop));
    robot.type(KeyCode.L);
    window.until(() -> find(window, ".layer-rows") != null);
    window.onScreen(() -> ((Button) find(window, ".layer-toggle")).fire());
    window.until(() -> !scene(window).isClosed(drop));
    window.onScreen(() -> ((Button) find(window, ".layer-toggle")).fire());
    window.until(() -> scene(window).isClosed(drop));
  }

  @Test
  void openingALayerKeepsItWhereItIsInAFreeView() {
    NetworkSpec spec = Graphs.resNet(3);
    TestWindow window = open(spec);
    int relu = spec.layer("relu2a").index();
    window.onScreen(
        () -> {
          NetworkScene scene = scene(window);
          scene.camera().zoom(2);
          Point2D before = scene.position(new Neuron(relu, 0, 8, 8));
          Point middle = scene.networkLayout().place(relu).plane().centre();
          double x = scene.camera().projection().x(middle);
          scene.openLayer(relu);
          Point after = scene.networkLayout().place(relu).plane().centre();
          assertEquals(x, scene.camera().projection().x(after), 1e-6);
          assertFalse(before.equals(scene.position(new Neuron(relu, 0, 8, 8))));
        });
  }

  private void clickItem(TestWindow window, String id) {
    MenuItem item =
        ask(
            window,
            () ->
                menu().getItems().stream()
                    .filter(other -> id.equals(other.getId()))
                    .findAny()
                    .orElseThrow());
    robot.clickOn(item.getText());
  }

  private static @Nullable ContextMenu menu() {
    return Window.getWindows().stream()
        .filter(ContextMenu.class::isInstance)
        .map(ContextMenu.class::cast)
        .findAny()
        .orElse(null);
  }

  /** The middle of what a layer shows, on screen. */
  private static Point2D onScreen(TestWindow window, int layer) {
    return ask(
        window,
        () -> {
          NetworkScene scene = scene(window);
          LayerPlace place = scene.networkLayout().place(layer);
          Shape shape = place.layer().shape();
          Point2D at =
              scene.position(
                  new Neuron(layer, shape.channels() / 2, shape.rows() / 2, shape.columns() / 2));
          return scene.localToScreen(at);
        });
  }

  private static NetworkScene scene(TestWindow window) {
    return (NetworkScene) window.shell().scene().lookup("#scene");
  }

  private static Node find(TestWindow window, String selector) {
    return ask(window, () -> window.shell().scene().lookup(selector));
  }

  private static <T> T ask(TestWindow window, Supplier<T> question) {
    AtomicReference<T> answer = new AtomicReference<>();
    window.onScreen(() -> answer.set(question.get()));
    return answer.get();
  }
}
