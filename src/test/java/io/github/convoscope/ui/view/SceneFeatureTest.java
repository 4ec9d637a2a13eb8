package io.github.convoscope.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.layout.Arrangements;
import io.github.convoscope.layout.CameraPose;
import io.github.convoscope.layout.Plane;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.live.LiveFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** The scene as the only feature of a real window, used by pointer and keys. */
@NeedsDisplay
class SceneFeatureTest {
  private static final Neuron CONVOLUTION = new Neuron(3, 5, 6, 7);
  private static final Neuron DENSE = Neuron.unit(5, 17);

  private final FxRobot robot = new FxRobot();
  private TestWindow window;

  @BeforeEach
  void open() {
    window = new TestWindow(() -> List.of(new SceneFeature()), TestWindow.untrainedDigits());
    window.onScreen(
        () -> {
          window.workspace().settings().reducedMotion().set(true);
          Drawing seven = Drawing.of(Stroke.of(80, 60, 200, 60, 130, 220));
          window.workspace().padContent().set(seven);
        });
    window.upToDate();
  }

  @AfterEach
  void close() {
    robot.release(new MouseButton[0]);
    window.close();
  }

  @Test
  void nothingStandsOutAndTheAnswerIsEmptyUntilThereIsInk() {
    LiveFrame drawn = window.upToDate();
    assertTrue(standsOut(drawn));
    window.onScreen(() -> window.workspace().padContent().set(Drawing.EMPTY));
    LiveFrame blank = window.upToDate();
    assertFalse(standsOut(blank));
    int answer = blank.spec().output().index();
    for (int colour : blank.colours().of(answer)) {
      assertEquals(blank.colours().scale(answer).colour(0), colour);
    }
  }

  private static boolean standsOut(LiveFrame frame) {
    for (int layer = 0; layer < frame.spec().depth(); layer++) {
      for (float height : frame.colours().heights(layer)) {
        if (height != 0) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void hoveringShowsNameAndValue() {
    assertFalse(find("#hover-tag").isVisible());
    for (Neuron neuron : List.of(CONVOLUTION, DENSE)) {
      robot.moveTo(onScreen(neuron));
      LiveFrame frame = window.upToDate();
      window.until(() -> neuron.equals(window.workspace().hovered().get()));
      assertTrue(find("#hover-tag").isVisible());
      List<String> texts =
          find("#hover-tag").lookupAll(".label").stream()
              .map(label -> ((Label) label).getText())
              .toList();
      String value =
          NeuronNames.value(frame.activations().after(neuron.layer())[index(frame, neuron)]);
      assertEquals(List.of(NeuronNames.name(frame.spec(), neuron), value), texts);
    }
    robot.moveTo(onScreenAt(2, 2));
    window.until(() -> window.workspace().hovered().get() == null);
    assertFalse(find("#hover-tag").isVisible());
  }

  private static int index(LiveFrame frame, Neuron neuron) {
    return frame
        .spec()
        .layer(neuron.layer())
        .shape()
        .index(neuron.channel(), neuron.row(), neuron.column());
  }

  @Test
  void theTagStandsInsideTheWindow() {
    robot.moveTo(onScreen(Neuron.unit(6, 4)));
    window.until(() -> find("#hover-tag").isVisible());
    window.until(
        () -> {
          var tag = find("#hover-tag").localToScene(find("#hover-tag").getLayoutBounds());
          return tag.getWidth() > 0
              && tag.getMaxX() <= window.shell().scene().getWidth()
              && tag.getMinY() >= 0;
        });
  }

  @Test
  void aClickPinsAndWithShiftPinsOneMore() {
    robot.moveTo(onScreen(CONVOLUTION)).clickOn(MouseButton.PRIMARY);
    window.until(() -> window.workspace().pins().equals(List.of(CONVOLUTION)));
    robot.press(KeyCode.SHIFT);
    robot.moveTo(onScreen(DENSE)).clickOn(MouseButton.PRIMARY);
    robot.release(KeyCode.SHIFT);
    window.until(() -> window.workspace().pins().equals(List.of(CONVOLUTION, DENSE)));
    robot.moveTo(onScreen(DENSE)).clickOn(MouseButton.PRIMARY);
    window.until(() -> window.workspace().pins().equals(List.of(DENSE)));
    robot.press(KeyCode.SHIFT);
    robot.moveTo(onScreen(CONVOLUTION)).clickOn(MouseButton.PRIMARY);
    robot.release(KeyCode.SHIFT);
    window.until(() -> window.workspace().pins().equals(List.of(DENSE, CONVOLUTION)));
    // A click beside the layers unpins what was pinned last.
    robot.moveTo(onScreenAt(2, 2)).clickOn(MouseButton.PRIMARY);
    window.until(() -> window.workspace().pins().equals(List.of(DENSE)));
    window.onScreen(() -> window.workspace().pins().clear());
    assertNull(
        ask(() -> window.workspace().hovered().get()), "the pointer has to move to hover again");
    assertFalse(find("#hover-tag").isVisible());
  }

  @Test
  void aDragTurnsTheCameraAndPinsNothing() {
    CameraPose before = pose();
    robot
        .moveTo(onScreen(CONVOLUTION))
        .press(MouseButton.PRIMARY)
        .moveBy(6, 3)
        .release(MouseButton.PRIMARY);
    window.until(() -> pose().yaw() < before.yaw() && pose().pitch() > before.pitch());
    assertTrue(window.workspace().pins().isEmpty());
  }

  @Test
  void aNumberKeyFliesToItsLayerAndHomeReturns() {
    CameraPose home = pose();
    List<Number> visited = new ArrayList<>();
    window.onScreen(
        () ->
            scene()
                .camera()
                .flownToProperty()
                .addListener((observed, before, layer) -> visited.add(layer)));
    robot.type(KeyCode.DIGIT3);
    window.until(() -> scene().camera().flownToProperty().get() == 3);
    CameraPose near = pose();
    assertTrue(near.distance() < home.distance());
    Plane board = ask(() -> scene().networkLayout().place(3).plane());
    assertEquals(board.turn(), near.yaw());
    assertEquals(board.tilt(), near.pitch());
    robot.type(KeyCode.DIGIT9).type(KeyCode.DIGIT5);
    window.until(() -> scene().camera().flownToProperty().get() == 5);
    assertNotEquals(near, pose());
    robot.type(KeyCode.HOME);
    window.until(() -> home.equals(pose()));
    assertEquals(List.<Number>of(3, 5, -1), visited, "there is no layer 9");
  }

  @Test
  void aFlightStartsWhereTheCameraIsAndEndsAtItsGoal() {
    CameraPose home = pose();
    window.run("view.layer-4");
    CameraPose goal = pose();
    window.run("view.home");
    window.onScreen(
        () -> {
          window.workspace().settings().reducedMotion().set(false);
          window.shell().commands().get("view.layer-4").run();
          assertEquals(home, scene().camera().pose(), "nothing moves before the next pulse");
        });
    window.until(() -> goal.equals(pose()));
  }

  @Test
  void theSameKeyChangesToFlatAndBack() {
    CameraPose home = pose();
    robot.type(KeyCode.F);
    window.until(() -> ask(() -> scene().arrangement()) == Arrangements.flat());
    assertNotEquals(home, pose());
    robot.type(KeyCode.F);
    window.until(() -> ask(() -> scene().arrangement()) == Arrangements.usual());
    window.until(() -> home.equals(pose()));
  }

  @Test
  void arrowKeysTurnTheCameraOnceTheSceneHasTheFocus() {
    CameraPose home = pose();
    robot.type(KeyCode.V);
    window.until(() -> ask(() -> scene().isFocused()));
    robot.type(KeyCode.RIGHT);
    window.until(() -> pose().yaw() > home.yaw());
    robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).release(KeyCode.SHIFT);
    window.until(() -> pose().target().y() != home.target().y());
  }

  @Test
  void theLegendFollowsTheHoveredThePinnedAndTheVisitedLayer() {
    assertEquals("conv1", legend().getText(), "the first layer that is computed");
    robot.type(KeyCode.DIGIT2);
    window.until(() -> "pool1".equals(legend().getText()));
    robot.type(KeyCode.HOME);
    window.until(() -> "conv1".equals(legend().getText()));
    robot.moveTo(onScreen(DENSE)).clickOn(MouseButton.PRIMARY);
    window.until(() -> "dense".equals(legend().getText()));
    robot.moveTo(onScreenAt(2, 2)).moveTo(onScreen(CONVOLUTION));
    window.until(() -> "conv2".equals(legend().getText()));
    robot.moveTo(onScreenAt(2, 2));
    window.until(() -> "dense".equals(legend().getText()));
  }

  @Test
  void theLegendHasTheNumbersAndColoursOfTheFrame() {
    robot.moveTo(onScreen(DENSE));
    window.until(() -> "dense".equals(legend().getText()));
    window.onScreen(
        () -> {
          var scale = window.workspace().frame().get().colours().scale(5);
          List<String> numbers =
              find("#legend").lookupAll(".legend-scale > .label").stream()
                  .map(label -> ((Label) label).getText())
                  .toList();
          assertTrue(numbers.contains(number(scale.low())), numbers.toString());
          assertTrue(numbers.contains(number(scale.high())), numbers.toString());
          ImageView strip = (ImageView) find(".legend-bar").lookup(".image-view");
          int last = (int) strip.getImage().getWidth() - 1;
          var pixels = strip.getImage().getPixelReader();
          assertEquals(scale.map().entry(0), pixels.getArgb(0, 0));
          assertEquals(scale.map().entry(last), pixels.getArgb(last, 0));
        });
  }

  private static String number(float value) {
    return Messages.text("view.number", value).replace('-', '\u2212');
  }

  @Test
  void theLayerListHidesLayersAndFliesToThem() {
    robot.type(KeyCode.L);
    window.until(() -> find(".layer-rows") != null);
    Point2D neuron = onScreen(CONVOLUTION);
    CheckBox conv2 = (CheckBox) row(CheckBox.class, 3);
    robot.clickOn(conv2);
    window.until(() -> !scene().isLayerVisible(3));
    robot.moveTo(onScreen(DENSE));
    window.until(() -> DENSE.equals(window.workspace().hovered().get()));
    robot.moveTo(neuron);
    window.until(() -> window.workspace().hovered().get() == null);
    robot.clickOn(conv2);
    window.until(() -> scene().isLayerVisible(3));
    robot.moveTo(onScreenAt(2, 2)).moveTo(onScreen(CONVOLUTION));
    window.until(() -> CONVOLUTION.equals(window.workspace().hovered().get()));
    robot.clickOn(row(Hyperlink.class, 5));
    window.until(() -> scene().camera().flownToProperty().get() == 5);
    robot.type(KeyCode.L);
    window.until(() -> find(".layer-rows") == null);
  }

  private Node row(Class<? extends Node> kind, int layer) {
    return find(".layer-rows").lookupAll("*").stream().filter(kind::isInstance).toList().get(layer);
  }

  @Test
  void theSecondaryButtonOpensTheMenuOfTheNeuron() {
    robot.moveTo(onScreen(DENSE)).clickOn(MouseButton.SECONDARY);
    window.until(() -> menu() != null);
    List<MenuItem> items = ask(() -> List.copyOf(menu().getItems()));
    LiveFrame frame = window.upToDate();
    assertEquals(NeuronNames.name(frame.spec(), DENSE), items.get(0).getText());
    MenuItem pin = items.stream().filter(item -> "view.pin".equals(item.getId())).findAny().get();
    robot.clickOn(pin.getText());
    window.until(() -> window.workspace().pins().equals(List.of(DENSE)));
  }

  private @Nullable ContextMenu menu() {
    return Window.getWindows().stream()
        .filter(ContextMenu.class::isInstance)
        .map(ContextMenu.class::cast)
        .findAny()
        .orElse(null);
  }

  @Test
  void anotherPaletteColoursTheSceneAndTheLegend() {
    LiveFrame before = window.upToDate();
    window.run("view.palette.magma");
    LiveFrame after = window.upToDate();
    assertEquals("magma", after.colours().scale(1).map().name());
    assertNotEquals(before.colours().scale(1).map(), after.colours().scale(1).map());
    ImageView strip = (ImageView) find(".legend-bar").lookup(".image-view");
    window.until(
        () ->
            strip.getImage().getPixelReader().getArgb(200, 0)
                == after.colours().scale(1).map().entry(200));
  }

  @Test
  void anotherNetworkGetsASceneOfItsOwn() {
    NetworkScene first = ask(this::scene);
    robot.type(KeyCode.DIGIT3);
    window.onScreen(() -> window.workspace().show(TestWindow.untrainedDigits()));
    window.upToDate();
    assertNotNull(ask(this::scene));
    assertNotEquals(first, ask(this::scene));
    assertEquals("conv1", legend().getText(), "it starts at the home view");
  }

  private NetworkScene scene() {
    return (NetworkScene) find("#scene");
  }

  private Label legend() {
    return (Label) find(".legend-layer");
  }

  private Node find(String selector) {
    return window.shell().scene().lookup(selector);
  }

  private CameraPose pose() {
    return ask(() -> scene().camera().pose());
  }

  /** What something is, asked on the JavaFX thread. */
  private <T> T ask(Supplier<T> question) {
    AtomicReference<T> answer = new AtomicReference<>();
    window.onScreen(() -> answer.set(question.get()));
    return answer.get();
  }

  private Point2D onScreen(Neuron neuron) {
    return ask(() -> scene().localToScreen(scene().position(neuron)));
  }

  /** A place in the scene, in its pixels. */
  private Point2D onScreenAt(double x, double y) {
    return ask(() -> scene().viewport().localToScreen(x, y));
  }
}
