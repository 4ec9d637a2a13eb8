package io.github.convoscope.ui.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.NeedsDisplay;
import io.github.convoscope.ui.comparison.ComparisonFeature;
import io.github.convoscope.ui.neuron.ComparedDrawing;
import io.github.convoscope.ui.neuron.NeuronWindow;
import io.github.convoscope.ui.pad.PadFeature;
import java.nio.file.Path;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

@NeedsDisplay
class PadReceptiveFieldTest {
  @Test
  void theReceptiveFieldOfADenseUnitIsOutlinedInsideThePad() {
    try (NeuronWindow window =
        new NeuronWindow(new PadFeature(Path.of("none.json")), new CardFeature())) {
      window.pin(NeuronWindow.DENSE);
      Node outline = window.find(".pad-receptive-field");
      window.until(outline::isVisible);
      Node pad = window.find(".pad");
      Bounds all = pad.localToScene(pad.getLayoutBounds());
      window.until(() -> all.contains(outline.localToScene(outline.getLayoutBounds())));
      Bounds outlined = outline.localToScene(outline.getLayoutBounds());
      assertTrue(outlined.getWidth() > 0.5 * all.getWidth());
      assertTrue(outlined.getHeight() > 0.5 * all.getHeight());
    }
  }

  @Test
  void whileTheSceneShowsAnotherDrawingThePadHasNoOutline() {
    try (NeuronWindow window =
        new NeuronWindow(
            new PadFeature(Path.of("none.json")), new CardFeature(), new ComparisonFeature())) {
      window.pin(NeuronWindow.CONVOLUTION);
      Node outline = window.find(".pad-receptive-field");
      window.until(outline::isVisible);
      window.type(KeyCode.H);
      window.until(() -> window.view().reference().get() != null);
      Bounds ofA = outline.getLayoutBounds();
      window.drawLine();
      window.until(() -> window.view().comparison().get() == ComparedDrawing.DIFFERENCE);
      window.until(() -> !outline.getLayoutBounds().equals(ofA));
      Bounds ofB = outline.getLayoutBounds();
      assertTrue(outline.isVisible(), "B is on the pad");
      window.type(KeyCode.B);
      window.until(() -> window.view().comparison().get() == ComparedDrawing.A);
      assertFalse(outline.isVisible(), "A is not on the pad");
      window.type(KeyCode.B);
      window.until(outline::isVisible);
      assertEquals(ofB, outline.getLayoutBounds());
    }
  }
}
