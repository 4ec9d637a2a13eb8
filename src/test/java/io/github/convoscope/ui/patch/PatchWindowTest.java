package io.github.convoscope.ui.patch;

import static io.github.convoscope.ui.neuron.NeuronWindow.CONVOLUTION;
import static io.github.convoscope.ui.neuron.NeuronWindow.DENSE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.ui.card.CardFeature;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.NeuronWindow;
import io.github.convoscope.ui.thought.ThoughtFeature;
import io.github.convoscope.ui.view.SceneFeature;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Line;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The arithmetic of the pinned neuron in the scene of a real window. */
@NeedsDisplay
class PatchWindowTest {
  private static final Pattern SIGNED = Pattern.compile("[+\u2212]\\d+(\\.\\d+)?");

  private final NeuronWindow window =
      new NeuronWindow(
          new SceneFeature(), new CardFeature(), new PatchFeature(), new ThoughtFeature());

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void theNumbersOfTheSumAddUpAndFollowTheDrawing() {
    pin(CONVOLUTION);
    String before = addsUp(CONVOLUTION);
    window.drawLine();
    window.until(() -> !texts().get(0).equals(before));
    addsUp(CONVOLUTION);
    Arithmetic arithmetic = window.arithmetic(CONVOLUTION);
    assertTrue(
        texts().get(1).endsWith("= " + ArithmeticNumbers.plain(arithmetic.output())),
        texts().toString());
    pin(DENSE);
    addsUp(DENSE);
  }

  /** Checks that the terms of the first line make its result, digit by digit, and the neuron's. */
  private String addsUp(Neuron neuron) {
    Arithmetic arithmetic = window.arithmetic(neuron);
    String total = ArithmeticNumbers.plain(arithmetic.total());
    window.until(() -> texts().get(0).endsWith("= " + total));
    String line = texts().get(0);
    String left = line.substring(0, line.lastIndexOf('='));
    BigDecimal sum = BigDecimal.ZERO;
    int terms = 0;
    Matcher found = SIGNED.matcher(left);
    while (found.find()) {
      sum = sum.add(new BigDecimal(found.group().replace('\u2212', '-')));
      terms++;
    }
    assertTrue(terms > 2, line);
    assertEquals(0, sum.compareTo(new BigDecimal(total.replace('\u2212', '-'))), line);
    return line;
  }

  @Test
  void standsBesideTheCellInTheFreePartOfTheScene() {
    for (Neuron neuron : List.of(CONVOLUTION, DENSE, new Neuron(4, 2, 3, 3), Neuron.unit(6, 3))) {
      pin(neuron);
      // The panel has its size a pulse after it is filled.
      window.until(
          () ->
              ((NetworkScene) window.find("#scene"))
                  .viewport()
                  .getBoundsInParent()
                  .contains(panel().getBoundsInParent()));
      window.onScreen(
          () -> {
            NetworkScene scene = (NetworkScene) window.find("#scene");
            Bounds viewport = scene.viewport().getBoundsInParent();
            Bounds panel = panel().getBoundsInParent();
            Point2D cell = scene.position(neuron);
            assertTrue(viewport.contains(panel), panel + " in " + viewport);
            assertFalse(panel.contains(cell), "covers its cell");
          });
    }
  }

  @Test
  void coversNoLayerUnlessItIsAskedFor() {
    window.pin(CONVOLUTION);
    window.until(() -> panel() != null);
    window.onScreen(
        () -> {
          NetworkScene scene = (NetworkScene) window.find("#scene");
          scene.camera().zoom(3);
        });
    window.until(() -> !panel().isVisible());
    assertFalse(line().isVisible());
    window.type(KeyCode.SHIFT, KeyCode.P);
    window.until(() -> panel() != null && panel().isVisible());
    window.type(KeyCode.SHIFT, KeyCode.P);
    window.until(() -> panel() == null);
  }

  @Test
  void movesWithTheCamera() {
    pin(CONVOLUTION);
    AtomicReference<Point2D> before = new AtomicReference<>();
    window.onScreen(
        () -> {
          before.set(start());
          ((NetworkScene) window.find("#scene")).camera().zoom(1.2);
        });
    window.until(() -> !start().equals(before.get()));
    window.onScreen(
        () -> {
          Point2D cell = ((NetworkScene) window.find("#scene")).position(CONVOLUTION);
          assertEquals(0, cell.distance(start()), 0.01, "the line leads to the cell");
        });
  }

  @Test
  void isClosedByItsCrossForOneNeuronAndByItsCommandForAll() {
    pin(CONVOLUTION);
    window.click(window.find("#patch-close"));
    window.until(() -> panel() == null);
    assertEquals(List.of(CONVOLUTION), window.workspace().pins(), "the pin stays");
    pin(DENSE);
    window.type(KeyCode.SHIFT, KeyCode.P);
    window.until(() -> panel() == null);
    window.pin(CONVOLUTION);
    assertNull(panel());
    window.type(KeyCode.SHIFT, KeyCode.P);
    window.until(() -> panel() != null);
  }

  @Test
  void escTakesItAwayWithThePin() {
    pin(CONVOLUTION);
    window.type(KeyCode.ESCAPE);
    window.until(() -> panel() == null);
    assertFalse(line().isVisible());
  }

  @Test
  void isGoneWhileTheThoughtPlays() {
    pin(CONVOLUTION);
    window.run("thought.play");
    window.until(() -> panel() == null || !panel().isVisible());
    window.run("thought.close");
    window.until(() -> panel() != null && panel().isVisible());
  }

  @Test
  void aHiddenLayersNeuronHasNone() {
    pin(CONVOLUTION);
    window.onScreen(() -> ((NetworkScene) window.find("#scene")).setLayerVisible(3, false));
    window.onScreen(() -> window.shell().scene().getRoot().requestLayout());
    window.until(() -> !panel().isVisible());
    assertFalse(line().isVisible());
  }

  @Test
  void aPixelHasNothingToShow() {
    window.pin(new Neuron(0, 0, 3, 3));
    assertNull(panel());
  }

  private void pin(Neuron neuron) {
    window.pin(neuron);
    window.until(() -> panel() != null);
    // Asked on the JavaFX thread: elsewhere the bounds of texts may be computed twice at once.
    window.onScreen(
        () -> {
          if (!panel().isVisible()) {
            window.shell().commands().get("patch.show").run();
          }
        });
    window.until(() -> panel() != null && panel().isVisible() && panel().getLayoutX() > 0);
    window.onScreen(() -> assertNotEquals(0, panel().getBoundsInParent().getWidth()));
  }

  private Node panel() {
    return window.find("#patch-panel");
  }

  private Node line() {
    return window.find(".patch-leader");
  }

  private Point2D start() {
    Line line = (Line) line();
    return new Point2D(line.getStartX(), line.getStartY());
  }

  /** The two lines of the panel as texts. */
  private List<String> texts() {
    AtomicReference<List<String>> found = new AtomicReference<>(List.of());
    window.onScreen(
        () -> {
          List<String> lines = new ArrayList<>();
          for (Node node : panel().lookupAll(".formula")) {
            StringBuilder line = new StringBuilder();
            ((TextFlow) node).getChildren().forEach(piece -> line.append(((Text) piece).getText()));
            lines.add(line.toString());
          }
          found.set(lines);
        });
    return found.get();
  }
}
