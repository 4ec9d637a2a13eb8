package io.github.convoscope.ui.card;

import static io.github.convoscope.ui.neuron.NeuronWindow.CONVOLUTION;
import static io.github.convoscope.ui.neuron.NeuronWindow.DENSE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.ArithmeticTable;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.Interventions.Clamp;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.Edge;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.SidePanel;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.ComparedDrawing;
import io.github.convoscope.ui.neuron.NeuronWindow;
import io.github.convoscope.ui.neuron.PrintedPercentages;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.BooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** Pinned neurons and their cards in a real window. */
@NeedsDisplay
class CardWindowTest {
  private final NeuronWindow window =
      new NeuronWindow(CardWindowTest::installStepMode, new CardFeature());

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void hoveringANeuronDrawsTheEdgesFromItsInputs() {
    hover(CONVOLUTION);
    List<Edge> edges = window.marks().edges();
    assertFalse(edges.isEmpty());
    assertTrue(edges.stream().allMatch(edge -> edge.to().equals(CONVOLUTION)));
    hover(null);
    assertTrue(window.marks().edges().isEmpty());
  }

  @Test
  void edgesAreTheStrongestContributions() {
    pin(DENSE);
    Arithmetic arithmetic = window.arithmetic(DENSE);
    List<Edge> edges = window.marks().edges();
    assertEquals(12, edges.size());
    Edge last = edges.get(edges.size() - 1);
    assertEquals(arithmetic.source(arithmetic.termsBySize()[0]), last.from());
    assertEquals(1, Math.abs(last.strength()));
    window.type(KeyCode.CLOSE_BRACKET);
    window.until(() -> window.marks().edges().size() == 16);
    window.type(KeyCode.C);
    window.until(() -> window.marks().edges().stream().allMatch(edge -> edge.from().equals(DENSE)));
  }

  @Test
  void theReceptiveFieldOfADenseUnitIsTheWholeInput() {
    pin(DENSE);
    long whole =
        window.marks().outlines().stream()
            .filter(outline -> outline.layer() == 0)
            .filter(outline -> outline.rows() == 28 && outline.columns() == 28)
            .count();
    assertEquals(1, whole);
  }

  @Test
  void aFreeUnitHasAHollowKnobThatCanBeSeen() {
    pin(DENSE);
    window.until(() -> knobFills() == 2);
    assertEquals(1, window.find(".clamp-slider .thumb").getOpacity());
    Clamp off = new Clamp(DENSE.layer(), DENSE.channel(), 0);
    window.onScreen(() -> window.workspace().clamped().set(new Interventions(List.of(off))));
    window.until(() -> knobFills() == 1);
  }

  private int knobFills() {
    Region knob = (Region) window.find(".clamp-slider .thumb");
    return knob == null || knob.getBackground() == null
        ? 0
        : knob.getBackground().getFills().size();
  }

  @Test
  void nameValueSentenceAndCloseButtonStayWhileALongCardScrolls() {
    window.onScreen(
        () -> {
          window.shell().stage().setWidth(1024);
          window.shell().stage().setHeight(768);
          window.workspace().settings().projector().set(true);
        });
    pin(DENSE);
    ScrollPane scroll = (ScrollPane) card(DENSE).lookup(".panel-scroll");
    window.until(() -> scroll.getViewportBounds().getHeight() > 0);
    Bounds sum = bounds(card(DENSE).lookup(".formula"));
    assertTrue(bounds(scroll).contains(sum), "the sum is seen before anything is scrolled");
    for (double at : new double[] {0.5, 1}) {
      window.onScreen(() -> scroll.setVvalue(at));
      for (String part : List.of(".card-value", ".card-sentence", ".side-panel > .close")) {
        Node node = card(DENSE).lookup(part);
        window.until(() -> bounds(scroll).contains(bounds(node)));
      }
    }
    Label sentence = (Label) card(DENSE).lookup(".card-sentence");
    float made = window.arithmetic(DENSE).preActivation();
    assertTrue(sentence.getText().contains(ArithmeticNumbers.signed(made)), sentence.getText());
  }

  private static Bounds bounds(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  @Test
  void dimmingIsSwitchedOffByItsCommand() {
    pin(CONVOLUTION);
    assertNotNull(window.marks().emphasis());
    window.run("card.dimming");
    assertNull(window.marks().emphasis());
  }

  @Test
  void escUnpins() {
    pin(CONVOLUTION);
    window.type(KeyCode.ESCAPE);
    window.until(() -> window.workspace().pins().isEmpty());
    assertNull(card(CONVOLUTION));
    assertTrue(window.marks().edges().isEmpty());
    assertTrue(window.marks().outlines().isEmpty());
  }

  @Test
  void escWhileAMenuIsOpenLeavesThePinAlone() {
    pin(CONVOLUTION);
    Menu menu = ((MenuBar) window.find(".menu-bar")).getMenus().get(0);
    window.onScreen(menu::show);
    window.until(menu::isShowing);
    window.type(KeyCode.ESCAPE);
    window.onScreen(menu::hide);
    assertEquals(List.of(CONVOLUTION), window.workspace().pins());
    window.type(KeyCode.ESCAPE);
    window.until(() -> window.workspace().pins().isEmpty());
  }

  @Test
  void escClosesThePanelThatWasOpenedLast() {
    pin(DENSE);
    SidePanel later = new SidePanel("later", 900, new Label("opened after the card"), () -> {});
    window.onScreen(() -> window.shell().host().show(later));
    window.type(KeyCode.ESCAPE);
    window.until(() -> !window.shell().host().panels().contains(later));
    assertEquals(List.of(DENSE), window.workspace().pins());
    window.type(KeyCode.ESCAPE);
    window.until(() -> window.workspace().pins().isEmpty());
  }

  @Test
  void escEndsWhatWasOpenedLast() {
    BooleanProperty stepping = window.shell().commands().active(Context.STEPPING);
    window.onScreen(() -> stepping.set(true));
    pin(DENSE);
    window.type(KeyCode.ESCAPE);
    window.until(() -> window.workspace().pins().isEmpty());
    assertTrue(stepping.get(), "step mode was there before the pin");
    pin(DENSE);
    window.onScreen(() -> stepping.set(false));
    window.onScreen(() -> stepping.set(true));
    window.type(KeyCode.ESCAPE);
    window.until(() -> !stepping.get());
    assertEquals(List.of(DENSE), window.workspace().pins());
    window.type(KeyCode.ESCAPE);
    window.until(() -> window.workspace().pins().isEmpty());
  }

  @Test
  void whereRoomIsShortTheOldestCardIsFoldedAndAClickUnfoldsIt() {
    PseudoClass folded = PseudoClass.getPseudoClass("folded");
    List<Neuron> four =
        List.of(Neuron.unit(5, 1), Neuron.unit(5, 2), Neuron.unit(5, 3), Neuron.unit(5, 4));
    window.onScreen(() -> four.forEach(window.workspace()::pinAlso));
    Node first = card(four.get(0));
    window.until(() -> first.getPseudoClassStates().contains(folded));
    assertFalse(card(four.get(3)).getPseudoClassStates().contains(folded));
    window.click(first.lookup(".card-title"));
    window.until(() -> !first.getPseudoClassStates().contains(folded));
    assertEquals(four.get(0), window.workspace().chosen().get());
  }

  @Test
  void aCardClampsItsUnit() {
    pin(DENSE);
    ToggleButton power = (ToggleButton) card(DENSE).lookup(".switch-off");
    window.click(power);
    window.until(() -> clamps().equals(List.of(new Clamp(5, 17, 0))));
    assertTrue(power.isSelected());
    window.click(power);
    window.until(() -> clamps().isEmpty());
    assertFalse(power.isSelected());
  }

  @Test
  void aCardFollowsTheDrawing() {
    pin(DENSE);
    String before = value(DENSE);
    LiveFrame frame = window.drawLine();
    assertNotEquals(before, value(DENSE));
    assertEquals(ArithmeticNumbers.plain(frame.activations().after(5)[17]), value(DENSE));
    assertEquals(List.of(DENSE), window.workspace().pins());
  }

  @Test
  void aPartThatIsScrolledIntoSightShowsThePresentNumbers() {
    window.onScreen(() -> window.view().strongest().set(100));
    pin(DENSE);
    Label output = (Label) card(DENSE).lookup(".output-value");
    ScrollPane scroll = (ScrollPane) card(DENSE).lookup(".panel-scroll");
    window.until(() -> scroll.getContent().getLayoutBounds().getHeight() > scroll.getHeight());
    LiveFrame frame = window.drawLine();
    String now = ArithmeticNumbers.plain(frame.activations().after(5)[17]);
    assertNotEquals(now, output.getText(), "out of sight");
    window.onScreen(() -> scroll.setVvalue(1));
    window.until(() -> now.equals(output.getText()));
  }

  @Test
  void aCardShowsTheDifferenceToTheReferenceDrawing() {
    pin(DENSE);
    LiveFrame a = window.frame();
    window.onScreen(() -> window.view().reference().set(a));
    window.onScreen(() -> window.view().comparison().set(ComparedDrawing.DIFFERENCE));
    LiveFrame b = window.drawLine();
    float difference = b.activations().after(5)[17] - a.activations().after(5)[17];
    assertEquals("B \u2212 A " + ArithmeticNumbers.plain(difference), value(DENSE));
    window.onScreen(() -> window.view().comparison().set(ComparedDrawing.A));
    assertEquals(ArithmeticNumbers.plain(a.activations().after(5)[17]), value(DENSE));
  }

  @Test
  void anAnswersCardHasThePercentagesOfTheBars() {
    Neuron output = null;
    // Until a class is found that is rounded otherwise, so that all add up to 100 %.
    for (int end = 100; end < 500 && output == null; end += 20) {
      Drawing line = Drawing.of(Stroke.of(100, 100, 300, end));
      window.onScreen(() -> window.workspace().padContent().set(line));
      float[] probabilities = window.frame().probabilities();
      int[] bars = PrintedPercentages.tenths(probabilities);
      for (int label = 0; label < bars.length; label++) {
        if (bars[label] != Math.round(1000 * probabilities[label])) {
          output = Neuron.unit(window.spec().output().index(), label);
        }
      }
    }
    Neuron found = Objects.requireNonNull(output);
    int[] bars = PrintedPercentages.tenths(window.frame().probabilities());
    pin(found);
    String printed = ArithmeticNumbers.tenths(bars[found.channel()]);
    window.until(() -> value(found).equals(printed));
  }

  @Test
  void aRowIsFollowedAndHistoryGoesBackAndForward() {
    pin(DENSE);
    Neuron strongest = strongest(DENSE);
    Node table = card(DENSE).lookup(".terms");
    window.until(() -> table.localToScreen(table.getLayoutBounds()).getHeight() > 20);
    Bounds bounds = table.localToScreen(table.getLayoutBounds());
    FxRobot robot = new FxRobot();
    robot.moveTo(bounds.getMinX() + 40, bounds.getMinY() + 8);
    window.until(() -> strongest.equals(window.workspace().hovered().get()));
    robot.clickOn(MouseButton.PRIMARY);
    untilChosen(strongest);
    assertEquals(List.of(strongest), window.workspace().pins());

    window.type(KeyCode.ALT, KeyCode.LEFT);
    untilChosen(DENSE);
    window.type(KeyCode.ALT, KeyCode.RIGHT);
    untilChosen(strongest);
  }

  @Test
  void keysGoFromTheAnswerToTheInput() {
    window.type(KeyCode.A);
    untilLayer(6);
    for (int layer = 5; layer >= 0; layer--) {
      window.type(KeyCode.SHIFT, KeyCode.ENTER);
      untilLayer(layer);
    }
    assertEquals(1, window.workspace().pins().size());
  }

  @Test
  void keysGoToNeighbours() {
    window.type(KeyCode.CONTROL, KeyCode.LEFT);
    untilLayer(6);
    window.type(KeyCode.ALT, KeyCode.DIGIT3);
    untilLayer(3);
    Neuron first = window.workspace().chosen().get();
    int row = first.row() > 0 ? first.row() - 1 : first.row() + 1;
    window.type(KeyCode.CONTROL, first.row() > 0 ? KeyCode.UP : KeyCode.DOWN);
    untilChosen(new Neuron(3, first.channel(), row, first.column()));
    window.type(KeyCode.ALT, KeyCode.DOWN);
    Neuron next = new Neuron(3, (first.channel() + 1) % 16, row, first.column());
    untilChosen(next);
    window.type(KeyCode.CONTROL, KeyCode.ENTER);
    untilLayer(4);
    window.type(KeyCode.ALT, KeyCode.LEFT);
    untilChosen(next);
  }

  @Test
  void keysGoIntoTheCardAndFollowANumber() {
    pin(DENSE);
    Neuron reason = strongest(DENSE);
    window.type(KeyCode.J);
    window.type(KeyCode.DOWN);
    window.until(() -> reason.equals(window.workspace().hovered().get()));
    window.type(KeyCode.ENTER);
    untilChosen(reason);
    window.until(() -> window.workspace().hovered().get() == null);
  }

  @Test
  void theNumbersOfACardAreCopiedAsATable() {
    pin(DENSE);
    window.type(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
    AtomicReference<String> copied = new AtomicReference<>("");
    window.until(
        () -> {
          String text = Clipboard.getSystemClipboard().getString();
          copied.set(text == null ? "" : text);
          return copied.get().contains("\t");
        });
    String table = ArithmeticTable.csv(window.arithmetic(DENSE)).replace(',', '\t');
    assertEquals(table, copied.get());
  }

  /**
   * Something that Esc ends while the context of step mode is active, installed before the cards.
   */
  private static void installStepMode(Shell shell) {
    BooleanProperty stepping = shell.commands().active(Context.STEPPING);
    shell.host().onEscape(stepping, () -> stepping.set(false));
  }

  private void pin(Neuron neuron) {
    window.pin(neuron);
    window.until(() -> card(neuron) != null && !value(neuron).isEmpty());
  }

  private void hover(Neuron neuron) {
    window.onScreen(() -> window.workspace().hovered().set(neuron));
  }

  private void untilChosen(Neuron neuron) {
    window.until(() -> neuron.equals(window.workspace().chosen().get()));
  }

  private void untilLayer(int layer) {
    window.until(
        () -> {
          Neuron chosen = window.workspace().chosen().get();
          return chosen != null && chosen.layer() == layer && card(chosen) != null;
        });
  }

  private Neuron strongest(Neuron neuron) {
    Arithmetic arithmetic = window.arithmetic(neuron);
    return arithmetic.source(arithmetic.termsBySize()[0]);
  }

  private List<Clamp> clamps() {
    return window.workspace().clamped().get().clamps();
  }

  private Node card(Neuron neuron) {
    return window.find(
        "#card-%d-%d-%d-%d"
            .formatted(neuron.layer(), neuron.channel(), neuron.row(), neuron.column()));
  }

  private String value(Neuron neuron) {
    return ((Label) card(neuron).lookup(".card-value")).getText();
  }

  @Test
  void theFirstLineOfAScrolledCardStaysBesideItsCloseButton() {
    pin(CONVOLUTION);
    Node scroll = card(CONVOLUTION).lookup(".panel-scroll");
    window.onScreen(
        () -> {
          window.shell().stage().setWidth(1024);
          window.shell().stage().setHeight(600);
        });
    window.until(
        () ->
            ((ScrollPane) scroll).getContent().getLayoutBounds().getHeight()
                > ((ScrollPane) scroll).getViewportBounds().getHeight() + 100);
    window.onScreen(() -> ((ScrollPane) scroll).setVvalue(1));
    Node title = card(CONVOLUTION).lookup(".card-line");
    Node cross = card(CONVOLUTION).lookup(".side-panel > .close");
    window.until(
        () ->
            Math.abs(
                    title.localToScene(title.getLayoutBounds()).getCenterY()
                        - cross.localToScene(cross.getLayoutBounds()).getCenterY())
                < 4);
    double covered = title.localToScene(title.getLayoutBounds()).getMaxX();
    for (Node part : card(CONVOLUTION).lookup(".neuron-card").lookupAll(".label")) {
      double right = part.localToScene(part.getLayoutBounds()).getMaxX();
      assertTrue(right <= covered + 1, "it scrolls beneath the first line: " + part);
    }
  }
}
