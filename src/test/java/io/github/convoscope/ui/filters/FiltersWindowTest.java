package io.github.convoscope.ui.filters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.network.Interventions.Clamp;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.neuron.NeuronWindow;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page with all weights in a real window. */
@NeedsDisplay
class FiltersWindowTest {
  private final NeuronWindow window = new NeuronWindow(new FiltersFeature());

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void aClickOnATilePinsTheMostActiveNeuronOfItsUnit() {
    window.type(KeyCode.K);
    window.until(() -> window.find("#filter-1-2") != null);
    window.click(window.find("#filter-1-2 .filter-pictures"));
    window.until(() -> window.workspace().chosen().get() != null);
    Neuron chosen = window.workspace().chosen().get();
    assertEquals(1, chosen.layer());
    assertEquals(2, chosen.channel());
    float[] activations = window.frame().activations().after(1);
    float value = activations[2 * 784 + chosen.row() * 28 + chosen.column()];
    for (int i = 2 * 784; i < 3 * 784; i++) {
      assertTrue(activations[i] <= value);
    }
  }

  @Test
  void escClosesThePageBeforeItUnpins() {
    window.pin(NeuronWindow.DENSE);
    window.run("filters.show");
    window.until(() -> window.find("#filter-1-2") != null);
    window.type(KeyCode.ESCAPE);
    window.until(() -> window.find("#filter-1-2") == null);
    assertFalse(window.workspace().pins().isEmpty());
  }

  @Test
  void thePageOpensAtOnceAndItsTilesFollow() {
    window.onScreen(
        () -> {
          window.shell().commands().get("filters.show").run();
          assertNotNull(window.find(".filter-page"), "the page is there");
          assertNull(window.find(".filter-tile"), "and the pen does not wait for its tiles");
        });
    int last = window.spec().output().index();
    window.until(() -> window.find("#filter-" + last + "-9") != null);
    window.onScreen(
        () -> {
          assertEquals(
              8 + 16 + 64 + 10, window.shell().scene().getRoot().lookupAll(".filter-tile").size());
        });
  }

  @Test
  void tilesGrowWithTheTextAndFillTheWidth() {
    window.run("filters.show");
    window.until(() -> hasWidth("#filter-1-2"));
    Region before = (Region) window.find("#filter-1-2");
    double width = before.getWidth();
    window.run("ui.larger-text");
    window.until(() -> window.find("#filter-1-2") != before && hasWidth("#filter-1-2"));
    window.until(() -> hasWidth("#filter-1-7"));
    assertTrue(((Region) window.find("#filter-1-2")).getWidth() > width);
    window.onScreen(
        () -> {
          double right = 0;
          for (int unit = 0; unit < 8; unit++) {
            Node tile = window.find("#filter-1-" + unit);
            right = Math.max(right, tile.localToScene(tile.getLayoutBounds()).getMaxX());
          }
          Node page = window.find(".filter-page");
          Bounds room = page.localToScene(page.getLayoutBounds());
          double empty = room.getMaxX() - right;
          assertTrue(empty < room.getWidth() / 8, empty + " of " + room.getWidth() + " is empty");
        });
  }

  private boolean hasWidth(String tile) {
    return window.find(tile) instanceof Region region && region.getWidth() > 0;
  }

  @Test
  void aTileSwitchesItsUnitOff() {
    window.run("filters.show");
    window.until(() -> window.find("#filter-1-2 .power") != null);
    window.onScreen(() -> ((Button) window.find("#filter-1-2 .power")).fire());
    assertEquals(List.of(new Clamp(1, 2, 0)), window.workspace().clamped().get().clamps());
    PseudoClass clamped = PseudoClass.getPseudoClass("clamped");
    assertTrue(window.find("#filter-1-2").getPseudoClassStates().contains(clamped));
  }
}
