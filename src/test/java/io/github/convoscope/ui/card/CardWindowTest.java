package io.github.convoscope.ui.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.ArithmeticTable;
import io.github.convoscope.explain.contribution.ComputationSteps;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.layout.Point;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.Edge;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.scene.SceneMarks;
import io.github.convoscope.scene.UnitPictures;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.SceneOverlay;
import io.github.convoscope.ui.SidePanel;
import io.github.convoscope.ui.TestWindow;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.pad.PadFeature;
import io.github.convoscope.ui.view.SceneFeature;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** Pins, cards, edges, step mode and what if in a real window, by pointer and by keys. */
@NeedsDisplay
class CardWindowTest {
  private static final Neuron CONVOLUTION = new Neuron(3, 5, 6, 7);
  private static final Neuron DENSE = Neuron.unit(5, 17);

  private final FxRobot robot = new FxRobot();
  private final Engine engine = UntrainedNetworks.untrainedDigits(5);
  private TestWindow window;

  @BeforeEach
  void open() {
    Model model = Model.of(engine);
    window =
        new TestWindow(
            () ->
                List.of(
                    new PadFeature(Path.of("none.json")), new SceneFeature(), new CardFeature()),
            model);
    window.onScreen(() -> window.workspace().settings().reducedMotion().set(true));
    window.draw(0.3, 0.2, 0.7, 0.2, 0.5, 0.8);
    window.upToDate();
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void aClickPinsADragDoesNotAndEscLetsGo() {
    Point2D place = onScreen(CONVOLUTION);
    robot.moveTo(place).press(MouseButton.PRIMARY).moveBy(6, 3).release(MouseButton.PRIMARY);
    assertTrue(window.workspace().pins().isEmpty(), "a drag of 6 pixels is no click");

    window.run("view.home");
    robot.moveTo(onScreen(CONVOLUTION));
    window.until(() -> CONVOLUTION.equals(window.workspace().hovered().get()));
    List<Edge> hoverEdges = window.workspace().overlays().marks().get().edges();
    assertFalse(hoverEdges.isEmpty(), "hovering shows what feeds the neuron");
    assertTrue(hoverEdges.stream().allMatch(edge -> edge.to().equals(CONVOLUTION)));

    robot.clickOn(MouseButton.PRIMARY);
    window.until(() -> window.workspace().pins().equals(List.of(CONVOLUTION)));
    assertNotNull(card(CONVOLUTION));

    type(KeyCode.ESCAPE);
    window.until(() -> window.workspace().pins().isEmpty());
    assertNull(card(CONVOLUTION));
    window.until(() -> marks().edges().isEmpty() && marks().outlines().isEmpty());
    assertNull(window.workspace().hovered().get(), "the pointer has to move to point again");
    assertFalse(tag().isVisible());
  }

  @Test
  void escClosesWhatWasOpenedLast() {
    pin(DENSE);
    SidePanel later = new SidePanel("later", 900, new Label("opened after the card"), () -> {});
    window.onScreen(() -> window.shell().host().show(later));
    type(KeyCode.ESCAPE);
    window.until(() -> !window.shell().host().panels().contains(later));
    assertEquals(List.of(DENSE), window.workspace().pins());
    type(KeyCode.ESCAPE);
    window.until(() -> window.workspace().pins().isEmpty());
  }

  @Test
  void menusStayWithinReachHoweverCloseTheSceneIs() {
    NetworkScene scene = (NetworkScene) window.shell().scene().lookup("#scene");
    window.onScreen(
        () -> {
          for (int step = 0; step < 6; step++) {
            scene.camera().zoom(1.2, scene.getWidth() * 0.35, scene.getHeight() / 2);
          }
          Bounds all = scene.getBoundsInLocal();
          assertTrue(all.getMinY() >= 0, "texts over what is above the scene: " + all);
        });
    robot.clickOn("View");
    window.until(() -> robot.lookup("Centred drawing").tryQuery().isPresent());
    assertTrue(window.workspace().pins().isEmpty());
  }

  @Test
  void theLegendSpeaksOfTheLayerThatWasFlownTo() {
    Label name = (Label) window.shell().scene().lookup(".legend-layer");
    assertEquals("conv1", name.getText());
    type(KeyCode.DIGIT3);
    window.until(() -> name.getText().equals("conv2"));
    Node numbers = window.shell().scene().lookup(".legend-bar");
    UnitPictures grey = new UnitPictures(1, 1, new int[engine.spec().layer(3).shape().channels()]);
    SceneOverlay overlay = SceneOverlay.over(70);
    window.onScreen(
        () -> {
          window.workspace().overlays().register(overlay);
          overlay.showPictures(Map.of(3, grey));
        });
    assertFalse(numbers.isVisible(), "pictures have no numbers");
    window.onScreen(overlay::clear);
    assertTrue(numbers.isVisible());
    type(KeyCode.HOME);
    window.until(() -> name.getText().equals("conv1"));
  }

  @Test
  void theTagStandsBesideTheNeuronWhoseNumberIsPointedAt() {
    pin(DENSE);
    Neuron strongest = strongest(DENSE);
    hoverFirstRow(DENSE);
    window.until(() -> strongest.equals(window.workspace().hovered().get()) && tag().isVisible());
    Point2D neuron = onScreen(strongest);
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
  void theTagAndTheLegendSayWhatIsShownInThePlaceOfActivations() {
    window.run("card.hold");
    LiveFrame a = window.upToDate();
    window.draw(0.2, 0.5, 0.9, 0.5);
    LiveFrame b = window.upToDate();
    float difference = b.activations().after(5)[17] - a.activations().after(5)[17];
    window.onScreen(() -> window.workspace().hovered().set(DENSE));
    String expected = "B \u2212 A  " + (difference > 0 ? "+" : "") + NeuronNames.value(difference);
    window.until(() -> ((Label) tag().lookup(".hover-value")).getText().equals(expected));
    Label legend = (Label) window.shell().scene().lookup(".legend-layer");
    assertEquals("dense \u00b7 B \u2212 A", legend.getText());
    window.run("card.hold");
    window.until(() -> window.workspace().hovered().get() == null);
    window.onScreen(() -> window.workspace().hovered().set(DENSE));
    String plain = NeuronNames.value(b.activations().after(5)[17]);
    window.until(() -> ((Label) tag().lookup(".hover-value")).getText().equals(plain));
  }

  @Test
  void theLegendHasTheDimmedColoursWhileSomethingIsDimmed() {
    Node dimmed = window.shell().scene().lookup("#legend-dimmed");
    assertFalse(dimmed.isVisible());
    pin(CONVOLUTION);
    window.until(dimmed::isVisible);
    window.run("card.dimming");
    window.until(() -> !dimmed.isVisible());
  }

  @Test
  void whereRoomIsShortTheOldestCardFoldsAndAClickUnfoldsIt() {
    PseudoClass folded = PseudoClass.getPseudoClass("folded");
    List<Neuron> three =
        List.of(Neuron.unit(5, 1), Neuron.unit(5, 2), Neuron.unit(5, 3), Neuron.unit(5, 4));
    window.onScreen(() -> three.forEach(window.workspace()::pinAlso));
    Node first = card(three.get(0));
    window.until(() -> first.getPseudoClassStates().contains(folded));
    assertFalse(card(three.get(3)).getPseudoClassStates().contains(folded));
    click(first.lookup(".card-title"));
    window.until(() -> !first.getPseudoClassStates().contains(folded));
    assertEquals(three.get(0), window.workspace().chosen().get());
  }

  @Test
  void aUnitIsSwitchedOffOnItsCardAndMovedByKeys() {
    pin(DENSE);
    ToggleButton power = (ToggleButton) card(DENSE).lookup(".switch-off");
    click(power);
    window.until(() -> window.workspace().held().get().clamps().size() == 1);
    window.until(power::isSelected);
    type(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.UP);
    window.until(() -> window.workspace().held().get().clamps().get(0).value() > 0);
    click(power);
    window.until(() -> window.workspace().held().get().isEmpty());
    window.until(() -> !power.isSelected());
  }

  @Test
  void aPinStaysWhileDrawingAndItsCardFollows() {
    pin(DENSE);
    String before = value(DENSE);
    window.draw(0.3, 0.8, 0.8, 0.6);
    LiveFrame frame = window.upToDate();
    window.until(() -> !value(DENSE).equals(before));
    assertEquals(ArithmeticNumbers.plain(frame.activations().after(5)[17]), value(DENSE));
    assertEquals(List.of(DENSE), window.workspace().pins());
  }

  @Test
  void aRowIsFollowedAndBackAndForwardGoLikeInABrowser() {
    pin(DENSE);
    Neuron strongest = strongest(DENSE);
    hoverFirstRow(DENSE);
    window.until(() -> strongest.equals(window.workspace().hovered().get()));
    robot.clickOn(MouseButton.PRIMARY);
    window.until(() -> strongest.equals(window.workspace().chosen().get()));
    assertEquals(List.of(strongest), window.workspace().pins());

    type(KeyCode.ALT, KeyCode.LEFT);
    window.until(() -> DENSE.equals(window.workspace().chosen().get()));
    type(KeyCode.ALT, KeyCode.RIGHT);
    window.until(() -> strongest.equals(window.workspace().chosen().get()));
  }

  @Test
  void fromTheAnswerToThePixelsByKeysAlone() {
    type(KeyCode.A);
    window.until(() -> chosenLayer() == 6);
    for (int layer = 5; layer >= 0; layer--) {
      int expected = layer;
      type(KeyCode.SHIFT, KeyCode.ENTER);
      window.until(() -> chosenLayer() == expected);
    }
    assertEquals(1, window.workspace().pins().size());
    type(KeyCode.ESCAPE);
    window.until(() -> window.workspace().pins().isEmpty());
  }

  @Test
  void edgesAreTheStrongestContributions() {
    pin(DENSE);
    Arithmetic arithmetic = arithmetic(DENSE);
    int[] order = arithmetic.termsBySize();
    List<Edge> edges = marks().edges();
    assertEquals(12, edges.size());
    Edge last = edges.get(edges.size() - 1);
    assertEquals(arithmetic.source(order[0]), last.from());
    assertEquals(1, Math.abs(last.strength()));
    type(KeyCode.CLOSE_BRACKET);
    window.until(() -> marks().edges().size() == 16);
    type(KeyCode.C);
    window.until(() -> marks().edges().stream().allMatch(edge -> edge.from().equals(DENSE)));
    long input =
        marks().outlines().stream()
            .filter(outline -> outline.layer() == 0)
            .filter(outline -> outline.rows() == 28 && outline.columns() == 28)
            .count();
    assertEquals(1, input, "a dense unit looks at the whole picture");
  }

  @Test
  void aUnitSwitchedOffIsListedAndUndoneInOneClick() {
    pin(CONVOLUTION);
    type(KeyCode.O);
    window.until(() -> !window.workspace().held().get().isEmpty());
    LiveFrame off = window.upToDate();
    for (int i = 5 * 196; i < 6 * 196; i++) {
      assertEquals(0, off.activations().after(3)[i]);
    }
    assertEquals(
        List.of(3, 4, 5, 6),
        marks().values().stream().map(SceneMarks.LayerValues::layer).toList(),
        "everything downstream shows the difference");
    Node undo = window.shell().scene().lookup("#what-if .what-if-row .close");
    click(undo);
    window.until(() -> window.workspace().held().get().isEmpty());
    window.until(() -> marks().values().isEmpty());
    assertNull(window.shell().scene().lookup("#what-if"));
  }

  @Test
  void twoDrawingsAreComparedInSceneAndCard() {
    pin(DENSE);
    type(KeyCode.H);
    window.until(() -> window.shell().scene().lookup("#hold-A") != null);
    LiveFrame a = window.upToDate();
    window.draw(0.2, 0.5, 0.9, 0.5);
    LiveFrame b = window.upToDate();
    SceneMarks.LayerValues dense = marks().values().get(5);
    float difference = b.activations().after(5)[17] - a.activations().after(5)[17];
    assertEquals(difference, dense.values().of(b.activations())[17]);
    assertNotEquals(0, difference);
    window.until(() -> value(DENSE).endsWith(ArithmeticNumbers.plain(difference)));
    type(KeyCode.B);
    window.until(() -> value(DENSE).equals(ArithmeticNumbers.plain(a.activations().after(5)[17])));
    type(KeyCode.H);
    window.until(() -> marks().values().isEmpty());
  }

  @Test
  void spaceStepsEvenWhileAButtonHasTheFocus() {
    type(KeyCode.W);
    window.until(() -> window.shell().scene().lookup("#step-bar") != null);
    window.onScreen(() -> window.shell().scene().lookup("#step-WAVE").requestFocus());
    LiveFrame frame = window.upToDate();
    int start = ComputationSteps.start(engine.spec().layer(1), 0, frame.activations().after(1));
    assertTrue(start > 28, "what lies above the drawing is shown at once");
    type(KeyCode.SPACE);
    type(KeyCode.SPACE);
    window.until(() -> count().startsWith(start + 3 + " "));
    frame = window.upToDate();
    float[] shown = marks().values().get(0).values().of(frame.activations());
    assertEquals(frame.activations().after(1)[start + 2], shown[start + 2]);
    for (int i = start + 3; i < 784; i++) {
      assertEquals(0, shown[i], "not computed yet");
    }
    assertEquals(frame.activations().after(1)[784 + 99], shown[784 + 99], "another map");
    type(KeyCode.ESCAPE);
    window.until(() -> window.shell().scene().lookup("#step-bar") == null);
    assertTrue(marks().values().isEmpty());
  }

  @Test
  void aTileOfTheFilterViewPinsItsUnit() {
    type(KeyCode.K);
    window.until(() -> window.shell().scene().lookup("#filter-1-2") != null);
    click(window.shell().scene().lookup("#filter-1-2 .filter-pictures"));
    window.until(() -> !window.workspace().pins().isEmpty());
    Neuron chosen = window.workspace().chosen().get();
    assertEquals(1, chosen.layer());
    assertEquals(2, chosen.channel());
    type(KeyCode.ESCAPE);
    window.until(() -> window.shell().scene().lookup("#filter-1-2") == null);
    assertFalse(window.workspace().pins().isEmpty(), "Esc closes the page first");
  }

  private Neuron strongest(Neuron neuron) {
    Arithmetic arithmetic = arithmetic(neuron);
    return arithmetic.source(arithmetic.termsBySize()[0]);
  }

  private void hoverFirstRow(Neuron neuron) {
    Node table = card(neuron).lookup(".terms");
    window.until(() -> table.localToScreen(table.getLayoutBounds()).getHeight() > 20);
    Bounds bounds = table.localToScreen(table.getLayoutBounds());
    robot.moveTo(bounds.getMinX() + 40, bounds.getMinY() + 8);
  }

  private Node tag() {
    return window.shell().scene().lookup("#hover-tag");
  }

  @Test
  void aClickOnAnEdgeFollowsIt() {
    pin(DENSE);
    window.until(() -> !marks().edges().isEmpty());
    NetworkScene scene = (NetworkScene) window.shell().scene().lookup("#scene");
    window.until(
        () -> {
          double covered = window.shell().covered().get().getRight();
          return covered > 200 && scene.viewport().getWidth() <= scene.getWidth() - covered;
        });
    Edge edge = marks().edges().get(marks().edges().size() - 1);
    Point2D from = onScreen(edge.from());
    Point2D to = onScreen(DENSE);
    List<Point2D> places = new ArrayList<>();
    window.onScreen(
        () -> {
          for (double part = 0.1; part < 0.9; part += 0.01) {
            Point2D on = from.interpolate(to, part);
            Point2D inside = scene.viewport().screenToLocal(on);
            var picked = scene.pickEdge(inside.getX(), inside.getY());
            if (picked != null && picked.from().equals(edge.from())) {
              places.add(on);
            }
          }
        });
    assertFalse(places.isEmpty(), "between the layers the strongest edge lies on top");
    robot.moveTo(places.get(places.size() / 2)).clickOn(MouseButton.PRIMARY);
    window.until(() -> edge.from().equals(window.workspace().chosen().get()));
  }

  @Test
  void theKeyboardGoesFromThePadToTheSceneAndIntoTheCard() {
    pin(DENSE);
    window.onScreen(() -> window.shell().scene().lookup("#pad").requestFocus());
    type(KeyCode.F6);
    window.until(() -> "scene".equals(window.shell().scene().getFocusOwner().getId()));
    type(KeyCode.F6);
    window.until(
        () -> {
          Node at = window.shell().scene().getFocusOwner();
          while (at != null && at != card(DENSE)) {
            at = at.getParent();
          }
          return at != null;
        });
    type(KeyCode.SHIFT, KeyCode.F6);
    window.until(() -> "scene".equals(window.shell().scene().getFocusOwner().getId()));
  }

  @Test
  void onAProjectorNothingRunsUnderTheCard() {
    window.onScreen(() -> window.workspace().settings().projector().set(true));
    pin(DENSE);
    Node legend = window.shell().scene().lookup("#legend");
    window.until(() -> right(legend) <= left(card(DENSE)));
    for (Node part : ((Parent) legend).getChildrenUnmodifiable()) {
      assertTrue(!part.isVisible() || right(part) <= left(card(DENSE)), part.toString());
    }
    type(KeyCode.W);
    window.until(() -> window.shell().scene().lookup("#step-bar") != null);
    Node bar = window.shell().scene().lookup("#step-bar");
    window.until(() -> bar.localToScene(bar.getLayoutBounds()).getHeight() > 100);
    for (Node part : bar.lookupAll(".button, .toggle-button, .label, .cells")) {
      boolean inside =
          bar.localToScene(bar.getLayoutBounds())
              .contains(part.localToScene(part.getLayoutBounds()));
      assertTrue(inside, part.toString());
    }
    window.until(
        () ->
            card(DENSE).localToScene(card(DENSE).getLayoutBounds()).getMaxY()
                <= bar.localToScene(bar.getLayoutBounds()).getMinY());
  }

  @Test
  void theWholePictureIsFramedInsideThePad() {
    pin(DENSE);
    Node frame = window.shell().scene().lookup(".pad-field");
    window.until(frame::isVisible);
    Node pad = window.shell().scene().lookup(".pad");
    Bounds seen = pad.localToScene(pad.getLayoutBounds());
    window.until(() -> seen.contains(frame.localToScene(frame.getLayoutBounds())));
    Bounds framed = frame.localToScene(frame.getLayoutBounds());
    assertTrue(framed.getWidth() > 0.5 * seen.getWidth());
    assertTrue(framed.getHeight() > 0.5 * seen.getHeight());
  }

  @Test
  void aBlankPadHasNoAnswer() {
    window.run("ui.clear");
    window.upToDate();
    Node verdict = window.shell().scene().lookup("#verdict");
    window.until(() -> !verdict.isVisible());
    Node bars = window.shell().scene().lookup("#probabilities");
    window.onScreen(
        () ->
            assertFalse(
                String.valueOf(bars.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                    .contains("%")));
    window.draw(0.3, 0.2, 0.7, 0.2, 0.5, 0.8);
    window.upToDate();
    window.until(verdict::isVisible);
  }

  private static double left(Node node) {
    return node.localToScene(node.getLayoutBounds()).getMinX();
  }

  private static double right(Node node) {
    return node.localToScene(node.getLayoutBounds()).getMaxX();
  }

  @Test
  void theNumbersOfACardAreCopiedAsATable() {
    pin(DENSE);
    type(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
    AtomicReference<String> copied = new AtomicReference<>("");
    window.until(
        () -> {
          String text = Clipboard.getSystemClipboard().getString();
          copied.set(text == null ? "" : text);
          return copied.get().contains("\t");
        });
    String table = ArithmeticTable.csv(arithmetic(DENSE)).replace(',', '\t');
    assertEquals(table, copied.get());
  }

  @Test
  void everythingIsReachedFromTheKeyboardWithoutAPointer() {
    type(KeyCode.CONTROL, KeyCode.LEFT);
    window.until(() -> chosenLayer() == 6);
    type(KeyCode.ALT, KeyCode.DIGIT3);
    window.until(() -> chosenLayer() == 3);
    Neuron first = window.workspace().chosen().get();
    int row = first.row() > 0 ? first.row() - 1 : first.row() + 1;
    type(KeyCode.CONTROL, first.row() > 0 ? KeyCode.UP : KeyCode.DOWN);
    Neuron above = new Neuron(3, first.channel(), row, first.column());
    window.until(() -> above.equals(window.workspace().chosen().get()));
    type(KeyCode.ALT, KeyCode.DOWN);
    Neuron next = new Neuron(3, (first.channel() + 1) % 16, row, first.column());
    window.until(() -> next.equals(window.workspace().chosen().get()));
    type(KeyCode.CONTROL, KeyCode.ENTER);
    window.until(() -> chosenLayer() == 4);
    type(KeyCode.ALT, KeyCode.LEFT);
    window.until(() -> next.equals(window.workspace().chosen().get()));

    type(KeyCode.ALT, KeyCode.DIGIT5);
    window.until(() -> chosenLayer() == 5 && card(window.workspace().chosen().get()) != null);
    Neuron dense = window.workspace().chosen().get();
    Neuron reason = strongest(dense);
    type(KeyCode.J);
    type(KeyCode.DOWN);
    window.until(() -> reason.equals(window.workspace().hovered().get()));
    type(KeyCode.ENTER);
    window.until(() -> reason.equals(window.workspace().chosen().get()));
    assertNull(window.workspace().hovered().get());
  }

  @Test
  void theOtherButtonOffersWhatCanBeDoneWithAUnit() {
    robot.moveTo(onScreen(CONVOLUTION)).clickOn(MouseButton.SECONDARY);
    window.until(() -> menu() != null);
    window.onScreen(
        () ->
            menu().getItems().stream()
                .filter(item -> "card.switch-off".equals(item.getId()))
                .forEach(MenuItem::fire));
    window.until(
        () ->
            window.workspace().held().get().clamps().stream()
                .anyMatch(clamp -> clamp.layer() == 3 && clamp.channel() == 5));
    assertTrue(window.workspace().pins().isEmpty());
    window.onScreen(() -> menu().hide());
  }

  @Test
  void anotherMapThatIsPickedWhileStepsAreWatchedIsWatched() {
    type(KeyCode.W);
    window.until(() -> window.shell().scene().lookup("#step-bar") != null);
    window.onScreen(() -> window.workspace().pin(CONVOLUTION));
    window.until(() -> marks().values().size() == 1 && marks().values().get(0).layer() == 3);
    type(KeyCode.SHIFT, KeyCode.W);
    type(KeyCode.SHIFT, KeyCode.W);
    window.until(() -> marks().values().size() == 6);
    assertEquals("so far", marks().values().get(0).name());
  }

  private ContextMenu menu() {
    return (ContextMenu)
        javafx.stage.Window.getWindows().stream()
            .filter(ContextMenu.class::isInstance)
            .findFirst()
            .orElse(null);
  }

  /** Clicks in the middle of a node, once it has its place. */
  private void click(Node node) {
    AtomicReference<Point2D> place = new AtomicReference<>();
    window.until(
        () -> {
          Bounds bounds = node.localToScreen(node.getLayoutBounds());
          if (bounds != null && bounds.getWidth() > 0) {
            place.set(new Point2D(bounds.getCenterX(), bounds.getCenterY()));
          }
          return place.get() != null;
        });
    robot.moveTo(place.get()).clickOn(MouseButton.PRIMARY);
  }

  /**
   * Types a key, with modifiers first, once the window has the keyboard: without a window manager
   * that takes a while. In one go, as a busy machine repeats a key that stays down.
   */
  private void type(KeyCode... keys) {
    window.until(() -> window.shell().stage().isFocused());
    window.onScreen(
        () -> {
          Robot keyboard = new Robot();
          for (KeyCode key : keys) {
            keyboard.keyPress(key);
          }
          for (int i = keys.length - 1; i >= 0; i--) {
            keyboard.keyRelease(keys[i]);
          }
        });
  }

  private void pin(Neuron neuron) {
    window.onScreen(() -> window.workspace().pin(neuron));
    window.upToDate();
    window.until(() -> card(neuron) != null && !value(neuron).isEmpty());
  }

  private int chosenLayer() {
    Neuron chosen = window.workspace().chosen().get();
    return chosen == null ? -1 : chosen.layer();
  }

  private SceneMarks marks() {
    return window.workspace().overlays().marks().get();
  }

  private Arithmetic arithmetic(Neuron neuron) {
    LiveFrame frame = window.upToDate();
    NeuronInputs subject = NeuronInputs.of(engine.spec(), engine.weights(), neuron);
    return Arithmetic.of(subject, frame.activations(), 0, Interventions.NONE);
  }

  private Node card(Neuron neuron) {
    String id =
        "#card-%d-%d-%d-%d"
            .formatted(neuron.layer(), neuron.channel(), neuron.row(), neuron.column());
    return window.shell().scene().lookup(id);
  }

  private String value(Neuron neuron) {
    return ((Label) card(neuron).lookup(".card-value")).getText();
  }

  private String count() {
    return ((Label) window.shell().scene().lookup("#step-bar .muted")).getText();
  }

  private Point2D onScreen(Neuron neuron) {
    AtomicReference<Point2D> place = new AtomicReference<>();
    window.onScreen(
        () -> {
          NetworkScene scene = (NetworkScene) window.shell().scene().lookup("#scene");
          Point centre = scene.networkLayout().centre(neuron, scene.camera().pose().flatness());
          place.set(
              scene
                  .viewport()
                  .localToScreen(
                      scene.camera().projection().x(centre),
                      scene.camera().projection().y(centre)));
        });
    return place.get();
  }
}
